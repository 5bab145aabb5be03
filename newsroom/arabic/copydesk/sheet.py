"""A text laid out for the rules: what nobody sees is taken off, and the way back to the untouched text kept.

Every rule reads the same clean text, in which quotation marks and Latin marks are already what they will be:
so the cure of one rule cannot wake another, and a cured text has nothing left to cure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.copydesk.script import LETTERS, VOWELS, is_mostly_arabic
from newsroom.arabic.digits import western_digits
from newsroom.arabic.typography import ltr_runs

# Direction marks, embeddings and isolates, and the two signs that come along with them from other programs:
# zero-width space and byte order mark. Joiners stay: emoji and Persian need them.
INVISIBLE = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff"
INVISIBLE_RUN = re.compile(f"[{INVISIBLE}]+")

# Tatweel between two letters of a word. Not «هـ» (Hijri), «أـ» of a list, «بـ» and «الـ» before a quotation or a
# number: those end a word; and not the tatweel that carries a vowel sign.
_STRETCH = re.compile(f"(?<=[{LETTERS}{VOWELS}])\u0640+(?=[{LETTERS}])")

# «بـرونالدو», «الـفيفا»: one tatweel that keeps a proclitic apart from a name is a habit, not a slip.
_APART = re.compile(f"(?<![{LETTERS}{VOWELS}\u0640])(?:[وف]?[بلك]|[وفبك]?ال)\u0640(?!\u0640)")

_ADDRESS = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)\S+",
            r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}",
            r"(?<![A-Za-z0-9.-])[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}\.[A-Za-z]{2,24}(?:/[!-~]*)?",
            r"[#@][\w\u200c\u200d]+",
            r"&#?[A-Za-z0-9]{1,16};",
            "\ufd3f[^\ufd3e\n]{0,2000}\ufd3e",
            "\ufd3e[^\ufd3f\n]{0,2000}\ufd3f",
        )
    )
)
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
_HAS_START = re.compile(r"[@#&./\ufd3e\ufd3f]")


@dataclass(frozen=True)
class Sheet:
    """The clean text and where each of its characters stood."""

    original: str
    text: str
    """The text without what nobody sees and without stretches."""
    offsets: range | list[int]
    """For each character of `text` its place in `original`."""
    sheltered: bytearray
    """1 for each character that no rule touches: addresses, hashtags, Quran."""
    codes: bytearray
    """1 for each character of a Latin name, code or telephone number: its digits stay as they are."""
    arabic_lines: list[tuple[int, int]]
    """Start and end of each line that is mostly Arabic."""

    def finding(self, code: str, start: int, end: int, cure: str | None, **params: str | int) -> Finding:
        """A finding on `self.text[start:end]`, told in the places of the original."""
        first, stop = self.offsets[start], self.offsets[end - 1] + 1
        return Finding(code, first, stop, self.original[first:stop], cure, params)

    def is_sheltered(self, start: int, end: int) -> bool:
        """Whether any character of the span must be left alone."""
        return self.sheltered.find(1, start, end) >= 0


def lay_out(original: str) -> Sheet:
    """The sheet of a text."""
    text, offsets = _without(INVISIBLE_RUN, original, range(len(original)), set())
    if "\u0640" in text:
        text, offsets = _without(_STRETCH, text, offsets, {apart.end() for apart in _APART.finditer(text)})
    lines, start = [], 0
    for line in text.split("\n"):
        if is_mostly_arabic(line):
            lines.append((start, start + len(line)))
        start += len(line) + 1
    western = western_digits(text)
    runs = [span for span in ltr_runs(western) if _is_code(western[slice(*span)])] if lines else []
    addresses = [found.span() for found in _ADDRESS.finditer(text)] if _HAS_START.search(text) else []
    return Sheet(original, text, offsets, _marked(text, addresses), _marked(text, runs), lines)


def _is_code(run: str) -> bool:
    return bool(_LATIN_LETTER.search(run)) or run[0] in "+(0"


def _marked(text: str, spans: list[tuple[int, int]]) -> bytearray:
    marked = bytearray(len(text))
    for start, end in spans:
        marked[start:end] = b"\x01" * (end - start)
    return marked


def _without(
    rubbish: re.Pattern[str], text: str, offsets: range | list[int], kept: set[int]
) -> tuple[str, range | list[int]]:
    """The text without what the pattern finds, except where it ends at a place to be kept."""
    if not rubbish.search(text):
        return text, offsets
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for found in rubbish.finditer(text):
        if found.end() in kept:
            continue
        pieces.append(text[done : found.start()])
        places.extend(offsets[done : found.start()])
        done = found.end()
    pieces.append(text[done:])
    places.extend(offsets[done:])
    return "".join(pieces), places
