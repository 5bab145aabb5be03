"""Broken plurals: not an ending but another mould, «وزير» and «وزراء», «منطقة» and «مناطق».

A mould is written with digits for the letters of the root: `12ي3` is «وزير», `123اء` is «وزراء». Most candidates
a mould gives are no words at all and find nothing, so guessing costs little; a mould that often meets another word
(«حدث», «حدوث») waits for the second level. Which moulds there are is grammar; on which level each stands was
decided by what it found in the practice data (docs/search.md).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A line is «singular > its plurals», every letter folded: ئ is ي, ؤ is و, ة is ه.
_SURE = """
123 > ا12ا3
1ا3 > ا1وا3
1ي3 > ا1يا3 1يو3
12و > ا12اء
12ي3 > 123اء ا123اء
12ي3ه > 12اي3
12ا3ه > 12اي3
12و3ه > 12اي3
12يه > 12ايا
12اء > ا12يه
1234 > 12ا34
1234ه > 12ا34
123و4 > 12ا3ي4
123و4ه > 12ا3ي4
123ي4 > 12ا3ي4
123ا4 > 12ا3ي4
ا12و3 > ا1ا2ي3
ا12ي3 > ا1ا2ي3
ا12يه > ا1ا2ي
1ا23 > 1وا23
1ا23ه > 1وا23
1ا2ه > 1وا2
1ا2و3 > 1وا2ي3
"""
_LIKELY = """
12 > ا12ا2 12و2
12ه > 122
123 > 12و3
12ا3 > ا123ه
12ي3 > ا123ه
12ا > ا12اء
1ا23 > 123اء
"""
# «مدن» is the plural of «مدينة», but few words like «حديثة» have a plural like «حدث».
_LIKELY_SINGULARS = """
12ا3 > 123
12ي3ه > 123
12ه > 122
123 > 12و3 ا123
1ا23 > 123اء
12ا3 > ا123ه
12ي3 > ا123ه
"""
_ROOT_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهويءپچژگڤ"
# A last ه is nearly always ة. A last ي or و is an ending in short moulds («أعلى» is no plural of «على»), but a
# letter of the root in those of four letters («مبنى», «مباني»).
_LAST_LETTERS = {digit: _ROOT_LETTERS.translate({ord(sign): None for sign in "هوي"}) for digit in "123"}
_LAST_LETTERS["4"] = _ROOT_LETTERS.replace("ه", "")


class Mould(NamedTuple):
    """From one form of a word to the other."""

    fits: re.Pattern[str]
    gives: str


@lru_cache(maxsize=4096)
def plurals(word: str, level: int) -> tuple[str, ...]:
    """What the plural of a folded word may be."""
    return _cast(_PLURALS if level == 1 else _PLURALS + _MORE_PLURALS, word)


@lru_cache(maxsize=4096)
def singulars(word: str, level: int) -> tuple[str, ...]:
    """What a folded word may be the plural of."""
    return _cast(_SINGULARS if level == 1 else _SINGULARS + _MORE_SINGULARS, word)


def _cast(moulds: tuple[Mould, ...], word: str) -> tuple[str, ...]:
    matches = ((mould.fits.fullmatch(word), mould.gives) for mould in moulds)
    return tuple(dict.fromkeys(match.expand(gives) for match, gives in matches if match))


def _moulds(table: str) -> list[tuple[str, str]]:
    lines = (line.split(" > ") for line in table.strip().splitlines())
    return [(singular, plural) for singular, plurals in lines for plural in plurals.split()]


def _pattern(form: str) -> re.Pattern[str]:
    """A digit is a letter of the root; the same digit again is the same letter."""
    pattern = ""
    for place, sign in enumerate(form):
        if not sign.isdigit():
            pattern += sign
        elif sign in form[:place]:
            pattern += f"(?P=r{sign})"
        else:
            letters = _LAST_LETTERS[sign] if place == len(form) - 1 else _ROOT_LETTERS
            pattern += f"(?P<r{sign}>[{letters}])"
    return re.compile(pattern)


def _mould(given: str, wanted: str) -> Mould:
    return Mould(_pattern(given), re.sub(r"\d", lambda digit: rf"\g<r{digit.group()}>", wanted))


_PLURALS = tuple(_mould(singular, plural) for singular, plural in _moulds(_SURE))
_MORE_PLURALS = tuple(_mould(singular, plural) for singular, plural in _moulds(_LIKELY))
_SINGULARS = tuple(_mould(plural, singular) for singular, plural in _moulds(_SURE))
_MORE_SINGULARS = tuple(_mould(plural, singular) for singular, plural in _moulds(_LIKELY_SINGULARS))
