"""What the rules mean by Arabic: letters, words, and the nearest letter that has a direction of its own."""

from __future__ import annotations

import re
import unicodedata

LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
)
"""Arabic letters for a character class: no tatweel, no vowel signs."""
VOWELS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
"""Vowel signs for a character class."""

WORD = re.compile(f"[{LETTERS}][{LETTERS}{VOWELS}]*")
_ARABIC = re.compile(f"[{LETTERS}]")
_FOREIGN_WORD = re.compile(f"[^\\W\\d_{LETTERS}\u0640]+")
_VOWEL = re.compile(f"[{VOWELS}]")


def words(listed: str) -> frozenset[str]:
    """The words of a list written as words between spaces."""
    return frozenset(listed.split())


def pairs(listed: str) -> dict[str, str]:
    """The pairs of a list written as `wrong:right` between spaces."""
    return dict(pair.split(":") for pair in listed.split())


def is_arabic(character: str) -> bool:
    """Whether the character is an Arabic letter."""
    return bool(_ARABIC.match(character))


def has_arabic(text: str) -> bool:
    """Whether the text has an Arabic letter."""
    return bool(_ARABIC.search(text))


def is_mostly_arabic(text: str) -> bool:
    """Whether more words of the text are Arabic than not."""
    if text.isascii():
        return False
    return len(WORD.findall(text)) > len(_FOREIGN_WORD.findall(text))


def bare(word: str) -> str:
    """The word without its vowel signs."""
    return _VOWEL.sub("", word)


def script_before(text: str, place: int) -> str:
    """«arabic», «foreign» or «»: the script of the nearest letter before the place, in its line."""
    return _nearest(text, place - 1, -1)


def script_after(text: str, place: int) -> str:
    """The script of the nearest letter from the place on, in its line."""
    return _nearest(text, place, 1)


def _nearest(text: str, place: int, step: int) -> str:
    while 0 <= place < len(text) and text[place] != "\n":
        if text[place] != "\u0640" and text[place].isalpha():
            return "arabic" if is_arabic(text[place]) else "foreign"
        place += step
    return ""


def is_mark(character: str) -> bool:
    """Whether the character is a punctuation mark."""
    return unicodedata.category(character).startswith("P")
