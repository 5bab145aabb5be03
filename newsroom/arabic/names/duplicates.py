"""Which known names may be another spelling of a new one, shown before a second record is made of the first."""

from __future__ import annotations

from collections.abc import Hashable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from newsroom.arabic.names.directory import Directory, path_of
from newsroom.arabic.names.name import Name
from newsroom.arabic.names.words import sound

__all__ = ["Duplicate", "duplicates"]

SAME_SOUND = 0.95
ABRIDGED = 0.9
# Below this two words are not taken for spellings of one: «حسن» and «حسين» are .86, «سمير» and «سمر» too.
ALIKE = 0.75
# Names are compared only if they share a word; «محمد» alone brings thousands together and tells nothing.
COMMON = 1_000


class Duplicate(NamedTuple):
    """A known name and how alike it is: 1.0 where only the spelling differs, as far as `Directory.find` sees."""

    name: Name
    likeness: float


def duplicates(name: str, directory: Directory, *, least: float = 0.8, limit: int = 10) -> list[Duplicate]:
    """The known names most like a name, the likeliest first; of each entity the name that is most alike."""
    path = path_of(name)
    if not path:
        return []
    words, best = path.split(" "), dict[Hashable, Duplicate]()
    for number in _candidates(words, directory):
        known = directory.names[number]
        likeness = _likeness(words, directory.paths[number].split(" "))
        if likeness >= least and (known.key not in best or best[known.key].likeness < likeness):
            best[known.key] = Duplicate(known, likeness)
    return sorted(best.values(), key=lambda duplicate: (-duplicate.likeness, duplicate.name.text))[:limit]


def _candidates(words: list[str], directory: Directory) -> set[int]:
    """The names of the same path and those which share a word by sound; common words only where all are."""
    shared = [directory.sounds.get(sound(word), []) for word in words]
    telling = [numbers for numbers in shared if len(numbers) <= COMMON] or [min(shared, key=len)[:COMMON]]
    return set(directory.named(" ".join(words))).union(*telling)


def _likeness(one: list[str], other: list[str]) -> float:
    """From 0 to 1: the share of words with a counterpart, weighed by how alike the two are."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    rest, total = list(long), 0.0
    for word in short:
        likeness, counterpart = max(((_word_likeness(word, w), w) for w in rest), default=(0.0, ""))
        if likeness >= ALIKE:
            rest.remove(counterpart)
            total += likeness
    share = 2 * total / (len(one) + len(other))
    ends = min(_word_likeness(short[0], long[0]), _word_likeness(short[-1], long[-1]))
    if len(short) > 1 and ends >= SAME_SOUND and total >= len(short) * SAME_SOUND:
        return max(share, ABRIDGED)  # «سمير محمد حداد» is often «سمير حداد»
    return share


@lru_cache(maxsize=65_536)
def _word_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    likeness = matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0
    return (
        max(likeness, SAME_SOUND - 0.1 * (1 - likeness))
        if sound(one) == sound(other)
        else likeness * SAME_SOUND
    )
