"""Dates and times as the house writes them; `parse_date` and its siblings read back what is printed here.

Names come from CLDR by way of Babel, the Hijri calendar (Umm al-Qura) from hijridate. Moments are printed in
the zone they are given in: bring them to the site's zone first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hijridate import Gregorian

from newsroom.arabic.date_reading import (
    DateError,
    DateFault,
    PartialDate,
    Precision,
    parse_date,
    parse_date_time,
    parse_partial,
    parse_time,
)
from newsroom.arabic.digits import Digits
from newsroom.arabic.months import Months, weekday_name
from newsroom.arabic.relative_time import time_between

__all__ = [
    "DateError",
    "DateFault",
    "Digits",
    "HouseStyle",
    "Months",
    "PartialDate",
    "Precision",
    "parse_date",
    "parse_date_time",
    "parse_partial",
    "parse_time",
]

MOST_HIJRI_OFFSET = 2


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How this paper writes dates. Raises ValueError for a Hijri offset beyond two days."""

    months: Months = Months.LEVANT
    digits: Digits = Digits.LATN
    hijri: bool = False
    """Whether readers see the Hijri date beside today's."""
    hijri_offset: int = 0
    """Days between the Umm al-Qura calendar and the sighting of the moon here, -2 to 2."""

    def __post_init__(self) -> None:
        if abs(self.hijri_offset) > MOST_HIJRI_OFFSET:
            raise ValueError(f"the Hijri offset is -2 to 2 days, not {self.hijri_offset}")

    def site_date(self, day: date) -> str:
        """«السبت، 06 كانون الأول، 2025»: the line under the masthead and in bylines."""
        return self.digits.write(f"{weekday_name(day)}، {day.day:02} {self.month(day)}، {day.year}")

    def full_date(self, day: date) -> str:
        """«السبت، 6 كانون الأول 2025»."""
        return f"{weekday_name(day)}، {self.day_month_year(day)}"

    def day_month_year(self, day: date) -> str:
        """«6 كانون الأول 2025»."""
        return self.digits.write(f"{day.day} {self.month(day)} {day.year}")

    def day_month(self, day: date) -> str:
        """«6 كانون الأول», where the year stands elsewhere on the page."""
        return self.digits.write(f"{day.day} {self.month(day)}")

    def short_date(self, day: date) -> str:
        """«06/12/2025»: day first, no invisible marks, so that it can be pasted back."""
        return self.digits.write(f"{day.day:02}/{day.month:02}/{day.year}")

    def month_year(self, day: date) -> str:
        """«كانون الأول 2025»."""
        return self.digits.write(f"{self.month(day)} {day.year}")

    def month(self, day: date) -> str:
        """«كانون الأول»."""
        return self.months.name_of(day.month)

    def year(self, day: date) -> str:
        """«2025»."""
        return self.digits.write(day.year)

    def weekday(self, day: date) -> str:
        """«السبت»."""
        return weekday_name(day)

    def partial_date(self, day: date, precision: Precision | str) -> str:
        """A date known to the day, the month or the year only. Raises ValueError for another precision."""
        match Precision(precision):
            case Precision.DAY:
                return self.day_month_year(day)
            case Precision.MONTH:
                return self.month_year(day)
            case Precision.YEAR:
                return self.year(day)

    def date_range(self, first: date, last: date | None, precision: Precision | str = Precision.DAY) -> str:
        """«6–7 كانون الأول 2025», «30 تشرين الثاني – 2 كانون الأول 2025»; one date where the ends are equal.

        Raises ValueError when the last day is before the first.
        """
        precision = Precision(precision)
        if last is not None and last < first:
            raise ValueError(f"the last day {last} is before the first {first}")
        if last is None or self.partial_date(first, precision) == self.partial_date(last, precision):
            return self.partial_date(first, precision)
        end = self.partial_date(last, precision)
        if precision is Precision.YEAR:
            return f"{self.year(first)}–{end}"
        if first.year != last.year:
            return f"{self.partial_date(first, precision)} – {end}"
        if precision is Precision.MONTH:
            return f"{self.month(first)} – {end}"
        if first.month == last.month:
            return f"{self.digits.write(first.day)}–{end}"
        return f"{self.day_month(first)} – {end}"

    def clock(self, moment: time | datetime) -> str:
        """«14:05»."""
        return self.digits.write(f"{moment.hour:02}:{moment.minute:02}")

    def date_time(self, moment: datetime) -> str:
        """«6 كانون الأول 2025، 14:05»."""
        return f"{self.day_month_year(moment)}، {self.clock(moment)}"

    def hijri_date(self, day: date) -> str | None:
        """«15 جمادى الآخرة 1447», moved by the offset; None outside the calendar's tables (1924 to 2077)."""
        try:
            seen = day + timedelta(days=self.hijri_offset)
            hijri = Gregorian(seen.year, seen.month, seen.day).to_hijri()
        except OverflowError:
            return None
        return self.digits.write(f"{hijri.day} {hijri.month_name('ar')} {hijri.year}")

    def relative(self, moment: datetime, now: datetime) -> str:
        """«قبل 3 ساعات», «بعد يومين»; «الآن» within a minute. Both moments aware, or both naive."""
        return self.digits.write(time_between(moment - now))
