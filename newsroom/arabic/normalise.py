"""One folding of Arabic spelling for search, names, sorting and the finding of duplicates.

The rules are those measured for search: presentation forms are opened, marks and invisible characters go,
letters that writers confuse become one, digits become 0-9, Latin becomes lower case. The places of the
original text survive, so that a match can be shown in the words its author wrote.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from newsroom.arabic.digits import ARABIC_DIGITS, LATIN_DIGITS, PERSIAN_DIGITS, western_digits

__all__ = [
    "Folded",
    "Profile",
    "Token",
    "fold",
    "fold_name",
    "fold_with_offsets",
    "sort_key",
    "tokens",
    "western_digits",
]

# Nobody sees these: soft hyphen, Arabic letter mark, zero-width signs, direction marks, isolates, BOM.
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# Vowel signs, Quranic signs and tatweel: part of a word to the eye, no part of it to a reader who searches.
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0898-\u089f\u08ca-\u08ff"

_DROPPED = re.compile(f"[{INVISIBLE}{MARKS}]+")
_INVISIBLE_END = re.compile(f"[{INVISIBLE}]+$")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_UNEVEN = re.compile(f"[{INVISIBLE}{MARKS}]+|[\ufb50-\ufdff\ufe70-\ufefc]")
# «مسئول», «مسءول» and «مسؤول» are one word: a hamza before a waw sits on a waw, however many there are.
_HAMZA_BEFORE_WAW = re.compile("[ئء]+(?=[وؤ])")
_WORD = re.compile(r"[^\W_]+")
_WORD_OF_FOUR_OR_MORE = re.compile(r"[^\W_]{4,}")

# One str.replace a letter is fifteen times as fast as one str.translate for all of them (measured on prose).
# The dotted capital I is the only letter whose lower case is longer than itself: folded here, lengths stay.
_LETTERS = tuple(zip("أإآٱیېکةۀەھہؤئİ", "ااااييكهههههويi", strict=True)) + tuple(
    zip(ARABIC_DIGITS + PERSIAN_DIGITS, LATIN_DIGITS * 2, strict=True)
)


class Profile(Enum):
    """What a folded text is for."""

    SEARCH = "search"
    NAME = "name"
    """As for search, but the final ى of words of up to three letters stays: «على» (on) is not «علي» (Ali)."""


class Token(NamedTuple):
    """A word: folded, and where it stands: `original[start:end]`, its vowel signs included."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text which remembers where it came from."""

    text: str
    """The folded text."""
    offsets: Sequence[int]
    """For each folded character the index of the original character it came from; never falling."""
    original: str
    """The text before folding."""

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original behind `text[start:end]`: with the vowel signs of its last letter.

        Raises ValueError where the span is empty or outside the folded text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in a text of {len(self.text)} characters")
        last = self.offsets[end - 1]
        if end < len(self.offsets) and self.offsets[end] == last + 1:
            return self.offsets[start], last + 1
        following = bisect_right(self.offsets, last)
        stop = self.offsets[following] if following < len(self.offsets) else len(self.original)
        if stop > last + 1:
            stop -= _trailing_invisible(self.original[last + 1 : stop])
        return self.offsets[start], stop

    def tokens(self) -> list[Token]:
        """The words: runs of letters and digits."""
        words = _WORD.finditer(self.text)
        if isinstance(self.offsets, range):
            return [Token(word.group(), *word.span()) for word in words]
        return [Token(word.group(), *self.original_span(*word.span())) for word in words]


def fold(text: str) -> str:
    """The text as search compares it. Folding twice changes nothing more."""
    return _fold(text, Profile.SEARCH)


def fold_name(text: str) -> str:
    """The text as names are compared: as `fold`, but ى stays in words of up to three letters."""
    return _fold(text, Profile.NAME)


def fold_with_offsets(text: str, profile: Profile = Profile.SEARCH) -> Folded:
    """The folded text with the way back to the original."""
    folded = _fold(text, profile)
    if len(folded) == len(text) and not _PRESENTATION.search(text):
        return Folded(folded, range(len(text)), text)
    return Folded(folded, _offsets(text), text)


def tokens(text: str, profile: Profile = Profile.SEARCH) -> list[Token]:
    """The words of a text, folded, each with its place in the original."""
    return fold_with_offsets(text, profile).tokens()


def sort_key(name: str) -> str:
    """What a name is sorted by, the same on every database: folded words, the article of the first dropped.

    «ألمانيا» has no article: only an alef without hamza before a lam is one, and something must be left.
    """
    bare = _DROPPED.sub("", _open_presentation_forms(name))
    first = _WORD.search(bare)
    if first and len(first.group()) > 4 and first.group()[:2] in ("ال", "ٱل"):
        bare = bare[first.start() + 2 :]
    return " ".join(_WORD.findall(fold(bare)))


def _fold(text: str, profile: Profile) -> str:
    if text.isascii():
        return text.lower()
    folded = _DROPPED.sub("", _open_presentation_forms(text))
    if "ئو" in folded or "ءو" in folded or "ئؤ" in folded or "ءؤ" in folded:
        folded = _HAMZA_BEFORE_WAW.sub(lambda hamzas: "و" * len(hamzas.group()), folded)
    for letter, plain in _LETTERS:
        folded = folded.replace(letter, plain)
    if profile is Profile.SEARCH:
        folded = folded.replace("ى", "ي")
    elif "ى" in folded:
        folded = _WORD_OF_FOUR_OR_MORE.sub(lambda word: word.group().replace("ى", "ي"), folded)
    return folded.lower()


def _open_presentation_forms(text: str) -> str:
    """«ﻻ» as «لا»; other compatibility characters stay, so that a second folding changes nothing."""
    return _PRESENTATION.sub(lambda form: unicodedata.normalize("NFKC", form.group()), text)


def _offsets(text: str) -> list[int]:
    offsets: list[int] = []
    done = 0
    for uneven in _UNEVEN.finditer(text):
        offsets.extend(range(done, uneven.start()))
        done = uneven.end()
        if _PRESENTATION.match(uneven.group()):
            letters = _DROPPED.sub("", _open_presentation_forms(uneven.group()))
            offsets.extend([uneven.start()] * len(letters))
    offsets.extend(range(done, len(text)))
    return offsets


def _trailing_invisible(dropped: str) -> int:
    """How many invisible characters end a run of dropped ones."""
    found = _INVISIBLE_END.search(dropped)
    return len(found.group()) if found else 0
