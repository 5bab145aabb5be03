"""A name cut from a text, as it would head a record: without the clitics and marks that it wears there."""

from __future__ import annotations

import re

from newsroom.arabic.names.common_words import EVERYDAY, GIVEN, UNDIVIDED
from newsroom.arabic.names.letters import fold_letters

__all__ = ["bare"]

_AROUND = " \t\r\n\u00a0.,،؛:;!؟?-–—()[]{}«»“”\"'‹›…"
_SPACES = re.compile(r"\s+")
# An alef that carries «the» after ب، ك، ف, or و; and «لل», in which it is not written.
_ARTICLE = re.compile(r"^(?:[وف]?[بك]|[وف])(?=ال\w{2})")
_WITH_LAM = re.compile(r"^[وف]?لل(?=\w{2})")
_SHORTEST = 3


def bare(text: str) -> str:
    """The name without quotation marks around it and without و ف ب ك ل where they can be nothing else.

    «وللقدس» is «القدس» and «بالميناء» is «الميناء»; «لمحمد» is a given name under ل. Where the first letter may be the
    name's own («بسام»، «وهبة»), it stays: a person sees the box and can strike it.
    """
    name = _SPACES.sub(" ", text).strip(_AROUND)
    first, space, rest = name.partition(" ")
    return f"{_first(first)}{space}{rest}"


def _first(word: str) -> str:
    folded = fold_letters(word).text
    if folded in UNDIVIDED or folded in GIVEN or folded in EVERYDAY:
        return word
    for length in (1, 2):
        clitics, name = word[:length], word[length:]
        if len(name) >= _SHORTEST and _is_clitics(clitics) and _is_known(clitics, fold_letters(name).text):
            return name
    if with_lam := _WITH_LAM.match(word):
        return "ال" + word[with_lam.end() :]
    if article := _ARTICLE.match(word):
        return word[article.end() :]
    return word


def _is_known(clitics: str, name: str) -> bool:
    """A given name, or after «and» a word that bodies are called by: «ورابطة الكتّاب»."""
    return name in GIVEN or (clitics in ("و", "ف") and name in EVERYDAY)


def _is_clitics(letters: str) -> bool:
    return letters in ("و", "ف", "ب", "ل", "ك") or (letters[0] in "وف" and letters[1:] in ("ب", "ل", "ك"))
