"""A page of results: what holds all words; where that is little, what is near; and what they can be narrowed by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles import archive_counts
from articles.models import Article
from articles.search import closest, lookup
from articles.search.asked import Asked
from articles.search.filters import KINDS, Filters
from articles.search.known_hits import KnownHits
from articles.search_index import FACETS
from newsroom.arabic.search_terms import Query

PAGE = 20
COUNTED = 200
"""Results are counted up to here; beyond it the page says «more than»."""
FEW = 10
"""With fewer results than this, what is near is shown below."""
NEAR = 10
RELEVANCE, DATE = "relevance", "date"
CURSOR = re.compile(r"([tb])(-?[0-9]{1,18})")
FACET = re.compile(r"§([a-z])([0-9]+)")
LETTERS = {FACETS[kind]: kind for kind in KINDS}


@dataclass(frozen=True)
class Results:
    """What a search found; reports as lists print them, with the live body for excerpts."""

    reports: Sequence[Article]
    near: Sequence[Article] = ()
    older: str = ""
    """The cursor of the next page; empty on the last."""
    count: int = 0
    """How many there are, or `COUNTED` where there are more."""
    more: bool = False
    compared: int = 0
    """In so many reports, the newest that hold its words, a phrase was looked for; 0 where it was in all of them."""
    counts: dict[str, Counter[int]] = field(default_factory=dict)
    """For each kind how many of the counted have a link to which row."""


def search(query: Query, filters: Filters | None = None, order: str = RELEVANCE, cursor: str = "") -> Results:
    """The results of a query; the cursor is the one that the page before gave."""
    filters, now = filters or Filters(), timezone.now()
    if query.asks_nothing:
        return Results([])
    asked = Asked.of(query, 1)
    counted = lookup.newest(asked, filters, now, COUNTED + 1)
    hits, older = _page(asked, filters, order, cursor, counted, now)
    near: list[int] = []
    if not cursor and len(counted) < FEW:
        near = _near(query, filters, {hit.article for hit in counted}, now)
    found = _reports([*(hit.article for hit in hits), *near])
    return Results(
        [found[hit.article] for hit in hits if hit.article in found],
        [found[number] for number in near if number in found],
        older,
        min(len(counted), COUNTED),
        more=len(counted) > COUNTED,
        compared=_compared(query, filters, counted),
        counts=_counts(counted[:COUNTED]),
    )


def _page(
    asked: Asked, filters: Filters, order: str, cursor: str, counted: Sequence[lookup.Hit], now: datetime
) -> tuple[list[lookup.Hit], str]:
    """The hits of a page and the cursor after it: by date, or those with all words in the title first."""
    read = CURSOR.fullmatch(cursor)
    part, below = (read[1], int(read[2])) if read else ("t", None)
    known = KnownHits(asked, filters, now, counted, is_all=len(counted) <= COUNTED)
    if order == DATE:
        hits = known.anywhere(below, PAGE + 1)
        return hits[:PAGE], f"b{hits[PAGE - 1].place}" if len(hits) > PAGE else ""
    hits = known.titles(below, PAGE + 1) if part == "t" else []
    titles = len(hits)
    if titles <= PAGE:
        hits += known.bodies(None if part == "t" else below, PAGE + 1 - titles)
    if len(hits) <= PAGE:
        return hits, ""
    # With only titles on the page, the next one begins among titles, though none may be left.
    return hits[:PAGE], f"{'t' if titles >= PAGE else 'b'}{hits[PAGE - 1].place}"


def _near(query: Query, filters: Filters, shown: set[int], now: datetime) -> list[int]:
    """The reports that level 2 finds, then those that hold most of the words; none that is shown already."""
    second = lookup.newest(Asked.of(query, 2), filters, now, NEAR + len(shown))
    near = dict.fromkeys(hit.article for hit in second if hit.article not in shown)
    if len(near) < NEAR:
        near |= dict.fromkeys(
            number for number in closest.articles(query, filters, now) if number not in shown
        )
    return list(near)[:NEAR]


def _reports(numbers: Sequence[int]) -> dict[int, Article]:
    """The reports as cards print them, with their bodies; one query."""
    rows: Any = Article.objects.published().filter(pk__in=numbers)
    return {report.pk: report for report in rows.select_related("section", "genre", "live__lead_photo")}


def _compared(query: Query, filters: Filters, counted: Sequence[lookup.Hit]) -> int:
    """To how many reports a phrase was limited, where older ones might hold it too."""
    most = lookup.compared(filters.facets())
    is_full = len(counted) > COUNTED
    return most if query.phrases and not is_full and archive_counts.total() > most else 0


def _counts(hits: Sequence[lookup.Hit]) -> dict[str, Counter[int]]:
    counts: dict[str, Counter[int]] = {kind: Counter() for kind in KINDS}
    for hit in hits:
        for letter, number in FACET.findall(hit.facets):
            if letter in LETTERS:
                counts[LETTERS[letter]][int(number)] += 1
    return counts
