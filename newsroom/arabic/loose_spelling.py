"""A pattern that finds a word however it was spelt, for places that have no index of folded words.

It goes by the folding of `normalise`: whatever folds to the same letters is found, vowel signs and tatweel or not.
The patterns are plain enough for Python, SQLite and PostgreSQL to read them alike.
"""

from __future__ import annotations

import re

from newsroom.arabic.digits import ARABIC_DIGITS, LATIN_DIGITS, PERSIAN_DIGITS
from newsroom.arabic.normalise import INVISIBLE, MARKS, fold

_BETWEEN = f"[{MARKS}{INVISIBLE}]*"
# By the letter that the folding leaves: all that it was made from.
_SPELLINGS = {
    "ا": "اأإآٱ",
    "ي": "يىئیې",
    "ه": "هةۀەھہ",
    "و": "وؤئء",
    "ك": "كک",
    **{
        plain: plain + arabic + persian
        for plain, arabic, persian in zip(LATIN_DIGITS, ARABIC_DIGITS, PERSIAN_DIGITS, strict=True)
    },
}


def loose_pattern(word: str) -> str:
    """A regular expression for the word in all its spellings; compare without regard to case."""
    return _BETWEEN.join(
        f"[{_SPELLINGS[letter]}]" if letter in _SPELLINGS else re.escape(letter) for letter in fold(word)
    )
