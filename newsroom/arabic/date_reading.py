"""Reading dates and times as people write them in Arabic, house style or not.

Figures are always day first («06/12/2025» is 6 December), unless the year leads («2025-12-06»). A year has
four digits: nobody knows which century «25» means. A weekday that does not fit its date is a fault, not a
decoration: one of the two is wrong, and only the writer knows which. Where the year is missing («6 كانون 2»),
the day nearest to today is meant.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from newsroom.arabic.months import SINGLE_SYSTEMS, weekday_name, weekday_names
from newsroom.arabic.normalise import fold

MONTHS_IN_A_YEAR = 12
LONGEST_TEXT = 200
"""Characters, twice the longest date anybody prints: Python refuses to read numbers of 5,000 digits."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PartialDate(NamedTuple):
    """A date as exactly as it is known; the unknown parts are 1."""

    day: date
    precision: Precision


class DateFault(StrEnum):
    """Why a text is no date or time."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    WEEKDAY = "weekday"
    MONTHS_DIFFER = "months_differ"
    YEAR_DIGITS = "year_digits"


class DateError(ValueError):
    """A text that cannot be read as a date or time: a sentence in English, and the fault for a translator."""

    def __init__(self, fault: DateFault, message: str, *, weekday: str = "") -> None:
        super().__init__(message)
        self.fault = fault
        self.weekday = weekday
        """The weekday the date falls on, where another was written."""


def parse_date(text: str, *, today: date | None = None) -> date:
    """The day a text names: «السبت، 06 كانون الأول، 2025», «٦/١٢/٢٠٢٥», «6 ديسمبر (كانون الأول) 2025».

    `today` settles a missing year (default: this machine's date). Raises DateError, a ValueError.
    """
    found = parse_partial(text, today=today)
    if found.precision is not Precision.DAY:
        raise _unreadable(text)
    return found.day


def parse_partial(text: str, *, today: date | None = None) -> PartialDate:
    """A day as `parse_date` reads it, or a month («كانون الأول 2025», «12/2025»), or a year («2025»)."""
    words = _words(text)
    weekday = _take_weekday(words)
    found = _read_figures(words) or _read_words(words, today or date.today())
    if found is None:
        raise _unreadable(text)
    _check_weekday(weekday, found)
    return found


def parse_time(text: str) -> time:
    """«14:05», «١٤:٠٥», «2:05 م», «14:05:30». Raises DateError, a ValueError."""
    clock = _CLOCK.fullmatch(_key(text))
    if clock is None:
        raise DateError(DateFault.UNREADABLE, f"not a time of day: {text!r}")
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    if half := clock["half"]:
        if not 1 <= hour <= MONTHS_IN_A_YEAR:
            raise DateError(DateFault.IMPOSSIBLE, f"no such time of day: {text!r}")
        hour = hour % 12 + (12 if half.startswith("م") else 0)
    try:
        return time(hour, minute, second)
    except ValueError as impossible:
        raise DateError(DateFault.IMPOSSIBLE, f"no such time of day: {text!r}") from impossible


def parse_date_time(text: str, *, today: date | None = None) -> datetime:
    """A date and a time after it: «6 كانون الأول 2025، 14:05». Naive. Raises DateError, a ValueError."""
    clock = _CLOCK_AT_END.search(_key(text))
    if clock is None:
        raise DateError(DateFault.UNREADABLE, f"not a date and a time: {text!r}")
    key = clock.string
    return datetime.combine(parse_date(key[: clock.start()], today=today), parse_time(clock["clock"]))


_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>ص|م|صباحا|مسا)?"
_CLOCK = re.compile(rf"\s*(?:الساعه\s+)?{_TIME}\s*")
_CLOCK_AT_END = re.compile(rf"[\s،,]+(?:(?:في\s+)?الساعه\s+)?(?P<clock>{_TIME})\s*$")
_SEPARATED = re.compile(r"[\s،,()]+")
_WORD = re.compile(r"\d+|[^\W\d_]+|[/.-]")
_MARKS_OF_FIGURES = ("/", "-", ".")

# Spellings beside CLDR's own, as people type them; folding has already made one of أ إ ا, ة ه, ى ي.
_OTHER_SPELLINGS = {
    "كانون ثاني": 1, "كانون 2": 1, "ك2": 1, "مايس": 5, "يونيه": 6, "يوليه": 7,
    "اغسطوس": 8, "تشرين اول": 10, "تشرين 1": 10, "ت1": 10, "تشرين ثاني": 11, "تشرين 2": 11, "ت2": 11,
    "كانون اول": 12, "كانون 1": 12, "ك1": 12,
}  # fmt: skip


def _key(text: str) -> str:
    """Folded, and without the lone hamza that hurried writers leave out («الثلاثا», «الاربعا»)."""
    return fold(text).replace("ء", "")


def _words(text: str) -> list[str]:
    """Numbers, words and / - . between figures. Raises DateError where anything else is in the text."""
    words: list[str] = []
    if len(text) > LONGEST_TEXT:
        raise _unreadable(text[:LONGEST_TEXT])
    for part in _SEPARATED.split(_key(text)):
        found = _WORD.findall(part)
        if "".join(found) != part:
            raise _unreadable(text)
        words += found
    return words


def _unreadable(text: str) -> DateError:
    return DateError(DateFault.UNREADABLE, f"not a date: {text!r}")


@cache
def _weekdays() -> dict[str, int]:
    return {_key(name): weekday for weekday, name in enumerate(weekday_names())}


@cache
def _months() -> dict[tuple[str, ...], int]:
    printed = {
        _key(system.name_of(month)): month
        for system in SINGLE_SYSTEMS
        for month in range(1, MONTHS_IN_A_YEAR + 1)
    }
    return {tuple(_WORD.findall(name)): month for name, month in (printed | _OTHER_SPELLINGS).items()}


def _take_weekday(words: list[str]) -> int | None:
    """The weekday in front, taken off the words."""
    if words and words[0] == "يوم":
        del words[0]
    weekday = _weekdays().get(words[0]) if words else None
    if weekday is not None:
        del words[0]
    return weekday


def _check_weekday(weekday: int | None, found: PartialDate) -> None:
    if weekday is None:
        return
    right = weekday_name(found.day)
    if found.precision is not Precision.DAY:
        raise DateError(DateFault.UNREADABLE, "a weekday without a day")
    if weekday != found.day.weekday():
        message = f"{found.day.isoformat()} is not that weekday, but {right}"
        raise DateError(DateFault.WEEKDAY, message, weekday=right)


def _read_figures(words: list[str]) -> PartialDate | None:
    """«06/12/2025», «2025-12-06», «12/2025», «2025»; None where a word is in it."""
    *_, last = words or [""]
    if last == "م":
        words = words[:-1]
    figures, marks = words[::2], words[1::2]
    if not figures or not all(figure.isdecimal() for figure in figures):
        return None
    if len(set(marks)) > 1 or not all(mark in _MARKS_OF_FIGURES for mark in marks):
        return None
    match figures:
        case [year] if not marks:
            return PartialDate(_day(_year(year), 1, 1), Precision.YEAR)
        case [month, year] if len(marks) == 1:
            return PartialDate(_day(_year(year), int(month), 1), Precision.MONTH)
        case [year, month, day] if len(marks) == 2 and len(year) > 2:
            return PartialDate(_day(_year(year), int(month), int(day)), Precision.DAY)
        case [day, month, year] if len(marks) == 2:
            return PartialDate(_day(_year(year), int(month), int(day)), Precision.DAY)
        case _:
            return None


def _read_words(words: list[str], today: date) -> PartialDate | None:
    """[day] month [year], where the month may be named twice. None where the words are something else."""
    rest = list(words)
    day = int(rest.pop(0)) if rest and rest[0].isdecimal() else None
    while rest and rest[0] in ("من", "شهر"):
        del rest[0]
    months = _take_months(rest)
    if not months:
        return None
    if len(set(months)) > 1:
        raise DateError(DateFault.MONTHS_DIFFER, "the two names are not of one month")
    if rest and rest[-1] == "م":
        del rest[-1]
    match rest:
        case [year] if year.isdecimal():
            precision = Precision.MONTH if day is None else Precision.DAY
            return PartialDate(_day(_year(year), months[0], 1 if day is None else day), precision)
        case [] if day is not None:
            return PartialDate(_nearest(day, months[0], today), Precision.DAY)
        case _:
            return None


def _take_months(words: list[str]) -> list[int]:
    """The months named in front, taken off the words with the slashes between them."""
    found: list[int] = []
    while words and len(found) < 2:
        for length in (2, 1):
            month = _months().get(tuple(words[:length]))
            if month is not None:
                found.append(month)
                del words[:length]
                break
        else:
            break
        if words and words[0] == "/":
            del words[0]
    return found


def _year(digits: str) -> int:
    if len(digits) != 4 or digits.startswith("0"):
        raise DateError(DateFault.YEAR_DIGITS, f"a year has four digits, not {digits!r}")
    return int(digits)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError) as impossible:
        raise DateError(DateFault.IMPOSSIBLE, f"no such day: {day}/{month}/{year}") from impossible


def _nearest(day: int, month: int, today: date) -> date:
    """The day of that name nearest to today; leap days may be four years away, or eight around 1900."""
    found = []
    for year in range(max(1, today.year - 8), min(9999, today.year + 8) + 1):
        try:
            found.append(date(year, month, day))
        except (ValueError, OverflowError):
            continue
    if not found:
        raise DateError(DateFault.IMPOSSIBLE, f"no such day: {day}/{month}")
    return min(found, key=lambda candidate: abs(candidate - today))
