"""On which days an event takes place, one that comes again included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from dateutil.rrule import MONTHLY, WEEKLY, rrule
from django.db.models import prefetch_related_objects
from django.utils import timezone

from events.models import Event, LeftOutDay

FREQUENCIES = {Event.Repeats.WEEKLY: WEEKLY, Event.Repeats.MONTHLY: MONTHLY}


def length(event: Event) -> timedelta:
    """From the first day to the last."""
    return (event.last_day or event.first_day) - event.first_day


def first_days(event: Event, left_out: Iterable[LeftOutDay] | None = None) -> Iterator[date]:
    """The first day of each time it takes place; those left out are not among them (RFC 5545's RRULE and EXDATE)."""
    if not event.repeats or event.repeats_until is None:
        yield event.first_day
        return
    exceptions = {row.day for row in (event.left_out_days.all() if left_out is None else left_out)}
    rule = rrule(
        FREQUENCIES[Event.Repeats(event.repeats)],
        dtstart=datetime.combine(event.first_day, time.min),
        until=datetime.combine(event.repeats_until, time.min),
    )
    for moment in rule:
        if moment.date() not in exceptions:
            yield moment.date()


def times_between(event: Event, first: date, last: date) -> list[tuple[date, date]]:
    """The first and last day of each time that touches the days from `first` to `last`."""
    long = length(event)
    begun = takewhile(lambda day: day <= last, first_days(event))
    return [(day, day + long) for day in begun if day + long >= first]


def next_time(event: Event, left_out: Iterable[LeftOutDay] | None = None) -> date | None:
    """When an event that comes again takes place next, today included; None for any other, and after the last time."""
    if not event.repeats:
        return None
    today, long = timezone.localdate(), length(event)
    return next((day for day in first_days(event, left_out) if day + long >= today), None)


def to_come(events: list[Event]) -> list[Event]:
    """Events that are not over, the nearest time first; those that come again know theirs, `next_time`."""
    again = [event for event in events if event.repeats]
    prefetch_related_objects(again, "left_out_days")
    for event in again:
        event.next_time = next_time(event)
    return sorted(events, key=lambda event: (event.next_time or event.first_day, event.pk))
