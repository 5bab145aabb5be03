"""Letters: slips of spelling, Persian letters, stretches, and signs that nobody sees.

A word gets one finding whose cure puts everything in it right; the weightiest slip gives it its code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsroom.arabic.copydesk.endings import alif_maqsura_of, ta_marbuta_of
from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.copydesk.hamza import hamza_of
from newsroom.arabic.copydesk.script import VOWELS, WORD, bare, words
from newsroom.arabic.copydesk.sheet import INVISIBLE_RUN, Sheet

_RULES = (("hamza", hamza_of), ("ta-marbuta", ta_marbuta_of), ("alif-maqsura", alif_maqsura_of))
_MAY_BE_WRONG = re.compile("[اأإهةىيئ]")
_VOWEL = re.compile(f"[{VOWELS}]")
# A sign that no hamza at the head of a word can carry: «اْوروبا», «اٍلى» draw a hamza with it.
_OTHER_SIGN = re.compile("^[\u0648\u0641]?[\u0627\u0623\u0625][\u064b-\u064d\u0652]")
_LETTER_NAMES = words("""
    اي آي إي بي سي دي تي جي في ام إم ان إن اس إس يو كيو اتش إتش كي كاي ار آر ال إل اف إف او إكس اكس واي زد
    بلو وان تو
    """)

# Persian letters that look like Arabic ones. A word with another letter of Persian or Urdu is Persian or Urdu.
_PERSIAN = re.compile("[\u06a9\u06cc\u06c1\u06be]")
_TO_ARABIC = str.maketrans("\u06a9\u06cc\u06c1\u06be", "كيهه")
_FOREIGN = re.compile(
    "[\u0671-\u06a8\u06aa-\u06bd\u06bf\u06c0\u06c2-\u06cb\u06cd-\u06d3\u06d5\u0750-\u077f\u200c]"
)
_LANGUAGES = re.compile(
    "فارسي|أردي|أوردي|كردي|أردو|أوردو|پشتو|بشتو|باشتو|عثماني|أويغور|آذري|أذري|سندي|بنجابي"
)
# Final ی stands for ي and for ى; only these are certain.
_ENDS_IN_YA = words("في التي الذي هي وهي أي التالي الماضي الحالي الثاني")
_ENDS_IN_ALEF = words("إلى حتى الأولى أخرى الأخرى مصطفى موسى إحدى وإلى الأقصى مستشفى")


@lru_cache(maxsize=20_000)
def spelling(word: str) -> tuple[str, str] | None:
    """The code of the first slip in a word without vowel signs, and the word with all its slips put right."""
    code, right, before = None, word, ""
    while before != right:
        before = right
        for name, rule in _RULES:
            better = rule(right)
            if better and better != right:
                code, right = code or name, better
    return (code, right) if code else None


def word_findings(sheet: Sheet) -> list[Finding]:
    """Slips of spelling, Persian letters and stretches of the words of a text."""
    findings = []
    stretched = sheet.text != sheet.original and "\u0640" in sheet.original
    persian = _PersianWords(sheet.text)
    for word in WORD.finditer(sheet.text):
        start, end = word.span()
        if sheet.is_sheltered(start, end):
            continue
        finding = _spelling_finding(sheet, start, end) or persian.finding(sheet, start, end)
        if not finding and stretched:
            finding = _stretch_finding(sheet, start, end)
        if finding:
            findings.append(finding)
    return findings


def unseen_findings(original: str, others: Sequence[Finding]) -> list[Finding]:
    """Direction marks that no other cure removes."""
    runs = list(INVISIBLE_RUN.finditer(original))
    if not runs:
        return []
    cured = [(other.start, other.end) for other in others if other.cure is not None]
    taken = {place for start, end in cured for place in range(start, end)}
    return [
        Finding("bidi-marks", run.start(), run.end(), run.group(), "", {"count": len(run.group())})
        for run in runs
        if run.start() not in taken
    ]


def _spelling_finding(sheet: Sheet, start: int, end: int) -> Finding | None:
    word = sheet.text[start:end]
    letters = bare(word)
    if len(letters) < 2 or not _MAY_BE_WRONG.search(letters) or _part_of_a_name(sheet.text, start, end):
        return None
    found = spelling(letters)
    if not found:
        return None
    code, right = found
    if len(right) != len(letters):
        return None
    if _OTHER_SIGN.search(word):
        return None
    if letters == "او" and _spells_letters(sheet.text, start, end):
        return None
    if _is_in_other_language(sheet.text, start):
        return None
    return sheet.finding(code, start, end, _with_vowels(word, right))


def _spells_letters(text: str, start: int, end: int) -> bool:
    """«اتش بي او»: letters of another alphabet by their names, not «or»."""
    before, after = text[max(0, start - 12) : start].split(), text[end : end + 12].split()
    return not _LETTER_NAMES.isdisjoint([*before[-1:], *after[:1]])


def _is_in_other_language(text: str, start: int) -> bool:
    """«(بالفارسية: …»: words of a language that shares our letters and not our spelling."""
    opened = text.rfind("(", max(0, start - 80), start)
    return opened >= 0 and ")" not in text[opened:start] and bool(_LANGUAGES.search(text, opened, start))


def _part_of_a_name(text: str, start: int, end: int) -> bool:
    """«_إسم_», «x/إسم»: parts of codes and addresses; a joiner makes the word Persian."""
    around = text[start - 1 : start] + text[end : end + 1]
    return any(sign in around for sign in "_\u200c\u200d\\@#")


def _with_vowels(word: str, right: str) -> str:
    letters = iter(right)
    return "".join(sign if _VOWEL.match(sign) else next(letters) for sign in word)


def _stretch_finding(sheet: Sheet, start: int, end: int) -> Finding | None:
    first, stop = sheet.offsets[start], sheet.offsets[end - 1] + 1
    if "\u0640" not in sheet.original[first:stop]:
        return None
    return sheet.finding("tatweel", start, end, sheet.text[start:end])


class _PersianWords:
    """What the text as a whole says about its Persian letters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.any = bool(_PERSIAN.search(text))
        self.typed_with_persian_keys = self.any and text.count("\u06cc") > text.count("ي")

    def finding(self, sheet: Sheet, start: int, end: int) -> Finding | None:
        """The finding on a word with Persian letters, unless it is likely to be Persian."""
        word = sheet.text[start:end]
        if not self.any or not _PERSIAN.search(word):
            return None
        if not self.typed_with_persian_keys and self._is_persian(start, end):
            return None
        right = word.translate(_TO_ARABIC)
        if word.endswith("\u06cc"):
            alef = right[:-1] + "ى"
            if alef in _ENDS_IN_ALEF:
                right = alef
            elif right not in _ENDS_IN_YA:
                return sheet.finding("persian-letters", start, end, None)
        slips = spelling(bare(right))
        if slips and len(slips[1]) == len(bare(right)):
            right = _with_vowels(right, slips[1])
        return sheet.finding("persian-letters", start, end, right)

    def _is_persian(self, start: int, end: int) -> bool:
        around = self.text[max(0, start - 80) : end + 40]
        near = self.text[max(0, start - 25) : start] + self.text[end : end + 25]
        return bool(
            _FOREIGN.search(self.text, max(0, start - 25), end + 25)
            or _PERSIAN.search(near)
            or _LANGUAGES.search(around)
        )
