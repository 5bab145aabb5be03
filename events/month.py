"""A month of events as a calendar."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from events.models import Event
from events.precision import Precision
from events.repetition import times_between

# CLDR: in Lebanon and Palestine the week begins on Monday.
WEEK = calendar.Calendar(calendar.MONDAY)
MOST_EVENTS = 400


@dataclass
class Time:
    """One time that an event takes place."""

    event: Event
    first: date
    last: date

    @property
    def is_long(self) -> bool:
        """Over several days."""
        return self.last > self.first


@dataclass
class Day:
    """A day, what goes on and what begins on it."""

    day: date
    in_month: bool
    is_today: bool
    times: list[Time] = field(default_factory=list)

    @property
    def marks(self) -> list[tuple[Time, bool]]:
        """What goes on, each with whether its name stands here: on its first day, and where a week goes on with it."""
        begins = self.day.weekday() == calendar.MONDAY or self.day.day == 1
        return [(time, begins or time.first == self.day) for time in self.times]


@dataclass
class Week:
    """Seven days."""

    cells: list[Day]

    @property
    def days(self) -> list[date]:
        """Their dates."""
        return [cell.day for cell in self.cells]


class Month:
    """The weeks of a month; `fill` puts the events in."""

    def __init__(self, first: date) -> None:
        today = timezone.localdate()
        self.first = first
        self.last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        self.weeks = [
            Week([Day(day, day.month == first.month, day == today) for day in week])
            for week in WEEK.monthdatescalendar(first.year, first.month)
        ]
        self.without_day: list[Event] = []
        """Known to take place in this month or year, on a day that is not known."""

    def fill(self, events: Iterable[Event]) -> None:
        """Put the events on their days."""
        cells = {cell.day: cell for week in self.weeks for cell in week.cells if cell.in_month}
        for event in events:
            if event.precision != Precision.DAY:
                self.without_day.append(event)
                continue
            for first, last in times_between(event, self.first, self.last):
                time, day = Time(event, first, last), max(first, self.first)
                while day <= min(last, self.last):
                    cells[day].times.append(time)
                    day += timedelta(days=1)

    @property
    def agenda(self) -> list[tuple[date, list[Time]]]:
        """The days on which something begins, or goes on from the month before, with what."""
        found = []
        for week in self.weeks:
            for cell in week.cells:
                begun = [time for time in cell.times if max(time.first, self.first) == cell.day]
                if begun:
                    found.append((cell.day, begun))
        return found

    @property
    def is_empty(self) -> bool:
        """Nothing takes place, as far as is known."""
        return not self.without_day and not any(cell.times for week in self.weeks for cell in week.cells)
