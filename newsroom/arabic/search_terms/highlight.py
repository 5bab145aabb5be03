"""Where in the untouched text the words of a query stand."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.arabic.normalise import Token, tokens
from newsroom.arabic.search_terms.inflection import MOST_LETTERS, readings
from newsroom.arabic.search_terms.query import Phrase, Query


def matches(text: str, query: Query, level: int = 1) -> list[tuple[int, int]]:
    """The spans of the words that answer the query, vowel marks included, in order and apart from each other."""
    words = tokens(text)
    wanted = frozenset[str]().union(*(word.terms(level) for word in query.words))
    spans = {(word.start, word.end) for word in words if not wanted.isdisjoint(readings(word.text))}
    for phrase in query.phrases:
        spans |= _phrase_spans(words, phrase)
    return _apart(sorted(spans))


def _phrase_spans(words: Sequence[Token], phrase: Phrase) -> set[tuple[int, int]]:
    length, found = len(phrase.words), set()
    spelt = set(phrase.spellings())
    for place in range(len(words) - length + 1):
        here = words[place : place + length]
        if f" {' '.join(word.text[:MOST_LETTERS] for word in here)} " in spelt:
            found.add((here[0].start, here[-1].end))
    return found


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that touch or lie in each other become one."""
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
