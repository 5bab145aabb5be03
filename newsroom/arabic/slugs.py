"""Addresses in Arabic: readable, short, and the same however the headline was typed."""

from __future__ import annotations

import re
import unicodedata

from newsroom.arabic.digits import western_digits
from newsroom.arabic.normalise import INVISIBLE, MARKS

MOST_CHARACTERS = 80
WITH_PARTICLES = 60
"""Up to this length a slug keeps its particles: they make it read like the headline."""

# Words without a meaning of their own. No negations: without «لا» a headline says the opposite.
_PARTICLES = """
من إلى الى على عن في مع بين منذ خلال حتى لدى عند ضمن حول عبر
أن ان إن قد لقد ثم أو او أم بل كما كي لكي حيث إذ إذا اذا لكن
هو هي هم هذا هذه ذلك تلك هؤلاء الذي التي الذين اللذين اللتين
كان كانت يكون تكون وفي ومن وعلى وعن وإلى والى ومع وبين وهو وهي وأن وان و
the a an of to in on at and or for by with
"""
PARTICLES = frozenset(_PARTICLES.split())

_INVISIBLE_OR_MARK = re.compile(f"[{INVISIBLE}{MARKS}]+")
_WORD = re.compile(r"[^\W_]+")
_ACCENTED_LATIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


def slugify(text: str, fallback: str = "") -> str:
    """«انطلاق-مؤتمر-المدن-الساحلية»: words joined by hyphens, أ ة ى as written, at most 80 characters.

    Cut at a word; particles go only when it would be longer than 60. Where nothing is left of the text
    («؟!»), the fallback, such as an identifier, is returned as it is.
    """
    words = _WORD.findall(_plain(text))
    if _length(words) > WITH_PARTICLES:
        words = [word for word in words if word not in PARTICLES] or words
    return "-".join(_fitting(words)) or fallback


def _plain(text: str) -> str:
    """Compatibility forms opened, marks and tatweel gone, digits 0-9, Latin lower case without accents."""
    plain = _INVISIBLE_OR_MARK.sub("", unicodedata.normalize("NFKC", text))
    plain = _ACCENTED_LATIN.sub(lambda letter: unicodedata.normalize("NFD", letter.group())[0], plain)
    plain = unicodedata.normalize("NFKC", western_digits(plain).lower())
    return "".join(character for character in plain if unicodedata.category(character)[0] != "M")


def _length(words: list[str]) -> int:
    return sum(map(len, words)) + len(words) - 1


def _fitting(words: list[str]) -> list[str]:
    """As many words as fit; the first is cut only if it does not fit alone."""
    while _length(words) > MOST_CHARACTERS and len(words) > 1:
        words = words[:-1]
    return [words[0][:MOST_CHARACTERS]] if len(words) == 1 else words
