"""Quotation marks: «» is the house style, “” and "" may stand inside it.

Source: W3C Arabic layout requirements; Arabic presses set «» outside, and a second pair within it.
Inches and minutes are no quotation marks, an unbalanced one is reported without a cure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.copydesk.script import has_arabic, is_mark, script_after, script_before
from newsroom.arabic.copydesk.sheet import Sheet

_QUOTES = re.compile('["«»“”„]')
_CURLY = "“”„"


@dataclass(frozen=True)
class Pair:
    """Two quotation marks that belong together, by their places in the clean text."""

    start: int
    end: int
    kind: str
    """«straight», «curly», «house» or «mixed»."""


@dataclass(frozen=True)
class Quotes:
    """The quotation marks of a text."""

    findings: list[Finding]
    written: dict[int, str]
    """By its place, each mark as it is after the cure."""
    foreign: list[tuple[int, int]]
    """Quotations without an Arabic letter: their punctuation is theirs."""


def read_quotes(sheet: Sheet) -> Quotes:
    """The quotation marks of the Arabic lines of a text."""
    pairs: list[Pair] = []
    lonely: list[int] = []
    if not _QUOTES.search(sheet.text):
        return Quotes([], {}, [])
    doubtful: set[int] = set()
    for start, end in sheet.arabic_lines:
        outer, unpaired = _pairs_of(sheet, start, end)
        if not all(_stands_well(sheet.text, pair) for pair in outer if pair.kind != "house"):
            doubtful |= {pair.start for pair in outer}
        pairs += outer
        lonely += unpaired
    findings, written = [], {}
    for pair in pairs:
        code = _code_of(pair, pairs)
        if code is None or not _is_arabic_place(sheet.text, pair):
            continue
        safe = pair.start not in doubtful
        for place, partner, mark in ((pair.start, pair.end, "«"), (pair.end, pair.start, "»")):
            if safe and sheet.text[place] != mark:
                written[place] = mark
                params = {"partner": sheet.offsets[partner]}
                findings.append(sheet.finding(code, place, place + 1, mark, **params))
            elif not safe and place == pair.start and not _stands_well(sheet.text, pair):
                findings.append(sheet.finding(code, place, place + 1, None))
    findings += [sheet.finding("straight-quotes", place, place + 1, None) for place in lonely]
    foreign = [(pair.start, pair.end) for pair in pairs if not has_arabic(sheet.text[pair.start : pair.end])]
    return Quotes(findings, written, foreign)


def _pairs_of(sheet: Sheet, start: int, end: int) -> tuple[list[Pair], list[int]]:
    """The outer pairs of a line, and straight marks without a twin; a line with such a mark gives no pairs."""
    text = sheet.text
    places = [
        found.start() for found in _QUOTES.finditer(text, start, end) if not sheet.sheltered[found.start()]
    ]
    pairs: list[Pair] = []
    open_marks: list[int] = []
    for place in places:
        partner = _partner(text, place, open_marks)
        if partner is None:
            if text[place] == "»":
                return [], []
            if text[place] != '"' or not _is_inch(text, place):
                open_marks.append(place)
            continue
        if partner != len(open_marks) - 1:
            return [], []
        opening = open_marks.pop()
        if not open_marks:
            pairs.append(Pair(opening, place, _kind(text[opening], text[place])))
    if open_marks:
        return [], [place for place in open_marks if text[place] == '"'][-1:]
    return pairs, []


def _partner(text: str, place: int, open_marks: list[int]) -> int | None:
    """Which of the open marks this one closes."""
    mark = text[place]
    if mark in "«„" or not open_marks:
        return None
    top = text[open_marks[-1]]
    if mark == '"':
        straight = [index for index, opening in enumerate(open_marks) if text[opening] == '"']
        return (
            straight[-1] if straight else (len(open_marks) - 1 if _closes_other(text, place, top) else None)
        )
    if mark == "“":
        return len(open_marks) - 1 if top == "”" else None
    if mark == "”":
        return len(open_marks) - 1 if top in '“„"' or _closes_other(text, place, top) else None
    houses = [index for index, opening in enumerate(open_marks) if text[opening] == "«"]
    return houses[-1] if houses else len(open_marks) - 1


def _closes_other(text: str, place: int, top: str) -> bool:
    """«…" and “…": a straight mark after a letter and before a gap closes what another kind opened.

    Within «» a straight pair may stand, so there a mark closes only where no « will be closed further on.
    """
    if top == '"' or not _is_gap(text, place + 1) or _is_gap(text, place - 1):
        return False
    line_end = text.find("\n", place)
    rest = text[place + 1 : line_end if line_end >= 0 else len(text)]
    return ("»" if top == "«" else "”") not in rest


def _kind(opening: str, closing: str) -> str:
    if opening == closing == '"':
        return "straight"
    if opening == "«" and closing == "»":
        return "house"
    return "curly" if opening in _CURLY and closing in _CURLY else "mixed"


def _code_of(pair: Pair, pairs: list[Pair]) -> str | None:
    if pair.kind == "curly":
        return "mixed-quotes" if any(other.kind != "curly" for other in pairs) else None
    return {"straight": "straight-quotes", "mixed": "mixed-quotes"}.get(pair.kind)


def _is_inch(text: str, place: int) -> bool:
    return place > 0 and text[place - 1].isdigit()


def _is_arabic_place(text: str, pair: Pair) -> bool:
    """Whether the quotation is Arabic, or stands between Arabic words."""
    inside = text[pair.start + 1 : pair.end]
    if not inside.strip():
        return False
    around = (script_before(text, pair.start), script_after(text, pair.end + 1))
    return has_arabic(inside) or ("foreign" not in around and "arabic" in around)


def _stands_well(text: str, pair: Pair) -> bool:
    """Whether the first mark does not look like a closing one, nor the last like an opening one."""
    inside = text[pair.start + 1 : pair.end]
    if not inside:
        return True
    if "«" in inside or "»" in inside:
        return False
    closing_first = not _is_gap(text, pair.start - 1) and inside[0].isspace()
    opening_last = not _is_gap(text, pair.end + 1) and inside[-1].isspace()
    return not closing_first and not opening_last


def _is_gap(text: str, place: int) -> bool:
    if not 0 <= place < len(text):
        return True
    return text[place].isspace() or is_mark(text[place])
