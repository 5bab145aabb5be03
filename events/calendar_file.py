"""Events as an iCalendar file (RFC 5545), which phones and desks subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Event, Place, Session
from events.precision import Precision
from newsroom import frame
from newsroom.body import plain_text

PRODUCT = "-//Newsroom//Events//AR"
REFRESH = timedelta(hours=6)
FREQUENCIES = {Event.Repeats.WEEKLY: "WEEKLY", Event.Repeats.MONTHLY: "MONTHLY"}


def calendar_file(events: Iterable[Event], site: str, *, with_sessions: bool = False) -> bytes:
    """The file: of each event whose day is known, one entry; with `with_sessions`, one for each session as well.

    `site` is the address of the front page, such as "https://example.org/".
    """
    file = icalendar.Calendar()
    file.add("version", "2.0")
    file.add("prodid", PRODUCT)
    name = _("Events: %(paper)s") % {"paper": frame.identity().name}
    file.add("name", name, parameters=_language())
    file.add("x-wr-calname", name)
    file.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for event in events:
        if event.precision != Precision.DAY:
            continue
        file.add_component(_entry(event, site))
        if with_sessions:
            for session in event.sessions.all():
                if session.day and session.starts:
                    file.add_component(_session_entry(event, session, site))
    file.add_missing_timezones()
    return bytes(file.to_ical())


def _language() -> dict[str, str]:
    return {"LANGUAGE": get_language() or settings.LANGUAGE_CODE}


def _begun(event: Event, uid: str, site: str) -> icalendar.Event:
    """What every entry says: who it is, when it last changed, how often, where to read more."""
    entry = icalendar.Event()
    entry.add("uid", uid)
    changed = event.changed_at.astimezone(UTC).replace(microsecond=0)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", event.version)
    entry.add("url", site.rstrip("/") + event.get_absolute_url())
    entry.add("status", _status(event))
    return entry


def _entry(event: Event, site: str) -> icalendar.Event:
    entry = _begun(event, str(event.uid), site)
    entry.add("summary", _marked(event, event.name), parameters=_language())
    start, end = span(event)
    entry.add("dtstart", start)
    if end is not None:
        entry.add("dtend", end)
    if event.repeats and event.repeats_until:
        _repeat(entry, event, start)
    if words := _description(event, site):
        entry.add("description", words, parameters=_language())
    if event.place:
        entry.add("location", where(event.place), parameters=_language())
        if event.place.latitude is not None:
            entry.add("geo", (event.place.latitude, event.place.longitude))
    # A day in the calendar of somebody who only wants to know blocks nothing.
    entry.add("transp", "TRANSPARENT")
    return entry


def span(event: Event) -> tuple[date | datetime, date | datetime | None]:
    """From when to when: moments where the hours are known, else days, of which the end is the day after (RFC 5545)."""
    last = event.last_day or event.first_day
    if event.start_time and (event.end_time or last == event.first_day):
        zone = timezone.get_current_timezone()
        start = datetime.combine(event.first_day, event.start_time, zone)
        if event.end_time is None:
            return start, None
        end = datetime.combine(last, event.end_time, zone)
        # It goes on after midnight.
        return start, end if end > start else end + timedelta(days=1)
    return event.first_day, last + timedelta(days=1)


def _repeat(entry: icalendar.Event, event: Event, start: date | datetime) -> None:
    """The rule and the days left out; both are of the same kind as the start."""
    assert event.repeats_until is not None  # noqa: S101 - the caller looked
    until: date | datetime = event.repeats_until
    if isinstance(start, datetime):
        until = (
            datetime.combine(event.repeats_until, time.max, start.tzinfo)
            .astimezone(UTC)
            .replace(microsecond=0)
        )
    entry.add("rrule", {"FREQ": FREQUENCIES[Event.Repeats(event.repeats)], "UNTIL": until})
    left_out: list[Any] = [row.day for row in event.left_out_days.all()]
    if isinstance(start, datetime):
        left_out = [datetime.combine(day, start.time(), start.tzinfo) for day in left_out]
    if left_out:
        parameters = {} if isinstance(start, datetime) else {"VALUE": "DATE"}
        entry.add("exdate", left_out, parameters=parameters)


def _session_entry(event: Event, session: Session, site: str) -> icalendar.Event:
    entry = _begun(event, f"{event.uid}-session-{session.pk}", site)
    entry.add("summary", _marked(event, f"{session.title} – {event.name}"), parameters=_language())
    zone = timezone.get_current_timezone()
    assert session.day and session.starts  # noqa: S101 - the caller looked
    start = datetime.combine(session.day, session.starts, zone)
    entry.add("dtstart", start)
    if session.ends and session.ends > session.starts:
        entry.add("dtend", datetime.combine(session.day, session.ends, zone))
    entry.add("related-to", str(event.uid))
    place = "، ".join(filter(None, [session.hall, where(event.place) if event.place else ""]))
    if place:
        entry.add("location", place, parameters=_language())
    if session.description:
        entry.add("description", session.description, parameters=_language())
    return entry


def _status(event: Event) -> str:
    if event.status == Event.Status.CANCELLED:
        return "CANCELLED"
    waits = event.status == Event.Status.POSTPONED and not event.is_to_come_again
    return "TENTATIVE" if waits else "CONFIRMED"


def _marked(event: Event, name: str) -> str:
    """The name; in front of it what many phones do not show otherwise."""
    waits = event.status == Event.Status.POSTPONED and not event.is_to_come_again
    if event.status == Event.Status.CANCELLED or waits:
        return f"{event.get_status_display()}: {name}"
    return name


def _description(event: Event, site: str) -> str:
    parts = [event.slogan, plain_text(event.description)]
    if event.previous_first_day and event.previous_first_day != event.first_day:
        day = frame.identity().house_style.day_month_year(event.previous_first_day)
        parts.insert(0, _("First announced for %(day)s") % {"day": day})
    if event.status_reason:
        parts.insert(0, f"{event.get_status_display()}: {event.status_reason}")
    parts.append(site.rstrip("/") + event.get_absolute_url())
    return "\n\n".join(filter(None, parts))


def where(place: Place) -> str:
    """«قصر المؤتمرات، شارع البحر، مرسى الياسمين»: the place, its address and what it lies in, as far as loaded."""
    names, seen = [place.name, place.address], place
    while (parent := seen._state.fields_cache.get("parent")) is not None:
        names.append(parent.name)
        seen = parent
    return "، ".join(filter(None, names))
