"""Feminine ordinals with the article: «الأولى»، «التاسعة»، «الحادية والعشرون», as for «دورة» and «جلسة»."""

from __future__ import annotations

from newsroom.arabic.digits import Digits

UNITS = ("", "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة")
IN_COMPOUNDS = ("", "الحادية", *UNITS[2:])
TENS = (
    "",
    "العاشرة",
    "العشرون",
    "الثلاثون",
    "الأربعون",
    "الخمسون",
    "الستون",
    "السبعون",
    "الثمانون",
    "التسعون",
)
HUNDRED = 100


def feminine(number: int, digits: Digits = Digits.LATN) -> str:
    """The ordinal in words up to 99, in figures beyond, where papers write figures too."""
    if not 0 < number < HUNDRED:
        return digits.write(number)
    tens, unit = divmod(number, 10)
    if tens == 0:
        return UNITS[unit]
    if unit == 0:
        return TENS[tens]
    if tens == 1:
        return f"{IN_COMPOUNDS[unit]} عشرة"
    return f"{IN_COMPOUNDS[unit]} و{TENS[tens]}"
