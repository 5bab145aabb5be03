"""Which of many known names may be two spellings of one: all pairs at once, bounded for a hundred thousand names.

Names are compared only where they meet in a block: all their words sound alike, all but one do, or the first and the
last do. A block that many names fall into tells nothing and is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from newsroom.arabic.names.directory import _Each, _paths
from newsroom.arabic.names.duplicates import _likeness
from newsroom.arabic.names.words import sound

__all__ = ["Pair", "likely_pairs"]

CROWD = 30
"""So many names in one block share a word of every day, not a person."""
MOST_COMPARED = 20_000
"""Comparisons, of which a thousand take a tenth of a second; small blocks come first, as they tell most."""


class Pair(NamedTuple):
    """Two entities, the smaller number first, and how alike their most similar names are (1.0: spelling alone)."""

    first: int
    second: int
    likeness: float


def likely_pairs(names: Iterable[tuple[int, str]], *, least: float = 0.85) -> list[Pair]:
    """The pairs of entities with similar names, the likeliest first; an entity may have several names."""
    rows = list(names)
    paths = [path.split() for path in _paths([text for _key, text in rows])]
    best: dict[tuple[int, int], float] = {}
    compared = 0
    for block in _blocks(paths):
        for one, other in combinations(block, 2):
            first, second = sorted((rows[one][0], rows[other][0]))
            if first == second:
                continue
            if compared >= MOST_COMPARED:
                break
            compared += 1
            likeness = _likeness(paths[one], paths[other])
            if likeness >= least and likeness > best.get((first, second), 0.0):
                best[first, second] = likeness
    pairs = [Pair(first, second, likeness) for (first, second), likeness in best.items()]
    return sorted(pairs, key=lambda pair: (-pair.likeness, pair.first, pair.second))


def _blocks(paths: list[list[str]]) -> list[list[int]]:
    """Groups of names that may be one, the smallest first, each group once."""
    heard, blocks = _Each(sound), defaultdict[tuple[str, ...], list[int]](list)
    for number, words in enumerate(paths):
        for key in set(_keys([heard[word] for word in words])):
            blocks[key].append(number)
    groups = {tuple(block) for block in blocks.values() if 2 <= len(block) <= CROWD}
    return sorted(map(list, groups), key=lambda block: (len(block), block))


def _keys(sounds: list[str]) -> Iterator[tuple[str, ...]]:
    """Where a name meets others: whole, without each of its words, by its ends."""
    if not sounds:
        return
    yield ("whole", *sorted(sounds))
    if len(sounds) > 1:
        yield ("ends", sounds[0], sounds[-1])
        for place in range(len(sounds)):
            yield ("but one", *sorted(sounds[:place] + sounds[place + 1 :]))
