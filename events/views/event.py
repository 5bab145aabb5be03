"""An event at its own address."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events import coverage, statements, structured_data
from events.models import Event, LeftOutDay, Outcome, Participation, Session, StatusChange
from events.precision import Precision
from events.repetition import next_time
from events.views.common import entity_or_404, if_seen, seen_participations
from newsroom import pages
from newsroom.bundle import rows_of
from newsroom.pages import Crumb
from newsroom.paging import Cursor

OWN = (Session, Outcome, StatusChange, LeftOutDay)
"""What an event has a few rows of each."""


@require_safe
def event_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/events/<id>/<slug>/`."""
    events = Event.objects.select_related("place__parent__parent", "photo", "parent__place", "series")
    event: Event = entity_or_404(events, pk)
    if redirect := pages.moved(request, event.get_absolute_url()):
        return redirect
    for name in ("place", "parent", "series"):
        setattr(event, name, if_seen(getattr(event, name)))
    participations = seen_participations(
        event.participations.select_related("person__photo", "organisation__logo", "on_behalf_of")
    )
    children, before, after = relatives(event)
    rows = rows_of(event, "event", OWN)
    return pages.page(
        request,
        "events/event.html",
        title=event.name,
        description="، ".join(
            filter(None, [event.name, event.slogan, str(event.place or ""), event.dates_text])
        ),
        photo=event.photo,
        breadcrumbs=[Crumb(_("Events"), reverse("events:events")), Crumb(event.name)],
        feed=event.get_absolute_url(),
        structured_data=[structured_data.event_data(request, event, participations, children)]
        if event.precision == Precision.DAY
        else [],
        event=event,
        has_calendar_file=event.precision == Precision.DAY,
        month_url=reverse("events:month", args=[event.first_day.year, event.first_day.month]),
        status_changes=rows[StatusChange],
        participation_groups=by_role(participations),
        days=programme(rows[Session], participations),
        outcomes=rows[Outcome],
        photos=list(event.photos.select_related("photo")),
        left_out_days=rows[LeftOutDay] if event.repeats else [],
        next_time=None if event.is_off else next_time(event, rows[LeftOutDay]),
        children=children,
        before=before,
        after=after,
        statements=statements.of(event),
        page=coverage.of(event, Cursor.from_request(request)),
    )


def relatives(event: Event) -> tuple[list[Event], Event | None, Event | None]:
    """The events within this one, and the editions before and after it in its series, in one query."""
    wanted = Q(parent=event)
    if event.series is not None:
        others = event.series.events.published().exclude(pk=event.pk)
        before = others.filter(first_day__lt=event.first_day).order_by("-first_day", "-id")
        after = others.filter(first_day__gt=event.first_day).order_by("first_day", "id")
        for one in (before, after):
            wanted |= Q(pk__in=one.values("pk")[:1])
    found = list(Event.objects.published().filter(wanted).for_card().order_by("first_day", "id"))
    editions = [one for one in found if event.series_id and one.series_id == event.series_id]
    return (
        [one for one in found if one.parent_id == event.pk],
        next((one for one in reversed(editions) if one.first_day < event.first_day), None),
        next((one for one in editions if one.first_day > event.first_day), None),
    )


def by_role(participations: list[Participation]) -> list[dict[str, Any]]:
    """The participations in groups, in the order of the roles; whoever has several sessions is named once."""
    groups = []
    for role in Participation.Role:
        once: dict[tuple, Any] = {}
        for row in participations:
            if row.role == role:
                shown = once.setdefault((row.person_id, row.organisation_id), row)
                shown.rows = [*getattr(shown, "rows", ()), row]
        if once:
            groups.append(
                {"role": role, "role_label": role_heading(role), "participations": list(once.values())}
            )
    return groups


def role_heading(role: Participation.Role) -> str:
    """The heading over everybody in a role."""
    return {
        Participation.Role.ORGANISER: _("Organisers"),
        Participation.Role.PARTNER: _("Partners"),
        Participation.Role.SPONSOR: _("Sponsors"),
        Participation.Role.HOST: _("Hosts"),
        Participation.Role.CHAIR: _("Chairs"),
        Participation.Role.SPEAKER: _("Speakers"),
        Participation.Role.PERFORMER: _("Performers"),
        Participation.Role.GUEST: _("Guests"),
    }[role]


def programme(sessions: list[Session], participations: list[Participation]) -> list[dict[str, Any]]:
    """The sessions of each day, each with its speakers."""
    for session in sessions:
        session.speakers = [row for row in participations if row.session_id == session.pk]
    days = groupby(sessions, lambda session: session.day)
    return [{"day": day, "sessions": list(of_day)} for day, of_day in days]
