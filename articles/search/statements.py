"""Search in statements: their places, newest first, out of FTS5 or GIN.

Whom a statement belongs to and whether readers may see it stands in the statement itself, which is read row by row.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from articles.models.search_document import MOST_SECONDS, NUMBER_BITS, place_of
from articles.models.statement import BELONGING
from articles.search.asked import Asked, any_of
from newsroom.arabic.search_terms import Query

POSTGRESQL = "postgresql"
DOCUMENTS = (
    "articles_statementdocument AS document"
    " {join} articles_statement AS statement ON statement.id = document.statement_id"
)


class Hit(NamedTuple):
    """A statement that was found, and its place in the order of days."""

    place: int
    statement: int


def newest(
    query: Query,
    most: int,
    *,
    belonging: Mapping[str, int] | None = None,
    first: date | None = None,
    last: date | None = None,
    below: int | None = None,
) -> list[Hit]:
    """The newest statements that hold all words: of these people or at this event, between two days, below a place."""
    asked = Asked.of(query, 1)
    if query.asks_nothing or not asked.wanted:
        return []
    low = place_of(_moment(first), 0) if first else -(MOST_SECONDS << NUMBER_BITS)
    high = place_of(_moment(last) + timedelta(days=1), 0) if last else MOST_SECONDS << NUMBER_BITS
    high = high if below is None else min(high, below)
    found, values = _fts5(asked) if connection.vendor == "sqlite" else _gin(asked)
    found += " AND document.place >= %s AND document.place < %s"
    found += " AND statement.stands AND statement.published_at <= %s"
    values += [low, high, connection.ops.adapt_datetimefield_value(timezone.now())]
    for kind, number in (belonging or {}).items():
        if kind not in BELONGING:
            raise ValueError(f"statements do not belong to a {kind}")
        found += f" AND statement.{kind}_id = %s"
        values.append(number)
    spelt, patterns = _spelt(query)
    found += f" AND {spelt}" if spelt else ""
    with connection.cursor() as cursor:
        cursor.execute(f"{found} ORDER BY document.place DESC LIMIT %s", [*values, *patterns, most])
        return [Hit(*row) for row in cursor.fetchall()]


def anywhere(query: Query, most: int) -> list[int]:
    """The numbers of the newest statements that hold all words, also of those that readers do not see."""
    asked = Asked.of(query, 1)
    if query.asks_nothing or not asked.wanted:
        return []
    found, values = _fts5(asked) if connection.vendor == "sqlite" else _gin(asked)
    spelt, patterns = _spelt(query)
    found += f" AND {spelt}" if spelt else ""
    with connection.cursor() as cursor:
        cursor.execute(f"{found} ORDER BY document.place DESC LIMIT %s", [*values, *patterns, most])
        return [number for _place, number in cursor.fetchall()]


def _fts5(asked: Asked) -> tuple[str, list[Any]]:
    """FTS5 keeps the order of places itself; the tables beside it are read row by row."""
    expression = asked.all_wanted("sqlite")
    if asked.absent:
        expression = f"({expression}) NOT {any_of(asked.absent, 'sqlite')}"
    documents = DOCUMENTS.format(join="CROSS JOIN")
    return (
        "SELECT document.place, document.statement_id FROM articles_statement_search"  # noqa: S608
        f" CROSS JOIN {documents} WHERE document.place = articles_statement_search.rowid"
        " AND articles_statement_search MATCH %s",
        [expression],
    )


def _gin(asked: Asked) -> tuple[str, list[Any]]:
    documents = DOCUMENTS.format(join="JOIN")
    found = f"SELECT document.place, document.statement_id FROM {documents} WHERE terms @@ %s::tsquery"  # noqa: S608
    values: list[Any] = [asked.all_wanted(POSTGRESQL)]
    if asked.absent:
        found += " AND NOT terms @@ %s::tsquery"
        values.append(any_of(asked.absent, POSTGRESQL))
    return found, values


def _spelt(query: Query) -> tuple[str, list[str]]:
    """The condition that the folded words meet where phrases matter, and its values; else nothing."""
    holds = "position(%s in phrases) > 0" if connection.vendor == POSTGRESQL else "instr(phrases, %s) > 0"
    conditions, values = [], list[str]()
    for phrases, negation in ((query.phrases, ""), (query.excluded_phrases, "NOT ")):
        for phrase in phrases:
            spellings = phrase.spellings()
            conditions.append(f"{negation}({' OR '.join([holds] * len(spellings))})")
            values += spellings
    return " AND ".join(conditions), values


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
