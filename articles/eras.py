"""Spans of time as terms of the search index: how PostgreSQL reads a part of a long list.

GIN gives all holders of a word or none. With the eras of a document among its terms, «holds the word, and stands in one
of these eras» reads the part of the list that lies there, and skips the rest. Eras are of three lengths, each sixteen
times the one before, so that any span is covered by few of them.
"""

from __future__ import annotations

from articles.models.search_document import MOST_SECONDS, NUMBER_BITS

LENGTHS = {"w": 19, "x": 23, "y": 27}
"""The letter of each length, and the power of two of its seconds: six days, three months, four years."""
SHORTEST = LENGTHS["w"]
# The longest first, in the shortest.
SIZES = [(letter, 1 << (length - SHORTEST)) for letter, length in reversed(LENGTHS.items())]


def _second(place: int) -> int:
    """The second of a place, counted from the first that a place can have."""
    return (place >> NUMBER_BITS) + MOST_SECONDS


def eras_of(place: int) -> set[str]:
    """The eras that a document at a place belongs to, one of each length."""
    return {f"§{letter}{_second(place) >> length}" for letter, length in LENGTHS.items()}


def covering(low: int, high: int) -> list[str]:
    """The eras that together cover the places from `low` up to below `high`, and a little more at both ends."""
    at, last = _second(low) >> SHORTEST, _second(high - 1) >> SHORTEST
    eras = []
    while at <= last:
        letter, size = next(
            (letter, size) for letter, size in SIZES if at % size == 0 and at + size - 1 <= last
        )
        eras.append(f"§{letter}{at // size}")
        at += size
    return eras
