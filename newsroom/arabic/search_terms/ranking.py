"""Results for a whole question: what holds most of its words, the rare ones counting most.

Neither database's own ranking is used, because they differ. The databases say which texts hold which word; the
sums are made here, in one order, so that they are equal to the last bit: first over all texts by the rarity of the
words they hold, then among the best of them by Okapi BM25 over the text itself (Robertson and Zaragoza, 2009).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from math import log

from newsroom.arabic.search_terms.inflection import folded_words, readings
from newsroom.arabic.search_terms.query import QueryWord

CANDIDATES = 100
"""So many of the texts with the rarest words are read to be ranked: the cost of a question is bounded."""

QUESTION_LEVEL = 3
"""The widest: a sentence has words with «و» and «ب» before them, and a wrong guess is outvoted by the others."""

# The constants everybody uses: how soon a repeated word stops counting, and how much a long text is held back.
_SATURATION = 1.2
_LENGTH = 0.75
# What is found beyond level 1 is a guess, and counts less.
_GUESS = 0.7


def rarity(holding: int, texts: int) -> float:
    """How much a word tells that `holding` of `texts` hold: never negative, most for a word in one text only."""
    return log(1 + (texts - holding + 0.5) / (holding + 0.5))


def candidates(
    holders: Sequence[Collection[int]], rarities: Sequence[float], most: int = CANDIDATES
) -> list[int]:
    """The texts which hold the rarest words, best first; of equals the one with the higher number.

    `holders` has the numbers of the texts for each word, or for the very common ones nothing.
    """
    sums: defaultdict[int, float] = defaultdict(float)
    for numbers, weight in zip(holders, rarities, strict=True):
        for number in numbers:
            sums[number] += weight
    return sorted(sums, key=lambda number: (-sums[number], -number))[:most]


def closeness(text: str, words: Sequence[QueryWord], rarities: Sequence[float], usual_length: float) -> float:
    """How well a text answers: BM25 over the words of the query; `usual_length` is in words."""
    places = _places(words)
    counts = [0.0] * len(words)
    folded = folded_words(text)
    for word in folded:
        best: dict[int, float] = {}
        for reading in readings(word):
            for place, weight in places.get(reading, ()):
                best[place] = max(weight, best.get(place, 0.0))
        for place, weight in best.items():
            counts[place] += weight
    room = _SATURATION * (1 - _LENGTH + _LENGTH * len(folded) / max(usual_length, 1.0))
    return sum(
        weight * count * (_SATURATION + 1) / (count + room)
        for count, weight in zip(counts, rarities, strict=True)
    )


def _places(words: Sequence[QueryWord]) -> dict[str, list[tuple[int, float]]]:
    """For each term the words that ask for it, and what it counts there."""
    places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, word in enumerate(words):
        sure = word.terms(1)
        for term in word.terms(QUESTION_LEVEL) | sure:
            places[term].append((place, 1.0 if term in sure else _GUESS))
    return places
