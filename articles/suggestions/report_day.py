"""The day on which a report was written, as its own words say it, and the day of which its opening speaks.

«اليوم السبت» was written on a Saturday, whenever it is typed in; a line with nothing but a place and a date under the
headline is the report's own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from newsroom.arabic.date_reading import DateError, parse_date
from newsroom.arabic.months import weekday_names
from newsroom.arabic.normalise import fold

DATE = re.compile(r"\b([0-9٠-٩]{1,2}\s+[^\W\d_]+(?:\s+[^\W\d_]+)?\s*[،,]?\s*[0-9٠-٩]{4})")
"""A whole date in words."""
_SAID = {
    "اليوم": 0,
    "أمس": -1,
    "يوم أمس": -1,
    "أول من أمس": -2,
    "أول أمس": -2,
    "غدا": 1,
    "غد": 1,
    "يوم غد": 1,
    "بعد غد": 2,
    "بعد يوم غد": 2,
}
_DAYS_AWAY = {fold(words): days for words, days in _SAID.items()}
_LONGEST_FIRST = "|".join(sorted(_DAYS_AWAY, key=len, reverse=True))
_RELATIVE = re.compile(rf"(?<!\w)[وف]?({_LONGEST_FIRST})(?!\w)")
_WEEKDAYS = {fold(name): number for number, name in enumerate(weekday_names())}
_RELATIVE_WEEKDAY = re.compile(rf"{_RELATIVE.pattern}[\s،,(]*({'|'.join(_WEEKDAYS)})(?!\w)")
_LONGEST_DATELINE = 12
_WEEK = 7


def dates_in(text: str, today: date) -> Iterator[date]:
    """The whole dates of a text that can be read, in its order."""
    for found in DATE.finditer(text):
        try:
            yield parse_date(found[1], today=today)
        except DateError:
            continue


def dateline(body: Sequence[str], today: date) -> tuple[str, date] | None:
    """The line of the body that is the report's own date, the first or the last one, and that day."""
    for line in dict.fromkeys((*body[:1], *body[-1:])):
        day = next(dates_in(line, today), None)
        if day is not None and len(line.split()) <= _LONGEST_DATELINE and not line.rstrip().endswith("."):
            return line, day
    return None


def written_on(body: Sequence[str], today: date) -> date:
    """The day of the report: its dateline's, else the last one that fits «اليوم السبت», else `today`."""
    if found := dateline(body, today):
        return found[1]
    for line in body:
        if named := _RELATIVE_WEEKDAY.search(fold(line)):
            weekday = (_WEEKDAYS[named[2]] - _DAYS_AWAY[named[1]]) % _WEEK
            return today - timedelta(days=(today.weekday() - weekday) % _WEEK)
    return today


def spoken_of(line: str, written: date) -> date | None:
    """The day that a line speaks of by «اليوم», «أمس» or «غدًا»; None where it does not."""
    found = _RELATIVE.search(fold(line))
    return written + timedelta(days=_DAYS_AWAY[found[1]]) if found else None
