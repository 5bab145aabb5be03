"""What a word of a text may be: itself, and what is left when the small words written onto it are taken off.

Arabic writes «and», «for», «the», «his» as letters of the word they belong to, and no rule of spelling tells them
from letters of the word itself: «وليد» is a name, «وزير» a minister, «ومصر» «and Egypt». So every reading is indexed
and the query asks for few. The numbers of the rules are those of docs/search.md.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsroom.arabic.normalise import fold
from newsroom.arabic.search_terms.particles import HIDDEN_SHORT_NOUNS

MOST_LETTERS = 64
"""A longer «word» is an address or a slip of the keyboard: it is known by its beginning."""
LEAST_LETTERS = 3
"""Fewer letters left are no word, unless listed."""

# A few words make up most of every text. Full, the cache takes some 20 MB a process.
_REMEMBERED = 65_536

# By their last letter.
_PRONOUNS = {"ا": ("هما", "كما", "ها", "نا"), "م": ("هم", "كم"), "ن": ("هن",), "ه": ("ه",)}
_SOUND_ENDINGS = frozenset(("ات", "ون", "ين", "ان"))
_DUALS = ("ين", "ان")
_DUALS_BEFORE_NOUNS = ("تي", "تا")  # «دولتي الخليج»
# Most words neither begin nor end with a letter that could be something else.
_FIRST_LETTERS = frozenset("وفبلكا")
_LAST_LETTERS = frozenset("اتمنهي")

_WORD = re.compile(r"[^\W_]+")


def folded_words(text: str) -> list[str]:
    """The words of a text, folded: those of `normalise.tokens`, without their places and so twice as fast."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=_REMEMBERED)
def readings(word: str) -> tuple[str, ...]:
    """Every plausible reading of a folded word, itself first, none twice."""
    word = word[:MOST_LETTERS]
    begins, ends = word[0] in _FIRST_LETTERS, word[-1] in _LAST_LETTERS
    if not (begins or ends) or word.isascii():
        return (word,)
    bare = stems(word) if begins else [word]
    found = dict.fromkeys(bare)
    if ends:
        for stem in bare:
            if len(stem) > LEAST_LETTERS:
                _without_ending(stem, found)
                if stem[-1] in _PRONOUNS:
                    _without_pronoun(stem, found)
    return tuple(found)


def stems(word: str) -> list[str]:
    """The word without what is written in front of it: conjunction, preposition, article, in this order."""
    found = [word]
    if word in HIDDEN_SHORT_NOUNS:
        found.append(HIDDEN_SHORT_NOUNS[word])  # rule 5
    if word[0] in "وف" and _is_word(word[1:]):
        found.append(word[1:])  # rule 1
    for head in tuple(found):
        if head.startswith("لل") and len(head) > LEAST_LETTERS:
            found += (head[2:], head[1:])  # rule 3: «للجنة» is «ل» and «لجنة», «للقدس» is «ل» and «القدس»
            continue
        if head.startswith("ال") and len(head) > LEAST_LETTERS:
            found.append(head[2:])  # rule 4
        elif head[0] in "بلك" and _is_word(head[1:]):
            found.append(head[1:])  # rule 2
            if head.startswith("ال", 1) and len(head) > LEAST_LETTERS + 1:
                found.append(head[3:])
    return found


def _is_word(rest: str) -> bool:
    """Whether a single letter may be taken off: three letters are left, or figures, or Latin («و20», «بـBBC»)."""
    return len(rest) >= LEAST_LETTERS or (rest != "" and rest.isascii())


def _without_ending(stem: str, found: dict[str, None]) -> None:
    """Rules 6 to 9: the plural, the dual, the feminine, the accusative."""
    ending, is_long = stem[-2:], len(stem) > LEAST_LETTERS + 1
    is_dual_before_noun = is_long and ending in _DUALS_BEFORE_NOUNS
    if ending == "ات" or is_dual_before_noun:
        found[stem[:-2] + "ه"] = None  # «لغات», «دولتي»
    if is_dual_before_noun or (is_long and ending in _SOUND_ENDINGS):
        found[stem[:-2]] = None
    if is_long and stem[-3] == "ت" and ending in _DUALS:
        found[stem[:-3] + "ه"] = None  # «سنتين»
        if len(stem) > LEAST_LETTERS + 2:
            found[stem[:-3]] = None
    if stem[-1] in "ها":
        found[stem[:-1]] = None


def _without_pronoun(stem: str, found: dict[str, None]) -> None:
    """Rules 10 to 12: «بيانها», «مدرستهم», «لقائه», «مستواها»; then the endings under the pronoun, «بياناتها»."""
    for pronoun in _PRONOUNS[stem[-1]]:
        if not stem.endswith(pronoun):
            continue
        rest = stem[: -len(pronoun)]
        if len(rest) < LEAST_LETTERS:
            continue
        found[rest] = None
        last = rest[-1]
        if last == "ت":
            found[rest[:-1] + "ه"] = None
        elif last == "ا":
            found[rest[:-1] + "ي"] = None
        elif last in "يو" and rest[-2] == "ا":
            found[rest[:-1] + "ء"] = None
        if len(rest) > LEAST_LETTERS + 1:
            _without_ending(rest, found)
