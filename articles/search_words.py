"""What the index holds of the words of a revision: worked out from the words alone, wherever they come from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from articles.models import Revision
from newsroom.arabic.search_terms import pair_table, phrase_text, readings
from newsroom.body import plain_text

MOST_BYTES = 900_000
"""A tsvector holds a megabyte; of a longer report the first words are found, on both databases alike."""


class SearchWords(NamedTuple):
    """The columns of a document that depend on the words."""

    title_terms: Iterable[str]
    terms: Iterable[str]
    pairs: bytes
    phrases: str


def words_of(revision: Revision) -> SearchWords:
    """What a revision says, as documents keep it."""
    lines = [revision.headline, revision.kicker, revision.standfirst, plain_text(revision.body)]
    title, *rest = [phrase_text(line) for line in lines if line] or [""]
    phrases = "".join([title, *rest])
    words = phrases.split()
    return SearchWords(_fitting(_terms(title.split())), _fitting(_terms(words)), pair_table(words), phrases)


def _terms(words: list[str]) -> dict[str, None]:
    """What `index_terms` says of the text, each once, from words that are folded already: folding is what costs."""
    return dict.fromkeys(term for word in dict.fromkeys(words) for term in readings(word))


def _fitting(terms: dict[str, None]) -> Iterable[str]:
    """As many of the terms, from the first, as a tsvector holds."""
    if 4 * sum(map(len, terms)) <= MOST_BYTES:
        return terms
    sizes = accumulate(len(term.encode()) for term in terms)
    return [term for term, size in zip(terms, sizes, strict=True) if size <= MOST_BYTES]
