"""Left-to-right runs in Arabic lines, and how long a text takes to read.

«هاتف +961 1 345-678» turns into 678-345 1 961+ before a reader's eyes unless the number is isolated. What
must not be isolated: plain numbers, ranges such as 2023-2025 and scores, which Arabic reads right to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

WORDS_A_MINUTE = 181
"""Silent reading of Arabic prose by adults (Brysbaert 2019, from the IReST texts)."""

_DIRECTION_SIGNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Every repetition is bounded or cannot start inside itself, so that no text takes longer than its length.
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"
_MORE = rf"{_LATIN}\u0300-\u036f0-9"
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_AFTER_A_BREAK = r"(?<![^\s(\[«\"“'،؛:])"
_NUMBER = r"(?<![\d.,])\d+(?:[.,]\d+)*"
_LATIN_WORD = rf"(?:(?:[A-Za-z]\.){{2,}}|[@#]?[0-9]{{0,4}}[{_LATIN}][{_MORE}]*(?:['’_.&/-][{_MORE}]+)*[+#]*)"
_ASIDE = rf" ?[(]{_LATIN_WORD}(?: {_LATIN_WORD})*[)]"
# What a run can begin with, so that Arabic letters are passed over at once.
_FIRST = f"(?=[{_LATIN}0-9@#+(−±$€£\u2066-\u2068-])"
_RUNS = re.compile(
    f"{_FIRST}(?:%s)"
    % "|".join(
        (
            rf"(?P<isolated>[\u2066-\u2068][^{POP_ISOLATE}]*{POP_ISOLATE}?)",
            rf"(?P<address>(?:https?://|www\.)[!-~{_LATIN}\u0621-\u064a]*[A-Za-z0-9/=\u0621-\u064a])",
            r"(?P<mail>[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})",
            rf"(?P<phone>{_AFTER_A_BREAK}(?:\+|00|[(]\+[0-9]{{1,3}}[)])(?:[ .()-]{{0,2}}[0-9]){{6,14}})",
            rf"(?P<local>{_AFTER_A_BREAK}[(]?0[0-9]{{1,3}}[)]?(?:[ -][0-9]{{2,4}}){{2,4}})",
            rf"(?P<latin>{_LATIN_WORD}(?:(?: & | [-–] | ){_LATIN_WORD}|{_ASIDE}|[ ][0-9]+(?:[.,][0-9]+)*)*)",
            rf"(?P<measure>(?:{_AFTER_A_BREAK}[+−±-])?(?:{_NUMBER}(?:[%‰$€£]|°[CF]?)|[$€£]{_NUMBER}))",
            rf"(?P<signed>{_AFTER_A_BREAK}[+−±-]{_NUMBER})",
        )
    )
)
_LEANS_LEFT_BY_ITSELF = ("latin", "mail", "address")


def ltr_runs(text: str) -> list[tuple[int, int]]:
    """Start and end of each run that reads left to right and must stand apart; isolated ones are left out."""
    return [run.span() for run in _found(text)]


def isolate_html(text: str) -> str:
    """The text escaped for HTML, its left-to-right runs in `<bdi>`; `dir="ltr"` where no letter says so."""
    pieces, done = [], 0
    for run in _found(text):
        opening = "<bdi>" if run.lastgroup in _LEANS_LEFT_BY_ITSELF else '<bdi dir="ltr">'
        pieces += [escape(text[done : run.start()]), opening, escape(run.group()), "</bdi>"]
        done = run.end()
    return "".join(pieces) + escape(text[done:])


def isolate_plain(text: str) -> str:
    """The text for places without markup (titles, feeds, messages), its runs between U+2068 and U+2069.

    Isolating twice changes nothing.
    """
    pieces, done = [], 0
    for run in _found(text):
        pieces += [text[done : run.start()], FIRST_STRONG_ISOLATE, run.group(), POP_ISOLATE]
        done = run.end()
    return "".join(pieces) + text[done:]


def strip_bidi(text: str) -> str:
    """The text without direction marks, embeddings and isolates."""
    return _DIRECTION_SIGNS.sub("", text)


def count_words(text: str) -> int:
    """Words between spaces; a lone dash or bracket is none."""
    # Nearly every word begins with a letter, which is quicker to ask than an expression.
    return sum(1 for word in text.split() if word[0].isalnum() or _LETTER_OR_DIGIT.search(word))


def reading_minutes(words: int) -> int:
    """Whole minutes that reading takes, at least one. Raises ValueError below zero."""
    if words < 0:
        raise ValueError(f"no text has {words} words")
    return max(1, round(words / WORDS_A_MINUTE))


def _found(text: str) -> Iterator[re.Match[str]]:
    return (run for run in _RUNS.finditer(text) if run.lastgroup != "isolated")
