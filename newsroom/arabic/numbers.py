"""Counting things in Arabic: six forms, and no «2 ساعتين»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from newsroom.arabic.digits import Digits, western_digits
from newsroom.arabic.normalise import INVISIBLE

PluralForm = Literal["zero", "one", "two", "few", "many", "other"]

_UNSEEN_OR_SPACE = re.compile(rf"[{INVISIBLE}\s٬]+")
_NUMBER_SIGNS = str.maketrans({"٫": ".", "،": ",", "−": "-"})
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun in the forms that numbers ask for, as it stands at the head of a line (nominative)."""

    zero: str
    """«لا تقارير»."""
    one: str
    """«تقرير واحد»: printed without the number."""
    two: str
    """«تقريران»: printed without the number."""
    few: str
    """After 3 to 10: «تقارير»."""
    many: str
    """After 11 to 99: «تقريرًا»."""
    other: str
    """After 100, 101, 102, 1000: «تقرير»."""


def plural_form(number: int) -> PluralForm:
    """The CLDR plural class of a whole number in Arabic; of a negative one that of its amount."""
    amount = abs(number)
    if amount <= 2:
        return ("zero", "one", "two")[amount]
    if 3 <= amount % 100 <= 10:
        return "few"
    return "many" if amount % 100 >= 11 else "other"


def grouped(number: int, digits: Digits = Digits.LATN) -> str:
    """«12,345» or «١٢٬٣٤٥»: groups of three with the separator of the digit family."""
    written = digits.write(f"{number:,}")
    return written.replace(",", "٬") if digits is Digits.ARAB else written


def counted(number: int, noun: CountedNoun, digits: Digits = Digits.LATN) -> str:
    """«لا تقارير», «تقرير واحد», «تقريران», «3 تقارير», «11 تقريرًا», «100 تقرير».

    Raises ValueError below zero.
    """
    if number < 0:
        raise ValueError(f"things are counted from zero, not from {number}")
    form = plural_form(number)
    words = getattr(noun, form)
    return words if number <= 2 else f"{grouped(number, digits)} {words}"


def read_number(text: str) -> str:
    """A number as people type it, in the shape computers read: «١٬٢٣٤٫٥» and «1,234.5» as «1234.5».

    A comma, Latin or Arabic, that stands before groups of three is a separator of thousands («1,234»); a
    single other one is a decimal sign («12،5»). What is no number comes back for the caller to refuse.
    """
    plain = _UNSEEN_OR_SPACE.sub("", western_digits(text)).translate(_NUMBER_SIGNS)
    if _GROUPED.fullmatch(plain):
        return plain.replace(",", "")
    return plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain
