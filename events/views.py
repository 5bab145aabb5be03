"""The record's pages: an event, a person, an organisation, a source, a place."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events import coverage, statements, structured_data
from events.models import Event, Organisation, Participation, Person, Place, Position, Session, Source
from events.models.entity import EntityQuerySet
from newsroom import pages
from newsroom.pages import Crumb
from newsroom.paging import Cursor

UPCOMING = 20
PAST = 30


def entity_or_404(rows: EntityQuerySet, pk: int) -> Any:
    """A record that readers see.

    Raises:
        Http404: there is none.
    """
    found = statements.noticed(rows).published().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """`/events/`: what is to come, nearest first, and what is over, latest first."""
    if redirect := pages.moved(request, reverse("events:events")):
        return redirect
    events = Event.objects.published().for_card()
    return pages.page(
        request,
        "events/event_list.html",
        title=_("Events"),
        description=_("Conferences, festivals and other events that the paper covers."),
        breadcrumbs=[Crumb(_("Events"))],
        upcoming=list(events.upcoming()[:UPCOMING]),
        past=list(events.past()[:PAST]),
    )


@require_safe
def event_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/events/<id>/<slug>/`."""
    event: Event = entity_or_404(Event.objects.select_related("place__parent", "photo", "parent"), pk)
    if redirect := pages.moved(request, event.get_absolute_url()):
        return redirect
    participations = list(
        event.participations.select_related("person__photo", "organisation__logo", "on_behalf_of")
    )
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
        structured_data=[structured_data.event_data(request, event, participations)],
        event=event,
        participation_groups=by_role(participations),
        days=programme(list(event.sessions.all()), participations),
        outcomes=list(event.outcomes.all()),
        children=list(event.children.published().for_card()),
        statements=statements.of(event),
        page=coverage.of(event, Cursor.from_request(request)),
    )


def by_role(participations: list[Participation]) -> list[dict[str, Any]]:
    """The participations in groups, in the order of the roles; whoever has several sessions is named once."""
    groups = []
    for role in Participation.Role:
        once: dict[tuple, Participation] = {}
        for row in participations:
            if row.role == role:
                once.setdefault((row.person_id, row.organisation_id), row)
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


def entity_page(
    request: HttpRequest, entity: Person | Organisation | Source | Place, template: str, **context: Any
) -> HttpResponse:
    """The page of a record, with the reports about it."""
    if redirect := pages.moved(request, entity.get_absolute_url()):
        return redirect
    return pages.page(
        request,
        template,
        title=entity.name,
        breadcrumbs=[Crumb(entity.name)],
        feed=entity.get_absolute_url(),
        structured_data=[structured_data.entity_data(request, entity)],
        page=coverage.of(entity, Cursor.from_request(request)),
        statements=statements.of(entity),
        **context,
    )


def positions_of(positions: Any) -> list[Position]:
    """The positions with whatever the page names beside them."""
    return list(positions.select_related("person", "organisation"))


def participations_of(participations: Any) -> list[Participation]:
    """The participations at events that readers see, the latest event first."""
    # Looked up event by event: «in all published events» would read them all for each page.
    seen = participations.filter(Exists(Event.objects.published().filter(pk=OuterRef("event"))))
    return list(seen.select_related("event__place").order_by("-event__first_day", "-id")[:PAST])


@require_safe
def person_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/people/<id>/<slug>/`."""
    person: Person = entity_or_404(Person.objects.select_related("photo").prefetch_related("other_names"), pk)
    return entity_page(
        request,
        person,
        "events/person.html",
        person=person,
        description=person.description,
        photo=person.photo,
        positions=positions_of(person.positions),
        participations=participations_of(person.participations),
    )


@require_safe
def organisation_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/organisations/<id>/<slug>/`."""
    rows = Organisation.objects.select_related("parent", "logo", "place").prefetch_related("other_names")
    organisation: Organisation = entity_or_404(rows, pk)
    return entity_page(
        request,
        organisation,
        "events/organisation.html",
        organisation=organisation,
        description=organisation.description,
        photo=organisation.logo,
        children=list(organisation.children.published().by_name()),
        positions=positions_of(organisation.positions),
        participations=participations_of(organisation.participations),
    )


@require_safe
def source_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/sources/<id>/<slug>/`."""
    source: Source = entity_or_404(Source.objects.prefetch_related("other_names"), pk)
    return entity_page(request, source, "events/source.html", source=source, description=source.description)


@require_safe
def place_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/places/<id>/<slug>/`."""
    place: Place = entity_or_404(Place.objects.select_related("parent").prefetch_related("other_names"), pk)
    events = list(place.events.published().for_card().order_by("-first_day", "-id")[:PAST])
    return entity_page(request, place, "events/place.html", place=place, events=events)
