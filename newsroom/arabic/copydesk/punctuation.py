"""Latin «,» «;» «?» in Arabic sentences, marks written twice, and the missing space after a mark.

Source: W3C Arabic layout requirements: Arabic has its own comma U+060C, semicolon U+061B and question mark
U+061F; the Latin ones lean the wrong way. Numbers (1,000), addresses and quotations in Latin keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.copydesk.quotes import Quotes
from newsroom.arabic.copydesk.script import LETTERS, VOWELS, is_arabic, script_after, script_before, words
from newsroom.arabic.copydesk.sheet import Sheet

ARABIC_OF = {",": "،", ";": "؛", "?": "؟"}
_CODE_OF = {",": "latin-comma", ";": "latin-semicolon", "?": "latin-question"}
# The same mark again, also after a space: «، ,» is one comma too many.
_RUN = re.compile(r"[,،](?:[^\S\n]*[,،])*|[;؛](?:[^\S\n]*[;؛])*|[?؟](?:[^\S\n]*[?؟])*|!(?:[^\S\n]*!)*|:|\.+")
_ARABIC_WORD_BEFORE = re.compile(f"[{LETTERS}{VOWELS}]{{3,40}}$")
_ARABIC_WORD_AFTER = re.compile(f"[{LETTERS}][{LETTERS}{VOWELS}]+")
# «الجزيرة.نت»: the end of an address spoken as a name.
_SPOKEN_DOMAINS = words("نت كوم أورغ اورغ أورج اورج كم دوت تي تك إنفو انفو آي فلسطين مصر السعودية")
_OPENING = "«("


def mark_findings(sheet: Sheet, quotes: Quotes) -> tuple[list[Finding], str]:
    """The findings, and the text with quotation and punctuation marks as they are after the cure."""
    written = list(sheet.text)
    for place, mark in quotes.written.items():
        written[place] = mark
    shelter = bytearray(sheet.sheltered)
    for start, end in quotes.foreign:
        shelter[start:end] = b"\x01" * (end - start)
    text = "".join(written)
    findings = []
    for start, end in _runs(sheet, text, shelter):
        finding, mark = _judge(sheet, text, start, end)
        if finding:
            findings.append(finding)
        if mark:
            written[start:end] = mark * (end - start)
    return findings, "".join(written)


def _runs(sheet: Sheet, text: str, shelter: bytearray) -> Iterator[tuple[int, int]]:
    for line_start, line_end in sheet.arabic_lines:
        for run in _RUN.finditer(text, line_start, line_end):
            if shelter.find(1, *run.span()) < 0:
                yield run.span()


def _judge(sheet: Sheet, text: str, start: int, end: int) -> tuple[Finding | None, str]:
    """What is wrong with a run of one mark, and the Arabic mark that it becomes («» where it stays)."""
    run = text[start:end]
    if run[0] == ".":
        return _full_stop(sheet, text, start, end), ""
    if "foreign" in (script_before(text, start), script_after(text, end)) and run[0] in "!:":
        return None, ""
    latin = [sign for sign in run if sign in ARABIC_OF]
    mark = ARABIC_OF.get(run[0], run[0])
    if latin and not _is_arabic_place(text, start, end):
        return None, ""
    if not latin and _between_digits(text, start, end):
        return None, ""
    space = " " if _needs_space(text, start, end, mark) else ""
    if latin:
        return sheet.finding(_CODE_OF[latin[0]], start, end, mark + space), mark
    if len(run) > 1:
        return sheet.finding("repeated-punctuation", start, end, mark + space, mark=mark), mark
    if space:
        return sheet.finding("no-space-after-punctuation", start, end, mark + space, mark=mark), mark
    return None, ""


def _is_arabic_place(text: str, start: int, end: int) -> bool:
    """Whether a Latin mark belongs to the Arabic sentence."""
    before, after = script_before(text, start), script_after(text, end)
    if start == 0 or text[start - 1] == "\n" or _between_digits(text, start, end):
        return False
    if "?" in text[start:end] and "،" not in text[start:end]:
        return before == "arabic" and not _is_doubtful(text, start, end)
    if before == "foreign" and after == "foreign":
        return False
    return before == "arabic" or (before == "foreign" and after == "arabic" and text[end : end + 1] == " ")


def _is_doubtful(text: str, start: int, end: int) -> bool:
    """«(1850?-1900)», «؟» of a letter that was lost («ا?وم», «????»): no question of a sentence."""
    before, after = text[start - 1], text[end : end + 1]
    if before in "([" or (before.isdigit() and after in ("-", "–", "—", ")")):
        return True
    return text[start:end].count("?") > 3 or after.isalnum()


def _between_digits(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1].isdigit() and text[end : end + 1].isdigit()


def _needs_space(text: str, start: int, end: int, mark: str) -> bool:
    after = text[end : end + 1]
    if not after or (start == 0 or text[start - 1].isspace()) and mark == ":":
        return False
    if mark == ":":
        return start > 0 and _ends_arabic_word(text, start) and bool(_ARABIC_WORD_AFTER.match(text, end))
    if mark == "!":
        return is_arabic(after)
    return is_arabic(after) or after == "«" or (after.isalnum() and not text[start - 1 : start].isdigit())


def _full_stop(sheet: Sheet, text: str, start: int, end: int) -> Finding | None:
    """A full stop between two whole words. Two are a habit of some papers: reported, the cure is the editor's.

    «د.أحمد», «أ.ف.ب» and «الجزيرة.نت» are abbreviations and names.
    """
    if end - start == 2 and script_before(text, start) == "arabic" and text[end : end + 1] in ("", " ", "\n"):
        return sheet.finding("repeated-punctuation", start, end, None, mark=".")
    if end - start > 1 or not _ends_arabic_word(text, start):
        return None
    after = _ARABIC_WORD_AFTER.match(text, end)
    if not after or len(after.group()) < 3 or after.group() in _SPOKEN_DOMAINS:
        return None
    if text[after.end() : after.end() + 1] == ".":
        return None
    return sheet.finding("no-space-after-punctuation", start, end, ". ", mark=".")


def _ends_arabic_word(text: str, place: int) -> bool:
    return bool(_ARABIC_WORD_BEFORE.search(text, max(0, place - 40), place))
