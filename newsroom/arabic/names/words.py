"""One word as names are compared: what it is under its spellings, and what remains without its proclitics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.arabic.names.common_words import UNDIVIDED
from newsroom.arabic.names.letters import WAITING

__all__ = ["compared", "glued", "readings", "sound"]

# The case forms of the nouns that begin names are one, and so are the two spellings of «son of».
_CASE_FORMS = {"ابي": "ابو", "ابا": "ابو", "ذي": "ذو", "ذا": "ذو", "بنو": "بني", "ابن": "بن"}
# Some write these together with what follows or precedes: عبدالرحمن, أبوبكر, كفرقاسم, نصرالله, صلاحالدين.
# All heads are three letters long.
_HEADS = ("عبدال", "ابو", "كفر", "دير", "بيت")
_TAILS = ("الدين", "الله")
# A word after one of these is no name without it.
_BINDING = frozenset(
    ("عبد", "عبيد", "ابو", "ام", "بن", "بنت", "ال", "ذو", "بني", "كفر", "دير", "بيت", "مار", "فان", "دي")
)

# «فيرغسون» and «فيرجسون», «سورية» and «سوريا»: letters which stand for one foreign sound, and long vowels.
_ALIKE = str.maketrans("غجقگچثطذظصضڤپ", "كككككتتززسدفب")
_VOWELS = re.compile("[اويىهء]+")
_DOUBLED = re.compile(r"(.)\1+")

_LATIN_AFTER_ARABIC = re.compile(r"[وف]?[بلك]?(?:ال|ل)?(?=[a-z0-9])")
# «المسلمون» is «المسلمين» in another case; in «العيون» the ending is the word's own.
_SHORTEST_PLURAL = 7


def compared(word: str) -> str:
    """A folded word without proclitics as names compare it: one or, where it was written together, more words.

    Short words keep their ى; in longer ones it is ي. Compounds are taken apart, case forms become one.
    """
    if WAITING in word:
        word = word.replace(WAITING, "ى" if len(word) <= 3 else "ي")
    if word in _CASE_FORMS:
        return _CASE_FORMS[word]
    if len(word) > 5:
        if word.startswith(_HEADS):
            return f"{word[:3]} {compared(word[3:])}"
        if word.endswith(_TAILS):
            cut = -4 if word.endswith("الله") else -5
            return f"{word[:cut]} {word[cut:]}"
        if word.endswith("ون") and word.startswith("ال") and len(word) >= _SHORTEST_PLURAL:
            return word[:-2] + "ين"
    return word


def glued(words: list[str], at: int) -> bool:
    """Whether the word at this place is no name without the word before it: «الرحمن» after «عبد»."""
    return at > 0 and (words[at - 1] in _BINDING or words[at] in _TAILS)


def readings(word: str) -> Iterator[str]:
    """The folded word as names compare it, then what it can be under its proclitics; the likelier first."""
    yield compared(word)
    if word[-1] <= "z":
        latin = _LATIN_AFTER_ARABIC.match(word)
        if latin and latin.end():
            yield word[latin.end() :]
        return
    bases = [word]
    if word[0] in "وف" and len(word) > 2 and word not in UNDIVIDED:
        bases.append(word[1:])
        yield compared(word[1:])
    for base in bases:
        if len(base) > 2 and base[0] in "بلك" and base not in UNDIVIDED:
            yield compared(base[1:])
            if base.startswith("لل") and len(base) > 3:
                yield compared("ال" + base[2:])
                yield compared("ال" + base[1:])


def sound(word: str) -> str:
    """What spellings of a foreign word have in common: consonants, those that stand for one another made one."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return _DOUBLED.sub(r"\1", (bare[:1] + _VOWELS.sub("", bare[1:])).translate(_ALIKE))
