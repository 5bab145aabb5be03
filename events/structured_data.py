"""The record for search engines (schema.org, as JSON-LD)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from events.models import Event, Organisation, Participation, Person, Place, Source
from events.models.entity import Entity
from events.precision import Precision
from newsroom import renditions

TYPES: dict[type[Entity], str] = {
    Person: "Person",
    Organisation: "Organization",
    Source: "NewsMediaOrganization",
    Event: "Event",
    Place: "Place",
}
STATUSES = {
    Event.Status.POSTPONED: "https://schema.org/EventPostponed",
    Event.Status.CANCELLED: "https://schema.org/EventCancelled",
}
SCHEDULED = "https://schema.org/EventScheduled"


def reference(request: HttpRequest, entity: Entity) -> dict[str, Any]:
    """An entity in short: what it is, its name and where its page is. An event needs its day and place as well."""
    if isinstance(entity, Event):
        return event_core(request, entity)
    url = request.build_absolute_uri(entity.get_absolute_url())
    return {"@type": TYPES[type(entity)], "@id": url, "name": entity.name, "url": url}


def event_core(request: HttpRequest, event: Event) -> dict[str, Any]:
    """What an Event must say: name, days, place, status."""
    url = request.build_absolute_uri(event.get_absolute_url())
    data: dict[str, Any] = {
        "@type": "Event",
        "@id": url,
        "name": event.name,
        "url": url,
        "startDate": _known_part(event, event.first_day.isoformat()),
        "eventStatus": STATUSES.get(Event.Status(event.status), SCHEDULED),
    }
    if event.last_day:
        data["endDate"] = _known_part(event, event.last_day.isoformat())
    if event.place:
        data["location"] = place(request, event.place)
    return data


def _known_part(event: Event, day: str) -> str:
    """As much of an ISO date as is known: 2025-12-06, 2025-12 or 2025."""
    return {Precision.DAY: day, Precision.MONTH: day[:7], Precision.YEAR: day[:4]}[Precision(event.precision)]


def place(request: HttpRequest, where: Place) -> dict[str, Any]:
    """A Place, with an address."""
    data: dict[str, Any] = {
        "@type": "Place",
        "name": where.name,
        "address": where.address or (where.parent.name if where.parent else where.name),
        "url": request.build_absolute_uri(where.get_absolute_url()),
    }
    if where.latitude is not None:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude}
    return data


def event_data(request: HttpRequest, event: Event, participations: list[Participation]) -> dict[str, Any]:
    """The whole Event of its own page."""
    data = {"@context": "https://schema.org", **event_core(request, event)}
    if event.slogan:
        data["description"] = event.slogan
    if event.status == Event.Status.POSTPONED and event.previous_first_day:
        data["previousStartDate"] = event.previous_first_day.isoformat()
    if event.photo:
        data["image"] = image(request, event.photo)
    roles = {
        "organizer": {Participation.Role.ORGANISER},
        "sponsor": {Participation.Role.SPONSOR, Participation.Role.PARTNER},
        "performer": {Participation.Role.SPEAKER, Participation.Role.PERFORMER},
    }
    for name, wanted in roles.items():
        found = [reference(request, row.subject) for row in participations if row.role in wanted]
        if found:
            data[name] = found
    return data


def image(request: HttpRequest, photo: Any) -> str:
    """The address of the largest rendition of a photo."""
    return request.build_absolute_uri(renditions.url(photo, renditions.sizes(photo)[-1], "jpeg"))


def entity_data(request: HttpRequest, entity: Person | Organisation | Source | Place) -> dict[str, Any]:
    """A person, organisation, source or place on its own page."""
    data = {"@context": "https://schema.org", **reference(request, entity)}
    if isinstance(entity, Place):
        return {"@context": "https://schema.org", "@id": data["@id"], **place(request, entity)}
    if entity.description:
        data["description"] = entity.description
    if entity.website:
        data["sameAs"] = entity.website
    other_names = [other.name for other in entity.other_names.all()]
    if other_names:
        data["alternateName"] = other_names
    photo = entity.photo if isinstance(entity, Person) else getattr(entity, "logo", None)
    if photo:
        data["image" if isinstance(entity, Person) else "logo"] = image(request, photo)
    return data
