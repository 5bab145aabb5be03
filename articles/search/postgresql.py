"""The statements for GIN, which gives all holders of a word and in no order: so it is asked era by era.

A window of eras is small at first, and the next, older one as large as the holders met so far let expect that it needs
to be. A common word is found in the newest few thousand documents, whatever lies behind them; where hardly anything is
found, the last window has no eras at all: then the lists are short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from articles.eras import SHORTEST, covering
from articles.models.search_document import NUMBER_BITS
from articles.search.asked import any_of
from articles.search.lookup import COMPARED, Hit, Span, Wish, rows

POSTGRESQL = "postgresql"
FIRST = 2_000
"""Documents in the first window."""
MOST_GROWTH = 16
"""Of a window, over the time that the ones before it cover."""
MARGIN = 1.3
"""Over what is expected to be needed, because words are not spread evenly."""
ONE_ERA = 1 << (NUMBER_BITS + SHORTEST)
HAS_PAIR = "get_bit(pairs, %s::bigint %% (8 * octet_length(pairs))) = 1"


def newest(wish: Wish, span: Span) -> list[Hit]:
    """The newest documents in the span that hold what is asked."""
    condition, values = _condition(wish)
    spelt, spelt_values = wish.asked.phrases_sql(POSTGRESQL, HAS_PAIR, 1)
    found: list[Hit] = []
    held, most_held = 0, COMPARED if spelt else wish.most
    windows = Windows(span)
    while windows.more and len(found) < wish.most and held < most_held:
        place, facets, in_window = _inside(windows, wish.facets)
        statement = (
            "SELECT place, article_id, facets, pairs FROM (SELECT place, article_id, facets, pairs"  # noqa: S608
            f" FROM articles_searchdocument WHERE {condition} AND {place} OFFSET 0) AS window_hits"
            " ORDER BY place DESC LIMIT %s"
        )
        rest = [*values, *facets, *in_window, most_held - held]
        if spelt:
            # How many were compared is said in a last row.
            hits = rows(
                f"WITH found AS MATERIALIZED ({statement}) (SELECT place, article_id, facets::text FROM found"  # noqa: S608
                f" WHERE {spelt} ORDER BY place DESC LIMIT %s) UNION ALL SELECT count(*), NULL, '' FROM found",
                [*rest, *spelt_values, wish.most - len(found)],
            )
            held += hits.pop()[0]
        else:
            hits = rows(f"SELECT place, article_id, facets::text FROM ({statement}) AS found", rest)  # noqa: S608
            held += len(hits)
        found += [Hit(*hit) for hit in hits]
        windows.go_on(min(_factor(len(found), wish.most), _factor(held, most_held)))
    return sorted(found, reverse=True)


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

    def go_on(self, factor: int) -> None:
        """To the next window, so many times as long as all before it."""
        self.more = self.low > self.oldest
        self.high = self.low
        self.low = max(self.oldest, self.high - factor * max(self.begin - self.high, ONE_ERA))
        # With the longest steps hardly anything was found: the whole list is short, or empty.
        self.is_all = self.low == self.oldest and factor == MOST_GROWTH

    @property
    def eras(self) -> list[str]:
        """The eras to ask for; none where everything is."""
        return [] if self.is_all else covering(self.low, self.high)


def _inside(windows: Windows, links: Sequence[str]) -> tuple[str, list[Any], list[Any]]:
    """The condition of a window and of links, and its values."""
    asked = [f"'{term}'" for term in links]
    if eras := windows.eras:
        asked.append(any_of(eras, POSTGRESQL))
    bounds = "place >= %s AND place < %s"
    if not asked:
        return bounds, [], [windows.low, windows.high]
    return f"facets @@ %s::tsquery AND {bounds}", [" & ".join(asked)], [windows.low, windows.high]


def _condition(wish: Wish) -> tuple[str, list[Any]]:
    """What a document must hold, wherever it stands."""
    wanted = wish.asked.all_wanted(POSTGRESQL)
    conditions = ["title_terms @@ %s::tsquery" if wish.part == "title" else "terms @@ %s::tsquery"]
    values: list[Any] = [wanted]
    if wish.part == "body":
        conditions.append("NOT title_terms @@ %s::tsquery")
        values.append(wanted)
    if wish.asked.absent:
        conditions.append("NOT terms @@ %s::tsquery")
        values.append(any_of(wish.asked.absent, POSTGRESQL))
    return " AND ".join(conditions) + " AND published_at <= %s", [*values, wish.now]


def holders(words: Sequence[Iterable[str]], facets: Sequence[str], span: Span, most: int) -> list[list[int]]:
    """For each word the places of its newest holders; one query a window, for the words that have too few."""
    asked = [any_of(terms, POSTGRESQL) for terms in words]
    held: list[list[int]] = [[] for _terms in words]
    windows = Windows(span)
    while windows.more and (open_ones := [at for at in range(len(asked)) if len(held[at]) < most]):
        condition, terms, bounds = _inside(windows, facets)
        parts, values = [], list[Any]()
        for number in open_ones:
            parts.append(
                f"(SELECT place, {number} FROM (SELECT place FROM articles_searchdocument"  # noqa: S608
                f" WHERE terms @@ %s::tsquery AND {condition} OFFSET 0) AS held ORDER BY place DESC LIMIT %s)"
            )
            values += [asked[number], *terms, *bounds, most - len(held[number])]
        for place, number in sorted(rows(" UNION ALL ".join(parts), values), reverse=True):
            held[number].append(place)
        windows.go_on(max(_factor(len(held[number]), most) for number in open_ones))
    return held
