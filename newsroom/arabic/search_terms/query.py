"""What a reader typed, read as a search: words, «phrases», and -what must not be there.

Any text is a query. What cannot be read as an operator is read as words, and what is no word is left out; a text
without words is a query that asks for nothing, which the page can say kindly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from newsroom.arabic.normalise import INVISIBLE, MARKS, tokens
from newsroom.arabic.search_terms.alternatives import alternatives
from newsroom.arabic.search_terms.inflection import MOST_LETTERS, folded_words, readings
from newsroom.arabic.search_terms.pairs import LETTERS, pair_numbers
from newsroom.arabic.search_terms.particles import PARTICLES

MOST_CHARACTERS = 2_000
"""What stands behind them is not read: a query has a bounded cost."""
MOST_WORDS = 24
"""Different words of a query; a question of a sentence has about ten."""

_INVISIBLE = re.compile(f"[{INVISIBLE}\0]+")
_MARKS = re.compile(f"[{MARKS}]+")
_PART = re.compile(
    r"(?P<minus>(?<!\S)[-\u2212])?"
    r'(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]|(?P<word>[^\s"“”„«»]+))'
)
# What may be written onto the first word of a phrase. «لل» is ل before an article.
_ATTACHED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word that is asked for."""

    text: str
    """Folded."""
    alef: str = ""
    """How its first alef was written: أ, إ, آ, or nothing where it was bare."""
    is_particle: bool = False

    def terms(self, level: int = 1) -> frozenset[str]:
        """The terms of which a text must hold one."""
        return alternatives(self.text, level, self.alef)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are asked for one after another, as they are spelt; only the first may have «و», «ب», … before it."""

    words: tuple[str, ...]

    def terms(self) -> list[frozenset[str]]:
        """For each word the terms of which a text must hold one; the text must hold a spelling besides."""
        return [frozenset((word, word.removeprefix("ال"))) for word in self.words]

    def spellings(self) -> list[str]:
        """What `phrase_text` of a text must contain one of; none has a letter that LIKE would read as a sign."""
        rest = " ".join(self.words)
        spelt = [f" {letters}{rest} " for letters in _ATTACHED]
        if rest.startswith("ال"):
            spelt += [f" {letters}ل{rest[1:]} " for letters in ("", "و", "ف")]
        return spelt

    def pairs(self) -> list[int]:
        """The numbers of all its pairs of neighbours; a short first word may have lost the letters it is known by."""
        words = self.words if len(self.words[0]) > LETTERS else self.words[1:]
        return [number for first, second in pairwise(words) for number in pair_numbers(first, second)]


@dataclass(frozen=True, slots=True)
class Query:
    """A search: all words and phrases, none of what is excluded."""

    words: tuple[QueryWord, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded_words: tuple[QueryWord, ...] = ()
    excluded_phrases: tuple[Phrase, ...] = ()

    @property
    def asks_nothing(self) -> bool:
        """Whether there is nothing to look for, only perhaps something to leave out."""
        return not (self.words or self.phrases)

    def terms(self, level: int = 1) -> list[frozenset[str]]:
        """For each word, those of phrases too, the terms of which a text must hold one."""
        return [word.terms(level) for word in self.words] + [
            terms for phrase in self.phrases for terms in phrase.terms()
        ]

    def finds(self, text: str, level: int = 1) -> bool:
        """Whether a text is found: what a database answers from ready-made terms, answered from the text."""
        if self.asks_nothing:
            return False
        held = {reading for word in folded_words(text) for reading in readings(word)}
        spelt = phrase_text(text)
        return (
            all(not held.isdisjoint(terms) for terms in self.terms(level))
            and all(_is_spelt(phrase, spelt) for phrase in self.phrases)
            and all(held.isdisjoint(word.terms()) for word in self.excluded_words)
            and not any(_is_spelt(phrase, spelt) for phrase in self.excluded_phrases)
        )


def parse_query(text: str) -> Query:
    """The query a text is. Never raises; a text without words asks for nothing."""
    words: dict[str, QueryWord] = {}
    excluded: dict[str, QueryWord] = {}
    phrases: dict[Phrase, bool] = {}
    for part in _PART.finditer(_INVISIBLE.sub("", text[:MOST_CHARACTERS])):
        found = _words(part["phrase"] or part["word"] or "")
        is_excluded = bool(part["minus"])
        if not found:
            continue
        if part["phrase"] or (is_excluded and len(found) > 1):
            phrases.setdefault(Phrase(tuple(word.text for word in found)[:MOST_WORDS]), is_excluded)
        else:
            for word in found:
                (excluded if is_excluded else words).setdefault(word.text, word)
    return Query(
        words=_worth_asking(words, is_alone=not any(not out for out in phrases.values())),
        phrases=tuple(phrase for phrase, is_excluded in phrases.items() if not is_excluded)[:MOST_WORDS],
        excluded_words=tuple(excluded.values())[:MOST_WORDS],
        excluded_phrases=tuple(phrase for phrase, is_excluded in phrases.items() if is_excluded)[:MOST_WORDS],
    )


def query_terms(text: str, level: int = 1) -> list[frozenset[str]]:
    """For each word asked for, the terms of which a text must hold one."""
    return parse_query(text).terms(level)


def index_terms(text: str) -> list[str]:
    """Every plausible reading of every word, in the order of the words."""
    terms: list[str] = []
    for word in folded_words(text):
        terms += readings(word)
    return terms


def phrase_text(text: str) -> str:
    """The folded words with one space before, between and behind: what phrases are looked for in."""
    return f" {' '.join(word[:MOST_LETTERS] for word in folded_words(text))} "


def _words(text: str) -> list[QueryWord]:
    return [_word(token.text, text[token.start : token.end]) for token in tokens(text)]


def _word(folded: str, written: str) -> QueryWord:
    bare = _MARKS.sub("", written)
    first = bare.removeprefix("ال")[:1] or bare[:1]
    # «علي» is a name, «على» is not.
    is_particle = folded in PARTICLES or (folded == "علي" and bare.endswith("ى"))
    return QueryWord(folded[:MOST_LETTERS], first if first in "أإآ" else "", is_particle)


def _worth_asking(words: dict[str, QueryWord], *, is_alone: bool) -> tuple[QueryWord, ...]:
    """Without particles, unless there is nothing else."""
    telling = [word for word in words.values() if not word.is_particle]
    if not telling and is_alone:
        telling = list(words.values())
    return tuple(telling[:MOST_WORDS])


def _is_spelt(phrase: Phrase, spelt: str) -> bool:
    return any(spelling in spelt for spelling in phrase.spellings())
