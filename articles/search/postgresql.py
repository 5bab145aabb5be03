"""The statements for GIN, which gives all holders of a word and in no order: so it is asked era by era.

A window of eras is small at first, and the next, older one as large as the holders met so far let expect that it needs
to be. A common word is found in the newest few thousand documents, whatever lies behind them; a last window that is the
larger part of the archive has no eras at all: of a rare word the whole list is short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from math import ceil
from typing import Any

from articles.eras import SHORTEST, covering
from articles.models.search_document import NUMBER_BITS
from articles.search.asked import any_of
from articles.search.lookup import Hit, Span, Wish, compared, rows

POSTGRESQL = "postgresql"
FIRST = 2_000
"""Documents in the first window."""
MOST_GROWTH = 16
"""Of a window, over the time that the ones before it cover."""
SHORT = 5_000
"""Documents that hold what is asked: if no more are expected, all are read, once two windows gave next to none."""
MARGIN = 1.3
"""Over what is expected to be needed, because words are not spread evenly."""
LINKS, LINKS_OF_TITLES = "facets", "(facets || ''::tsvector)"
"""Links and eras as each of the two indexes has them: from that of titles no other words are looked for in a window."""
ONE_ERA = 1 << (NUMBER_BITS + SHORTEST)


def newest(wish: Wish, span: Span) -> list[Hit]:
    """The newest documents in the span that hold what is asked."""
    spelt, spelt_values = wish.asked.phrases_sql(POSTGRESQL, lambda number: (f"pair_{number}", []))
    columns = _pairs(wish) if spelt else "article_id, facets"
    condition, values = _condition(wish)
    found: list[Hit] = []
    held, most_held = 0, compared(wish.facets) if spelt else wish.most
    windows = Windows(span)
    while windows.more and len(found) < wish.most and held < most_held:
        inside, bounds = _inside(windows, wish.facets, LINKS_OF_TITLES if wish.part == "title" else LINKS)
        statement = (
            f"SELECT * FROM (SELECT place, {columns} FROM articles_searchdocument"  # noqa: S608
            f" WHERE {condition} AND {inside} OFFSET 0) AS window_hits ORDER BY place DESC LIMIT %s"
        )
        rest = [*values, *bounds, most_held - held]
        if spelt:
            hits = rows(
                f"WITH found AS MATERIALIZED ({statement})"  # noqa: S608
                f" SELECT place, article_id, facets::text FROM (SELECT place FROM found WHERE {spelt}"
                " ORDER BY place DESC LIMIT %s) AS held JOIN articles_searchdocument USING (place)"
                " UNION ALL SELECT count(*), NULL, '' FROM found",
                [*rest, *spelt_values, wish.most - len(found)],
            )
            # One row has no report: it says how many were compared.
            held += next(place for place, number, _facets in hits if number is None)
            hits = [hit for hit in hits if hit[1] is not None]
        else:
            hits = rows(f"SELECT place, article_id, facets::text FROM ({statement}) AS found", rest)  # noqa: S608
            held += len(hits)
        found += [Hit(*hit) for hit in hits]
        windows.go_on(min(_factor(len(found), wish.most), _factor(held, most_held)), held)
    return sorted(found, reverse=True)


def titled(wish: Wish, places: Sequence[int]) -> set[int]:
    """Which of the places hold all words in their titles."""
    found = rows(
        "SELECT place FROM articles_searchdocument WHERE place = ANY(%s) AND title_terms @@ %s::tsquery",
        [list(places), wish.asked.all_wanted(POSTGRESQL)],
    )
    return {place for (place,) in found}


def _pairs(wish: Wish) -> str:
    """Whether each pair may be there, a column each: thousands of whole tables would be sorted on the disk."""
    has_pair = "get_bit(pairs, {0} %% (8 * octet_length(pairs))::bigint) = 1 AS pair_{0}"
    return ", ".join(map(has_pair.format, wish.asked.pairs())) or "NULL"


def _factor(found: int, wanted: int) -> int:
    """By how much the time looked through has to grow, going by what was found in it."""
    return min(MOST_GROWTH, ceil(MARGIN * (wanted - found) / found)) if found else MOST_GROWTH


class Windows:
    """Spans one before the other, from the newest places to the oldest."""

    def __init__(self, span: Span) -> None:
        """The first window holds `FIRST` documents. One query."""
        of_span = "FROM articles_searchdocument WHERE place >= %s AND place < %s"
        [(newest, first, oldest)] = rows(
            f"SELECT (SELECT max(place) {of_span}),"  # noqa: S608
            f" (SELECT place {of_span} ORDER BY place DESC OFFSET %s LIMIT 1), (SELECT min(place) {of_span})",
            [*span, *span, FIRST - 1, *span],
        )
        self.more = newest is not None
        self.begin = self.high = (newest or 0) + 1
        self.oldest = oldest or 0
        self.low = self.oldest if first is None else first
        self.is_all = first is None

    def go_on(self, factor: int, held: int) -> None:
        """To the next window, so many times as long as all before it, in which `held` documents were met."""
        is_second, seen = self.high < self.begin, max(self.begin - self.low, ONE_ERA)
        self.more = self.low > self.oldest
        self.high = self.low
        self.low = max(self.oldest, self.high - factor * seen)
        if is_second and factor == MOST_GROWTH and held * (self.high - self.oldest) <= SHORT * seen:
            self.low = self.oldest
        # What is left is the larger part: the whole list is read sooner than eras are looked up for each entry of it.
        self.is_all = self.low == self.oldest and self.high - self.low > self.begin - self.high

    @property
    def eras(self) -> list[str]:
        """The eras to ask for; none where everything is."""
        return [] if self.is_all else covering(self.low, self.high)


def _inside(windows: Windows, links: Sequence[str], column: str = LINKS) -> tuple[str, list[Any]]:
    """The condition of a window and of links, and its values."""
    asked = [f"'{term}'" for term in links]
    if eras := windows.eras:
        asked.append(any_of(eras, POSTGRESQL))
    # As sums, so that no index of places is read beside the index of words.
    conditions = [*[f"{column} @@ %s::tsquery"] * len(asked), "place + 0 >= %s AND place + 0 < %s"]
    return " AND ".join(conditions), [*asked, windows.low, windows.high]


def _condition(wish: Wish) -> tuple[str, list[Any]]:
    """What a document must hold, wherever it stands. Words of titles have an index of their own, which has eras too.

    Each word is a condition of its own, and so is each link: GIN skips from one list to the next, where of one
    condition it would weigh every term again for each document.
    """
    words = [any_of(terms, POSTGRESQL) for terms in wish.asked.wanted]
    conditions = [f"{'title_terms' if wish.part == 'title' else 'terms'} @@ %s::tsquery"] * len(words)
    values: list[Any] = [*words]
    if wish.part == "body":
        # Most documents of a list are no titles: each is looked at, no second list is read.
        conditions.append("NOT title_terms @@ %s::tsquery")
        values.append(wish.asked.all_wanted(POSTGRESQL))
    if wish.asked.absent:
        conditions.append("NOT terms @@ %s::tsquery")
        values.append(any_of(wish.asked.absent, POSTGRESQL))
    return " AND ".join(conditions) + " AND published_at <= %s", [*values, wish.now]


def holders(words: Sequence[Iterable[str]], facets: Sequence[str], span: Span, most: int) -> list[list[int]]:
    """For each word the places of its newest holders; one query a round, for the words that have too few.

    Each word goes on by windows of its own: what is found nowhere leads at once to its whole list, which is short,
    and must not take the whole list of a common word along.
    """
    asked = [any_of(terms, POSTGRESQL) for terms in words]
    held: list[list[int]] = [[] for _terms in words]
    first = Windows(span)
    windows = [copy(first) for _terms in words]
    while open_ones := [at for at, own in enumerate(windows) if own.more and len(held[at]) < most]:
        parts, values = [], list[Any]()
        for number in open_ones:
            inside, bounds = _inside(windows[number], facets)
            parts.append(
                f"(SELECT place, {number} FROM (SELECT place FROM articles_searchdocument"  # noqa: S608
                f" WHERE terms @@ %s::tsquery AND {inside} OFFSET 0) AS held ORDER BY place DESC LIMIT %s)"
            )
            values += [asked[number], *bounds, most - len(held[number])]
        for place, number in sorted(rows(" UNION ALL ".join(parts), values), reverse=True):
            held[number].append(place)
        for number in open_ones:
            windows[number].go_on(_factor(len(held[number]), most), len(held[number]))
    return held
