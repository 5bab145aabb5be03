"""Two families of digits in one text: Arabic-Indic, Persian and Latin order themselves differently (bidi).

The family of most numbers wins; where two are level nobody but the editor can say. Codes, Latin names, telephone
numbers and addresses keep theirs and do not vote.
"""

from __future__ import annotations

import re
from collections import Counter

from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.copydesk.sheet import Sheet
from newsroom.arabic.digits import ARABIC_DIGITS, LATIN_DIGITS, PERSIAN_DIGITS, TO_ARABIC, western_digits

_LATIN, _ARABIC, _PERSIAN = "latn", "arab", "arabext"
_NUMBER = re.compile("[0-9٠-٩۰-۹]+(?:[.,٫٬،/:-][0-9٠-٩۰-۹]+)*")
_DIGITS = {_LATIN: LATIN_DIGITS, _ARABIC: ARABIC_DIGITS, _PERSIAN: PERSIAN_DIGITS}
_TO_PERSIAN = str.maketrans(LATIN_DIGITS, PERSIAN_DIGITS)
_EASTERN = re.compile("[٠-٩۰-۹]")
_TO_LATIN_POINT = str.maketrans("٫٬", ".,")


def digit_findings(sheet: Sheet) -> list[Finding]:
    """Numbers in another family than most of the text."""
    if not _EASTERN.search(sheet.text):
        return []
    numbers = []
    for number in _NUMBER.finditer(sheet.text):
        start, end = number.span()
        if sheet.codes.find(1, start, end) < 0 and not sheet.is_sheltered(start, end):
            numbers.append((start, end, _families(number.group())))
    votes = Counter(family for _, _, families in numbers for family in families)
    if len(votes) < 2:
        return []
    (most, count), (_, second) = votes.most_common(2)
    tied = count == second
    if tied:
        most = next(family for _, _, families in numbers for family in families)
    return [
        sheet.finding(
            "mixed-digits", start, end, None if tied else _write(sheet.text[start:end], most), majority=most
        )
        for start, end, families in numbers
        if families != [most]
    ]


def _families(number: str) -> list[str]:
    return [family for family, digits in _DIGITS.items() if any(digit in digits for digit in number)]


def _write(number: str, family: str) -> str:
    western = western_digits(number).translate(_TO_LATIN_POINT)
    if family == _ARABIC:
        return western.translate(TO_ARABIC)
    return western.translate(_TO_PERSIAN) if family == _PERSIAN else western
