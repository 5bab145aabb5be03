"""What the months and days are called, from CLDR by way of Babel."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from babel import Locale, UnknownLocaleError

GREGORIAN_LOCALE = "ar"
LEVANTINE_LOCALE = "ar_LB"


class Months(StrEnum):
    """The systems of month names in use between the Gulf and the Ocean."""

    LEVANT = "levant"
    """كانون الأول: Lebanon, Palestine, Syria, Jordan, Iraq."""
    GREGORIAN = "gregorian"
    """ديسمبر: Egypt, Sudan, Libya, the Peninsula."""
    MAGHREB_TN = "maghreb_tn"
    """جانفي, جوان, أوت: Tunisia, Algeria."""
    MAGHREB_MA = "maghreb_ma"
    """غشت, دجنبر: Morocco."""
    MAURITANIA = "mauritania"
    """أغشت, دجمبر: Mauritania."""
    BOTH_SLASH = "both_slash"
    """ديسمبر/كانون الأول, as pan-Arab media print it."""
    BOTH_PAREN = "both_paren"
    """ديسمبر (كانون الأول)."""

    @classmethod
    def of_locale(cls, locale: str) -> Months:
        """The system CLDR has for a locale such as `ar_PS`. Raises ValueError where it has no Arabic one."""
        try:
            names = _cldr_months(locale.replace("-", "_"))
        except (UnknownLocaleError, ValueError) as unknown:
            raise ValueError(f"no such locale: {locale!r}") from unknown
        for system, cldr_locale in _LOCALES.items():
            if names == _cldr_months(cldr_locale):
                return system
        raise ValueError(f"no Arabic month names are known for the locale {locale!r}")

    def name_of(self, month: int) -> str:
        """The name of a month, 1 to 12, in this system."""
        if self is Months.BOTH_SLASH:
            return f"{Months.GREGORIAN.name_of(month)}/{Months.LEVANT.name_of(month)}"
        if self is Months.BOTH_PAREN:
            return f"{Months.GREGORIAN.name_of(month)} ({Months.LEVANT.name_of(month)})"
        return _cldr_months(_LOCALES[self])[month - 1]


_LOCALES = {
    Months.LEVANT: LEVANTINE_LOCALE,
    Months.GREGORIAN: GREGORIAN_LOCALE,
    Months.MAGHREB_TN: "ar_TN",
    Months.MAGHREB_MA: "ar_MA",
    Months.MAURITANIA: "ar_MR",
}

SINGLE_SYSTEMS = tuple(_LOCALES)
"""The systems that give a month one name."""


def weekday_name(day: date) -> str:
    """«السبت»: one name for all Arab countries."""
    return weekday_names()[day.weekday()]


@cache
def weekday_names() -> tuple[str, ...]:
    """From «الاثنين» to «الأحد», in the order of `date.weekday()`."""
    names = Locale.parse(GREGORIAN_LOCALE).days["format"]["wide"]
    return tuple(names[weekday] for weekday in range(7))


@cache
def _cldr_months(locale: str) -> tuple[str, ...]:
    names = Locale.parse(locale).months["format"]["wide"]
    return tuple(names[month] for month in range(1, 13))
