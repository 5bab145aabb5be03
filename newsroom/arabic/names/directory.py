"""The directory of known names, all of which a text is searched for at once.

A trie over words, kept as one dict: the path to a node is its key, the words so far with a space between.
So words that some write together, «عبدالرحمن», walk two steps in one, and rebuilding makes no dict a node.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from newsroom.arabic.names.common_words import EVERYDAY, GIVEN
from newsroom.arabic.names.letters import fold_letters
from newsroom.arabic.names.name import Mention, Name
from newsroom.arabic.names.search import Search
from newsroom.arabic.names.words import compared, glued, readings, sound

__all__ = ["Directory", "Word", "path_of"]

_WORD = re.compile(r"[^\W_]+")
_EVERYDAY = frozenset(map(compared, EVERYDAY))
# «أونروا» and «الأونروا»; but «جزيرة» is no other way to say «الجزيرة», nor «السورية» to say «سورية».
_WITH_OR_WITHOUT_ARTICLE = ("acronym", "transliteration")
# Words of texts that are remembered: some sixty megabytes, which a newsroom does not fill in a month.
_MEMORY = 100_000


@lru_cache(16_384)
def _forms(folded: str) -> tuple[str, ...]:
    """Each reading once. Directories of a few names, which last for one text, have the words of all texts in common."""
    return tuple(dict.fromkeys(readings(folded)))


class Word(NamedTuple):
    """What a directory makes of a word in a text."""

    readings: tuple[str, ...]
    """As names compare it: as it stands, then without its proclitics."""
    starts: tuple[str, ...]
    """Those of them with which a known name begins."""


class Directory:
    """Known names. It never changes: where the names do, build another. Threads may share it."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = list(names)
        self.paths = _paths([name.text for name in self.names])
        """The way to each name in the trie: its words as they are compared; empty where it has none."""
        self.trie: dict[str, tuple[int, ...]] = {}
        """The names, by their places in `names`, which end at a path; none where longer names go on."""
        self.given = set(map(compared, GIVEN))
        """Words that come before surnames."""
        self.waiting: set[int] = set()
        """Names that may be suggested only once their entity has been named otherwise."""
        self.silent: dict[str, tuple[int, ...]] = {}
        """The names that are found in no text, by their paths."""
        self.met: dict[str, Word] = {}
        """What words of texts can be, as far as they have been met: `word` is asked for the others."""
        self._plant()

    def __len__(self) -> int:
        return len(self.names)

    def find(self, text: str) -> list[Mention]:
        """All mentions of known names, in the order of the text: the longest at each place, none within another."""
        return Search(self, text).mentions()

    def word(self, folded: str) -> Word:
        """What a folded word of a text can be; remembered, as texts repeat their words."""
        known = self.met.get(folded)
        if known is None:
            if len(self.met) >= _MEMORY:
                self.met.clear()
            forms = _forms(folded)
            known = Word(forms, tuple([form for form in forms if form in self.trie]))
            self.met[folded] = known
        return known

    def named(self, path: str) -> tuple[int, ...]:
        """The names at a path, silent ones as well."""
        return self.trie.get(path, ()) + self.silent.get(path, ())

    @cached_property
    def sounds(self) -> dict[str, list[int]]:
        """The names that have a word of each sound."""
        sounds: dict[str, list[int]] = defaultdict(list)
        heard = _Each(sound)
        for number, path in enumerate(self.paths):
            for word in set(path.split()):
                sounds[heard[word]].append(number)
        return dict(sounds)

    def short_forms(self, number: int) -> list[str]:
        """The paths by which a person is called after the full name: the surname, with the given name or without."""
        words = self.paths[number].split(" ")
        first, last = 1, len(words) - 1
        while glued(words, last):
            last -= 1
        while first < last and glued(words, first):
            first += 1
        surname = " ".join(words[last:])
        if last < 1 or len(surname) < 3:
            return []
        forms = [surname] if _may_stand_alone(surname) else []
        return [*forms, " ".join([*words[:first], surname])] if first < last else forms

    def _plant(self) -> None:
        trie, given, waiting = self.trie, self.given, self.waiting
        for number, (path, name) in enumerate(zip(self.paths, self.names, strict=True)):
            if name.silent:
                self.silent[path] = (*self.silent.get(path, ()), number)
                continue
            end = path.find(" ")
            if end > 0 and name.person:
                given.add(path[:end])
            if not name.alone or (end < 0 and not name.insisted and not _may_stand_alone(path)):
                waiting.add(number)
            while end > 0:
                trie.setdefault(path[:end], ())
                end = path.find(" ", end + 1)
            others = trie.get(path)
            trie[path] = (*others, number) if others else (number,)
            if name.kind in _WITH_OR_WITHOUT_ARTICLE and path:
                other = path[2:] if path.startswith("ال") else "ال" + path
                if " " not in path and len(other) > 3:
                    trie[other] = (*trie.get(other, ()), number)
        trie.pop("", None)


def _may_stand_alone(path: str) -> bool:
    """Whether a name, if it is one word, is more than a letter, a figure or a word of every day."""
    return len(path) > 1 and path not in _EVERYDAY and not path.isdigit()


class _Each(dict[str, str]):
    """What a function makes of each word, worked out once."""

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, word: str) -> str:
        self[word] = result = self.function(word)
        return result


def path_of(name: str) -> str:
    """The words of a name as they are compared, with a space between."""
    return _paths([name])[0]


def _paths(names: list[str]) -> list[str]:
    """The path of each name. They are folded as one text, which is ten times as fast as one by one."""
    known = _Each(compared)
    folded = fold_letters("\n".join([name.replace("\n", " ") for name in names])).text
    lines = folded.split("\n", len(names))[: len(names)]
    return [" ".join([known[word] for word in _words(line)]) for line in lines]


def _words(line: str) -> list[str]:
    """The words of a folded name. Most have nothing but spaces between them, which takes a fifth of the time."""
    words = line.split(" ")
    return words if "".join(words).isalnum() else _WORD.findall(line)
