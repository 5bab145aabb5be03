"""The search of one text for the names of a directory, and what the text has taught on the way."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newsroom.arabic.names.letters import fold_letters
from newsroom.arabic.names.name import SURNAME, Mention, Name

if TYPE_CHECKING:
    from newsroom.arabic.names.directory import Directory, Word

__all__ = ["Search"]

_WORD = re.compile(r"[^\W_]+")
# What no name reaches across, unless it is written with it: the end of a sentence or clause. And the end of a line.
_STOP = re.compile(r"[،؛؟!?;\n\r\u2028\u2029]|[.…:,](?=\s|$)")
_LINE = re.compile("[\n\r\u2028\u2029]")
# Who writes «الي» for «إلى» writes «علي» for «على» as well, and seldom means Ali.
_DOTTED_PARTICLE = re.compile(r"\b[وف]?(?:إلي|الي|حتي)\b")
_ALI = "علي"
_TANWIN = "\u064b"


class _Found(NamedTuple):
    """How many words name somebody, and which names they can be."""

    length: int
    names: tuple[int, ...]
    surname: bool = False


_NOTHING = _Found(0, ())


class Search:
    """One pass over one text."""

    def __init__(self, directory: Directory, text: str) -> None:
        self.directory = directory
        self.text = text
        self.folded = fold_letters(text)
        self.places = list(_WORD.finditer(self.folded.text))
        self.words = [place.group() for place in self.places]
        self.inflected = _TANWIN in text
        self.seen: set[Hashable] = set()
        self.surnames: dict[str, tuple[int, ...]] = {}

    @cached_property
    def dots_particles(self) -> bool:
        """Whether the text gives particles that end in ى the dots of ي."""
        return _DOTTED_PARTICLE.search(self.text) is not None

    def mentions(self) -> list[Mention]:
        """All mentions, in the order of the text."""
        mentions: list[Mention] = []
        following = 0
        met, word_of = self.directory.met, self.directory.word
        for at, folded in enumerate(self.words):
            if at < following:
                continue
            word = self._word(at) if self.inflected else met.get(folded) or word_of(folded)
            if word.starts or (self.surnames and not self.surnames.keys().isdisjoint(word.readings)):
                found = self._longest(at, word)
                if found.length:
                    mentions.append(self._mention(at, found))
                    self._learn(found.names)
                    following = at + found.length
        return mentions

    def _word(self, at: int) -> Word:
        """What a word can be, its accusative alef («حدادًا») aside."""
        folded = self.words[at]
        word = self.directory.word(folded)
        if len(folded) > 3 and folded[-1] == "ا":
            start, end = self.folded.original_span(*self.places[at].span())
            if _TANWIN in self.text[start:end]:
                bare = self.directory.word(folded[:-1])
                return word._replace(readings=word.readings + bare.readings, starts=word.starts + bare.starts)
        return word

    def _longest(self, at: int, word: Word) -> _Found:
        """The longest of the names that begin with a word, as known or by surname; both where they are as long."""
        best = _NOTHING
        for path in word.starts:
            found = self._walk(at, path, self.directory.trie, divided=path != word.readings[0])
            if found.length > best.length:
                best = found
        for path in word.readings if self.surnames else ():
            if path not in self.surnames:
                continue
            found = self._walk(at, path, self.surnames, divided=path != word.readings[0])
            if found.length and found.length >= best.length and not self._somebody_else(at, found.length):
                known = best.names if found.length == best.length else ()
                best = _Found(found.length, found.names + known, surname=True)
        return best

    def _walk(self, at: int, path: str, trie: dict[str, tuple[int, ...]], *, divided: bool) -> _Found:
        """The longest way that the text goes from a first word through a trie."""
        best, length, crossed = _NOTHING, 1, False
        met, word_of = self.directory.met, self.directory.word
        names: tuple[int, ...] | None = trie.get(path)
        while names is not None:
            if names and not (divided and len(path) < 3) and not (path == _ALI and self.dots_particles):
                names = names if trie is self.surnames else self._allowed(names)
                if crossed:
                    names = tuple(n for n in names if _STOP.search(self.directory.names[n].text))
                if names:
                    best = _Found(length, names)
            following = at + length
            if following == len(self.words):
                break
            folded = self.words[following]
            path = f"{path} {(met.get(folded) or word_of(folded)).readings[0]}"
            names = trie.get(path)
            if names is not None:
                if _LINE.search(self._gap_before(following)):
                    break
                crossed = crossed or self._stop_before(following)
                length += 1
        return best

    def _allowed(self, names: tuple[int, ...]) -> tuple[int, ...]:
        """Those of the names that may stand here: the others wait for a fuller one of the same entity."""
        waiting = self.directory.waiting
        if waiting.isdisjoint(names):
            return names
        return tuple(n for n in names if n not in waiting or self.directory.names[n].key in self.seen)

    def _gap_before(self, at: int) -> str:
        """What stands between this word and the one before."""
        return self.folded.text[self.places[at - 1].end() : self.places[at].start()]

    def _stop_before(self, at: int) -> bool:
        """Whether a sentence, clause or line ends before this word; the stop of an initial ends nothing."""
        gap = self._gap_before(at)
        if gap == " ":
            return False
        initial = len(self.words[at - 1]) <= 2 and gap.strip(" ") == "."
        return not initial and _STOP.search(gap) is not None

    def _somebody_else(self, at: int, length: int) -> bool:
        """Whether a surname belongs to another given name, or is one: «ليلى حداد» after «سمير حداد»."""
        given, word = self.directory.given, self.directory.word
        if at > 0 and not self._stop_before(at) and not given.isdisjoint(word(self.words[at - 1]).readings):
            return True
        after = at + length
        if after == len(self.words) or self._stop_before(after):
            return False
        return (
            not given.isdisjoint(word(self.words[at]).readings)
            and word(self.words[after]).readings[0] in given
        )

    def _mention(self, at: int, found: _Found) -> Mention:
        first, last = self.places[at], self.places[at + found.length - 1]
        start, end = self.folded.original_span(first.start(), last.end())
        names: dict[Hashable, Name] = {}
        for number in found.names:
            name = self.directory.names[number]
            names.setdefault(name.key, name)
        kind = SURNAME if found.surname else next(iter(names.values())).kind
        return Mention(start, end, self.text[start:end], tuple(names), kind, tuple(names.values()))

    def _learn(self, numbers: tuple[int, ...]) -> None:
        """Remember who has been named, and how they may be called from here on."""
        for number in reversed(numbers):
            name = self.directory.names[number]
            self.seen.add(name.key)
            for path in self.directory.short_forms(number) if name.person else ():
                others = (n for n in self.surnames.get(path, ()) if self.directory.names[n].key != name.key)
                self.surnames[path] = (number, *others)
                end = path.find(" ")
                while end > 0:
                    self.surnames.setdefault(path[:end], ())
                    end = path.find(" ", end + 1)
