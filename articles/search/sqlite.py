"""The statements for FTS5, which walks its lists in the order of ages by itself: nothing is sorted.

The age of a document is its place with the sign turned, so that the newest stands first in each list: SQLite 3.40 skips
entries of long lists that it walks backwards.
Words of titles are terms of their own, marked, and so are links: a short list each. A list of a word with its columns
would have to be walked as a whole to find the few titles in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from articles.models.search_document import TITLE_MARK
from articles.search.asked import any_of
from articles.search.lookup import Hit, Span, Wish, compared, rows

SQLITE = "sqlite"
PROBED = 16
"""How far back so many of its newest entries reach says how rare a word is, among the others asked for."""
NOWHERE = "§"
"""A term that no document has."""
# Whether the table of pairs has a bit: the byte in hexadecimal, of it the digit, of it the bit.
HAS_PAIR = (
    "(instr('0123456789ABCDEF', substr(hex(substr(pairs, 1 + (%s %% (8 * length(pairs))) / 8, 1)),"
    " 2 - (%s %% 8) / 4, 1)) - 1) >> (%s %% 4) & 1"
)


def newest(wish: Wish, span: Span) -> list[Hit]:
    """The newest documents in the span that hold what is asked."""
    # FTS5 keeps this order itself only if it stands alone. Of the table beside it an index is read that has all that
    # is needed: the rows themselves are long, and lie one a page.
    statement = (
        "SELECT document.place, document.article_id, document.facets, document.pairs FROM articles_search"
        " CROSS JOIN articles_searchdocument AS document INDEXED BY articles_search_hits"
        " ON document.place = -articles_search.rowid"
        " WHERE articles_search MATCH %s AND articles_search.rowid > %s AND articles_search.rowid <= %s"
        " AND document.published_at <= %s ORDER BY articles_search.rowid LIMIT %s"
    )
    values = [_expression(wish, span), *_ages(span), connection.ops.adapt_datetimefield_value(wish.now)]
    spelt, spelt_values = wish.asked.phrases_sql(SQLITE, lambda number: (HAS_PAIR, [number] * 3))
    if not spelt:
        found = rows(f"SELECT place, article_id, facets FROM ({statement})", [*values, wish.most])  # noqa: S608
    else:
        found = rows(
            f"SELECT place, article_id, facets FROM ({statement}) AS found WHERE {spelt} LIMIT %s",  # noqa: S608
            [*values, compared(wish.facets), *spelt_values, wish.most],
        )
    return [Hit(*row) for row in found]


def titled(wish: Wish, places: Sequence[int]) -> set[int]:
    """Which of the places hold all words in their titles; FTS5 walks the span faster than it looks each up."""
    found = rows(
        "SELECT -rowid FROM articles_search WHERE articles_search MATCH %s AND rowid >= %s AND rowid <= %s",
        [_expression(wish), -max(places), -min(places)],
    )
    return {place for (place,) in found}.intersection(places)


def _expression(wish: Wish, span: Span | None = None) -> str:
    """The expression for MATCH; with the span that is searched, quick where many lists have to agree."""
    in_title = [any_of((TITLE_MARK + term for term in terms), SQLITE) for terms in wish.asked.wanted]
    if wish.part == "title":
        wanted = in_title + _quoted(wish.facets)
    else:
        wanted = [any_of(terms, SQLITE) for terms in wish.asked.wanted] + _quoted(wish.facets)
        if span:
            wanted = _rarest_first(wanted, span)
    asked = _all_of(wanted)
    if wish.asked.absent:
        asked = f"({asked}) NOT {any_of(wish.asked.absent, SQLITE)}"
    if wish.part == "body":
        asked = f"({asked}) NOT ({_all_of(in_title)})"
    return asked


def _ages(span: Span) -> tuple[int, int]:
    """The ages of the places in a span: above the first, up to the second."""
    return -span.high, -span.low


def _quoted(facets: Iterable[str]) -> list[str]:
    return [f'"{term}"' for term in facets]


def _all_of(wanted: Sequence[str]) -> str:
    """What stands in all lists: in the first two, and where these agree, in the next.

    Of a plain AND FTS5 moves every list on at each step, the longest by whole pages; it makes one of nested ones too,
    unless an OR stands between them.
    """
    asked = " AND ".join(wanted[:2])
    for one in wanted[2:]:
        asked = f'(({asked}) OR "{NOWHERE}") AND {one}'
    return asked


def _rarest_first(wanted: list[str], span: Span) -> list[str]:
    """The lists, those first whose newest few entries reach back furthest; one query, where the order matters."""
    if len(wanted) <= 2:  # noqa: PLR2004 - two lists lead each other
        return wanted
    reached = (
        "(SELECT rowid FROM articles_search WHERE articles_search MATCH %s AND rowid > %s AND rowid <= %s"
        " ORDER BY rowid LIMIT 1 OFFSET %s)"
    )
    values = [value for one in wanted for value in (one, *_ages(span), PROBED - 1)]
    [ages] = rows("SELECT " + ", ".join([reached] * len(wanted)), values)
    order = sorted(range(len(wanted)), key=lambda at: (ages[at] is not None, -(ages[at] or 0)))
    return [wanted[at] for at in order]


def holders(words: Sequence[Iterable[str]], facets: Sequence[str], span: Span, most: int) -> list[list[int]]:
    """For each word the places of its newest holders; one query."""
    parts, values = [], list[Any]()
    for number, terms in enumerate(words):
        asked = " AND ".join([any_of(terms, SQLITE), *_quoted(facets)])
        # SQLite allows LIMIT within a UNION only in a table of its own.
        parts.append(
            f"SELECT * FROM (SELECT -rowid AS place, {number} AS word FROM articles_search"  # noqa: S608
            " WHERE articles_search MATCH %s AND rowid > %s AND rowid <= %s ORDER BY rowid LIMIT %s)"
        )
        values += [asked, *_ages(span), most]
    held: list[list[int]] = [[] for _terms in words]
    for place, number in rows(" UNION ALL ".join(parts), values):
        held[number].append(place)
    return held
