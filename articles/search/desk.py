"""What the desk finds: reports by words in any inflection, whether readers see these words or only the desk does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import connection

from articles.models import Article, DeskDocument
from articles.search import lookup
from articles.search.asked import Asked, any_of, read
from articles.search.filters import Filters
from newsroom.arabic.loose_spelling import loose_pattern
from newsroom.arabic.normalise import tokens
from newsroom.arabic.search_terms import Query

MOST = 1_000
"""Of each of the two indexes so many matches are taken, the newest."""
NEAREST = 500
"""A word that is not finished yet, or a part of one, is found in the headlines of so many reports, the newest."""
MOST_WORDS = 8
LEVELS = (1, 2)
END = datetime(2500, 1, 1, tzinfo=UTC)
"""What is scheduled counts as well."""


def reports(text: str, *, only_headlines: bool = False) -> set[int]:
    """The numbers of the reports that hold what is asked; any text is a query, one without words finds nothing."""
    query = read(text)
    found: set[int] = set()
    for level in LEVELS:
        if not found and not query.asks_nothing:
            asked, part = Asked.of(query, level), "title" if only_headlines else ""
            found = {hit.article for hit in lookup.newest(asked, Filters(), END, MOST, part=part)}
            found |= set(_unseen(asked, part))
    if query.asks_nothing or query.phrases or query.excluded_words or query.excluded_phrases:
        return found
    return found | set(_unfinished(text))


def _unseen(asked: Asked, part: str) -> list[int]:
    """The newest reports whose words only the desk sees."""
    vendor, column = connection.vendor, "title_terms" if part == "title" else "terms"
    wanted = asked.all_wanted(vendor)
    if vendor == "postgresql":
        values, absent = [wanted], ""
        if asked.absent:
            absent = " AND NOT terms @@ %s::tsquery"
            values.append(any_of(asked.absent, vendor))
        statement = f"SELECT article_id FROM articles_deskdocument WHERE {column} @@ %s::tsquery{absent}"  # noqa: S608
        order = " ORDER BY article_id DESC LIMIT %s"
    else:
        expression = f"{{{column}}} : ({wanted})"
        if asked.absent:
            expression = f"({expression}) NOT ({{terms}} : {any_of(asked.absent, vendor)})"
        values = [expression]
        statement = "SELECT rowid FROM articles_desk_search WHERE articles_desk_search MATCH %s"
        order = " ORDER BY rowid DESC LIMIT %s"
    numbers = [number for (number,) in lookup.rows(statement + order, [*values, MOST])]
    return _with_phrases(asked.query, numbers)


def _with_phrases(query: Query, numbers: list[int]) -> list[int]:
    """Those that have the phrases asked for and none that is to be left out; without phrases nothing is read."""
    if not query.phrases and not query.excluded_phrases:
        return numbers
    texts = DeskDocument.objects.filter(pk__in=numbers).values_list("pk", "phrases")

    def holds(text: str, phrase: Any) -> bool:
        return any(spelling in text for spelling in phrase.spellings())

    return [
        number
        for number, text in texts.iterator()
        if all(holds(text, phrase) for phrase in query.phrases)
        and not any(holds(text, phrase) for phrase in query.excluded_phrases)
    ]


def _unfinished(text: str) -> Any:
    """The newest reports whose latest headline holds the letters of every word."""
    newest = Article.objects.order_by("-pk").values("pk")[:NEAREST]
    rows = Article.objects.filter(pk__in=newest)
    for token in tokens(text)[:MOST_WORDS]:
        rows = rows.filter(latest__headline__iregex=loose_pattern(token.text))
    return rows.values_list("pk", flat=True)
