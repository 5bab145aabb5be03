"""The two digit families a paper can print, and the one it computes with."""

from __future__ import annotations

from enum import StrEnum

LATIN_DIGITS = "0123456789"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"

TO_LATIN = str.maketrans(ARABIC_DIGITS + PERSIAN_DIGITS, LATIN_DIGITS * 2)
TO_ARABIC = str.maketrans(LATIN_DIGITS, ARABIC_DIGITS)


def western_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits as 0-9; nothing else changes."""
    return text if text.isascii() else text.translate(TO_LATIN)


class Digits(StrEnum):
    """A digit family, named as CLDR names its numbering systems."""

    LATN = "latn"
    ARAB = "arab"

    def write(self, text: str | int) -> str:
        """The text, or a whole number, with its digits 0-9 in this family."""
        written = str(text)
        return written.translate(TO_ARABIC) if self is Digits.ARAB else written
