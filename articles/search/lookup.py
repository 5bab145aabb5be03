"""The statements: places of documents, newest first, out of FTS5 or GIN.

Nothing is sorted that could be long. FTS5 walks its lists in the order of places by itself. PostgreSQL would read
every holder of a common word before it gives the first: so the newest documents are looked through one by one, and
only where they hold too few is GIN asked, whose lists are then short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from articles.search.asked import Asked, any_of
from articles.search.filters import Filters

LOOKED_THROUGH = 2_000
"""So many of the newest documents are read one by one before GIN is asked."""
COMPARED = 10_000
"""A phrase is looked for in so many of the newest documents that hold all its words."""
POSTGRESQL = "postgresql"


class Hit(NamedTuple):
    """A document that was found."""

    place: int
    article: int
    facets: str


class Span(NamedTuple):
    """Places that count: from `low`, below `high`."""

    low: int
    high: int


def newest(
    asked: Asked, filters: Filters, now: datetime, most: int, *, below: int | None = None, part: str = ""
) -> list[Hit]:
    """The newest documents that hold what is asked, below a place.

    `part`: "title" gives those that hold all words in their titles, "body" the others, "" both.
    """
    if not asked.wanted:
        return []
    low, high = filters.places(now)
    span = Span(low, high if below is None else min(high, below))
    if connection.vendor == POSTGRESQL:
        return _postgresql(asked, filters, now, most, span, part)
    condition = _fts5(asked, filters, part)
    # FTS5 keeps this order itself only if it stands alone; the table beside it is read row by row.
    return _spelt(
        "SELECT document.place, document.article_id, document.facets, document.phrases FROM articles_search"
        " CROSS JOIN articles_searchdocument AS document ON document.place = articles_search.rowid"
        " WHERE articles_search MATCH %s AND articles_search.rowid >= %s AND articles_search.rowid < %s"
        " AND document.published_at <= %s ORDER BY articles_search.rowid DESC",
        [condition, *span, _moment(now)],
        asked,
        most,
    )


def _spelt(statement: str, values: list[Any], asked: Asked, most: int) -> list[Hit]:
    """The first hits of an ordered statement, those of them that spell the phrases of a query."""
    spelt, patterns = asked.phrases_sql(connection.vendor)
    if not spelt:
        return _rows(
            f"SELECT place, article_id, facets FROM ({statement} LIMIT %s) AS found",  # noqa: S608
            [*values, most],
        )
    return _rows(
        f"SELECT place, article_id, facets FROM ({statement} LIMIT %s) AS found WHERE {spelt}"  # noqa: S608
        " ORDER BY place DESC LIMIT %s",
        [*values, COMPARED, *patterns, most],
    )


def _fts5(asked: Asked, filters: Filters, part: str) -> str:
    """The expression for MATCH."""
    wanted = asked.all_wanted("sqlite")
    expression = f"{{title_terms}} : ({wanted})" if part == "title" else f"{{terms}} : ({wanted})"
    for term in filters.facets():
        expression = f'({expression}) AND ({{facets}} : "{term}")'
    if asked.absent:
        expression = f"({expression}) NOT ({{terms}} : {any_of(asked.absent, 'sqlite')})"
    if part == "body":
        expression = f"({expression}) NOT ({{title_terms}} : ({wanted}))"
    return expression


def _postgresql(asked: Asked, filters: Filters, now: datetime, most: int, span: Span, part: str) -> list[Hit]:
    wanted = asked.all_wanted(POSTGRESQL)
    conditions: list[str] = ["terms @@ %s::tsquery"]
    values: list[Any] = [wanted]
    if part == "title":
        conditions[0] = "title_terms @@ %s::tsquery"
    if filters.links:
        conditions.append("facets @@ %s::tsquery")
        values.append(" & ".join(f"'{term}'" for term in filters.facets()))
    if part == "body":
        conditions.append("NOT title_terms @@ %s::tsquery")
        values.append(wanted)
    if asked.absent:
        conditions.append("NOT terms @@ %s::tsquery")
        values.append(any_of(asked.absent, POSTGRESQL))
    condition = " AND ".join(conditions) + " AND published_at <= %s"
    values.append(now)
    within, columns = "place >= %s AND place < %s", "place, article_id, facets::text, phrases"
    found = _spelt(
        f"SELECT {columns} FROM (SELECT * FROM articles_searchdocument WHERE {within}"  # noqa: S608
        f" ORDER BY place DESC LIMIT %s) AS newest WHERE {condition} ORDER BY place DESC",
        [*span, LOOKED_THROUGH, *values],
        asked,
        most,
    )
    if len(found) >= most:
        return found
    # OFFSET 0 keeps the planner from walking the key for what is rare.
    return _spelt(
        f"SELECT * FROM (SELECT {columns} FROM articles_searchdocument"  # noqa: S608
        f" WHERE {condition} AND {within} OFFSET 0) AS held ORDER BY place DESC",
        [*values, *span],
        asked,
        most,
    )


def holders(words: Sequence[Iterable[str]], filters: Filters, now: datetime, most: int) -> list[list[int]]:
    """For each word, given as the terms of which any will do, the places of its newest holders. One query."""
    span = filters.places(now)
    statement = _holders_postgresql if connection.vendor == POSTGRESQL else _holders_sqlite
    parts, values = [], []
    for number, terms in enumerate(words):
        sql, needed = statement(terms, filters, span, most)
        # SQLite allows LIMIT within a UNION only in a table of its own.
        parts.append(
            f"SELECT * FROM (SELECT place, {number} AS word, '' AS spare FROM ({sql}) AS held) AS word_{number}"  # noqa: S608
        )
        values += needed
    held: list[list[int]] = [[] for _terms in words]
    for place, number, _nothing in _rows(" UNION ALL ".join(parts), values) if parts else ():
        held[number].append(place)
    return held


def _holders_sqlite(
    terms: Iterable[str], filters: Filters, span: tuple[int, int], most: int
) -> tuple[str, list[Any]]:
    expression = f"{{terms}} : {any_of(terms, 'sqlite')}"
    for term in filters.facets():
        expression = f'({expression}) AND ({{facets}} : "{term}")'
    return (
        "SELECT rowid AS place FROM articles_search WHERE articles_search MATCH %s AND rowid >= %s AND rowid < %s"
        " ORDER BY rowid DESC LIMIT %s",
        [expression, *span, most],
    )


def _holders_postgresql(
    terms: Iterable[str], filters: Filters, span: tuple[int, int], most: int
) -> tuple[str, list[Any]]:
    conditions, values = "terms @@ %s::tsquery", [any_of(terms, POSTGRESQL)]
    if filters.links:
        conditions += " AND facets @@ %s::tsquery"
        values.append(" & ".join(f"'{term}'" for term in filters.facets()))
    return (
        "SELECT place FROM (SELECT place FROM articles_searchdocument"  # noqa: S608
        f" WHERE {conditions} AND place >= %s AND place < %s OFFSET 0) AS found ORDER BY place DESC LIMIT %s",
        [*values, *span, most],
    )


def _moment(now: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(now)


def _rows(statement: str, values: Sequence[Any]) -> list[Hit]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Hit(*row) for row in cursor.fetchall()]
