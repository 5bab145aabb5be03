"""Places of documents, newest first, out of FTS5 or GIN: what is asked, in whichever database is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from articles.search.asked import Asked
from articles.search.filters import Filters

COMPARED = 10_000
"""A phrase is looked for in so many of the newest documents that hold all its words."""
COMPARED_OF_A_LINK = 3_000
"""The same among the reports of a section, a person …, which lie further apart."""


def compared(facets: Sequence[str]) -> int:
    """Among how many documents a phrase is looked for."""
    return COMPARED_OF_A_LINK if facets else COMPARED


class Hit(NamedTuple):
    """A document that was found."""

    place: int
    article: int
    facets: str


class Span(NamedTuple):
    """Places that count: from `low`, below `high`."""

    low: int
    high: int


class Wish(NamedTuple):
    """What is asked of the index."""

    asked: Asked
    facets: Sequence[str]
    """Terms of links that must be there, all of them."""
    part: str
    """"title": all words in the title; "body": not so; "": anywhere."""
    now: datetime
    most: int


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
    return _database().newest(Wish(asked, filters.facets(), part, now, most), span) if low < span.high else []


def titled(asked: Asked, filters: Filters, now: datetime, hits: Sequence[Hit]) -> set[int]:
    """The places of those hits, newest first, that hold all words in their titles. One query."""
    if not hits:
        return set()
    wish = Wish(asked, filters.facets(), "title", now, len(hits))
    return _database().titled(wish, [hit.place for hit in hits])


def holders(words: Sequence[Iterable[str]], filters: Filters, now: datetime, most: int) -> list[list[int]]:
    """For each word, given as the terms of which any will do, the places of its newest holders."""
    span = Span(*filters.places(now))
    if not words or span.low >= span.high:
        return [[] for _terms in words]
    return _database().holders(words, filters.facets(), span, most)


def _database() -> Any:
    from articles.search import postgresql, sqlite

    return postgresql if connection.vendor == "postgresql" else sqlite


def rows(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
