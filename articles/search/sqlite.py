"""The statements for FTS5, which walks its lists in the order of places by itself: nothing is sorted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from articles.search.asked import any_of
from articles.search.lookup import Hit, Span, Wish, compared, rows

SQLITE = "sqlite"
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
        " ON document.place = articles_search.rowid"
        " WHERE articles_search MATCH %s AND articles_search.rowid >= %s AND articles_search.rowid < %s"
        " AND document.published_at <= %s ORDER BY articles_search.rowid DESC LIMIT %s"
    )
    values = [expression(wish), *span, connection.ops.adapt_datetimefield_value(wish.now)]
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
        "SELECT rowid FROM articles_search WHERE articles_search MATCH %s AND rowid >= %s AND rowid <= %s",
        [expression(wish), min(places), max(places)],
    )
    return {place for (place,) in found}.intersection(places)


def expression(wish: Wish) -> str:
    """The expression for MATCH."""
    wanted = wish.asked.all_wanted(SQLITE)
    asked = f"{{{'title_terms' if wish.part == 'title' else 'terms'}}} : ({wanted})"
    for term in wish.facets:
        asked = f'({asked}) AND ({{facets}} : "{term}")'
    if wish.asked.absent:
        asked = f"({asked}) NOT ({{terms}} : {any_of(wish.asked.absent, SQLITE)})"
    if wish.part == "body":
        asked = f"({asked}) NOT ({{title_terms}} : ({wanted}))"
    return asked


def holders(words: Sequence[Iterable[str]], facets: Sequence[str], span: Span, most: int) -> list[list[int]]:
    """For each word the places of its newest holders; one query."""
    parts, values = [], list[Any]()
    for number, terms in enumerate(words):
        asked = f"{{terms}} : {any_of(terms, SQLITE)}"
        for term in facets:
            asked = f'({asked}) AND ({{facets}} : "{term}")'
        # SQLite allows LIMIT within a UNION only in a table of its own.
        parts.append(
            f"SELECT * FROM (SELECT rowid AS place, {number} AS word FROM articles_search"  # noqa: S608
            " WHERE articles_search MATCH %s AND rowid >= %s AND rowid < %s ORDER BY rowid DESC LIMIT %s)"
        )
        values += [asked, *span, most]
    held: list[list[int]] = [[] for _terms in words]
    for place, number in rows(" UNION ALL ".join(parts), values):
        held[number].append(place)
    return held
