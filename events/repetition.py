"""On which days an event takes place, one that comes again included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from dateutil.rrule import MONTHLY, WEEKLY, rrule

from events.models import Event

FREQUENCIES = {Event.Repeats.WEEKLY: WEEKLY, Event.Repeats.MONTHLY: MONTHLY}


def length(event: Event) -> timedelta:
    """From the first day to the last."""
    return (event.last_day or event.first_day) - event.first_day


def first_days(event: Event) -> Iterator[date]:
    """The first day of each time it takes place; those left out are not among them (RFC 5545's RRULE and EXDATE)."""
    if not event.repeats or event.repeats_until is None:
        yield event.first_day
        return
    left_out = {row.day for row in event.left_out_days.all()}
    rule = rrule(
        FREQUENCIES[Event.Repeats(event.repeats)],
        dtstart=datetime.combine(event.first_day, time.min),
        until=datetime.combine(event.repeats_until, time.min),
    )
    for moment in rule:
        if moment.date() not in left_out:
            yield moment.date()


def times_between(event: Event, first: date, last: date) -> list[tuple[date, date]]:
    """The first and last day of each time that touches the days from `first` to `last`."""
    long = length(event)
    begun = takewhile(lambda day: day <= last, first_days(event))
    return [(day, day + long) for day in begun if day + long >= first]
