"""Gaps: a space before a mark, two spaces for one, a space within quotation marks or brackets.

Source: W3C Arabic layout requirements: a mark clings to the word before it, quotation marks and brackets to what
they hold. Spaces at the ends of a line and tabs are layout, not language, and stay.
"""

from __future__ import annotations

import re

from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.copydesk.script import LETTERS, VOWELS, is_arabic
from newsroom.arabic.copydesk.sheet import Sheet

_GAP = re.compile(r"[ \u00a0\u2002-\u200a\u202f\u3000]+")
_OPENING = {"«": ("»", "space-inside-quotes"), "(": (")", "space-inside-parentheses")}
_CLOSING = {"»": ("«", "space-inside-quotes"), ")": ("(", "space-inside-parentheses")}
_BEFORE_A_MARK = re.compile(f"[\\d{LETTERS}{VOWELS}A-Za-z%٪»)\\]]")


def gap_findings(sheet: Sheet, written: str) -> list[Finding]:
    """The gaps of the Arabic lines; `written` is the clean text with its marks already cured."""
    findings = []
    for start, end in sheet.arabic_lines:
        balanced = {
            mark for mark, (other, _) in _OPENING.items() if _is_balanced(written[start:end], mark, other)
        }
        for gap in _GAP.finditer(written, start, end):
            first, last = gap.span()
            if first == start or last == end or sheet.is_sheltered(first, last):
                continue
            judged = _judge(written, first, last, balanced)
            if judged:
                code, cure = judged
                findings.append(sheet.finding(code, first, last, cure))
    return findings


def _judge(text: str, start: int, end: int, balanced: set[str]) -> tuple[str, str] | None:
    before, after = text[start - 1], text[end]
    if before.isspace() or after.isspace():
        return None
    if before in _OPENING and before in balanced and after != _OPENING[before][0]:
        return _OPENING[before][1], ""
    if after in _CLOSING and _CLOSING[after][0] in balanced and before != _CLOSING[after][0]:
        return _CLOSING[after][1], ""
    if _clings(text, end) and _BEFORE_A_MARK.match(before):
        return "space-before-punctuation", ""
    return ("doubled-space", " ") if end - start > 1 else None


def _clings(text: str, place: int) -> bool:
    """Whether the character is a mark that belongs to the word before it."""
    mark, after = text[place], text[place + 1 : place + 2]
    if mark in "،؛؟":
        return True
    if mark == "!":
        # Before an Arabic letter the mark gets its space by another rule.
        return not after.isalnum() or is_arabic(after)
    if mark == ":":
        return after in ("", " ", "\u00a0", "\n", "«")
    return mark == "." and after in ("", " ", "\u00a0", "\n", "»", ")")


def _is_balanced(line: str, opening: str, closing: str) -> bool:
    depth = 0
    for mark in line:
        if mark == opening:
            depth += 1
        elif mark == closing:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0
