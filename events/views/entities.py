"""A person, an organisation, a source, a place, a series."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events import coverage, structured_data
from events.models import Event, Organisation, OtherName, Person, Place, Series, Source
from events.repetition import to_come
from events.views.common import PAST, entity_or_404, entity_page, if_seen, participations_of, positions_of
from newsroom import pages
from newsroom.bundle import Bundle
from newsroom.pages import Crumb
from newsroom.prepared import NUMBER

EDITIONS = 100
_SMALL_ROWS = Bundle(
    lambda: (OtherName.objects.filter(organisation=NUMBER), Organisation.objects.filter(parent=NUMBER))
)
"""What an organisation has a few of: other names, and branches."""


@require_safe
def person_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/people/<id>/<slug>/`; `?part=quoted` shows the reports that quote the person."""
    rows = coverage.noticed(Person.objects.select_related("photo"))
    person: Person = entity_or_404(rows, pk)
    return entity_page(
        request,
        person,
        "events/person.html",
        filters=("part",),
        person=person,
        description=person.description,
        photo=person.photo,
        positions=positions_of(person.positions),
        participations=participations_of(person.participations),
        together=coverage.named_together(person),
    )


@require_safe
def organisation_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/organisations/<id>/<slug>/`; `?people=1` adds the reports about its people."""
    found = coverage.noticed(Organisation.objects.select_related("parent", "logo", "place"))
    organisation: Organisation = entity_or_404(found, pk)
    organisation.also_called, children = _SMALL_ROWS.rows({NUMBER: pk})
    return entity_page(
        request,
        organisation,
        "events/organisation.html",
        filters=("part", "people"),
        organisation=organisation,
        parent=if_seen(organisation.parent),
        seat=if_seen(organisation.place),
        description=organisation.description,
        photo=organisation.logo,
        children=[child for child in children if child.is_published()],
        positions=positions_of(organisation.positions),
        participations=participations_of(organisation.participations),
        together=coverage.named_together(organisation),
    )


@require_safe
def source_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/sources/<id>/<slug>/`."""
    source: Source = entity_or_404(Source.objects.all(), pk)
    return entity_page(request, source, "events/source.html", source=source, description=source.description)


@require_safe
def place_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/places/<id>/<slug>/`: what happened there, and in the places that lie in it."""
    rows = Place.objects.select_related("parent__parent")
    place: Place = entity_or_404(rows, pk)
    there = Q(place=place) | Q(place__parent=place) | Q(place__parent__parent=place)
    events = Event.objects.published().filter(there).for_card()
    return entity_page(
        request,
        place,
        "events/place.html",
        place=place,
        parent=if_seen(place.parent),
        children=list(place.children.published().by_name()[:PAST]),
        upcoming=to_come(list(events.upcoming()[:PAST])),
        past=list(events.past()[:PAST]),
    )


@require_safe
def series_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/series/<id>/<slug>/`: its editions, the latest first."""
    series: Series = entity_or_404(Series.objects.all(), pk)
    if redirect := pages.moved(request, series.get_absolute_url()):
        return redirect
    editions = list(series.events.published().for_card().order_by("-first_day", "-id")[:EDITIONS])
    return pages.page(
        request,
        "events/series.html",
        title=series.name,
        description=series.description,
        photo=next((event.photo for event in editions if event.photo), None),
        breadcrumbs=[Crumb(_("Events"), reverse("events:events")), Crumb(series.name)],
        structured_data=[structured_data.series_data(request, series, editions)],
        series=series,
        editions=editions,
    )
