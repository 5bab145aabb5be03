"""The record for search engines (schema.org, as JSON-LD)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from events.models import Event, Organisation, Participation, Person, Place, Position, Series, Source
from events.models.entity import Entity
from events.precision import Precision
from newsroom import renditions
from newsroom.body import plain_text

CONTEXT = {"@context": "https://schema.org"}
TYPES: dict[type[Entity], str] = {
    Person: "Person",
    Organisation: "Organization",
    Source: "NewsMediaOrganization",
    Event: "Event",
    Place: "Place",
    Series: "EventSeries",
}
ORGANISATION_TYPES = {
    Organisation.Kind.GOVERNMENT: "GovernmentOrganization",
    Organisation.Kind.COMPANY: "Corporation",
    Organisation.Kind.NGO: "NGO",
    Organisation.Kind.UNIVERSITY: "CollegeOrUniversity",
    Organisation.Kind.MEDIA: "NewsMediaOrganization",
}
PLACE_TYPES = {
    Place.Kind.CITY: "City",
    Place.Kind.COUNTRY: "Country",
    Place.Kind.REGION: "AdministrativeArea",
}
ATTENDANCE = {
    Event.Attendance.OFFLINE: "https://schema.org/OfflineEventAttendanceMode",
    Event.Attendance.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Event.Attendance.MIXED: "https://schema.org/MixedEventAttendanceMode",
}
ROLES = {
    "organizer": {Participation.Role.ORGANISER, Participation.Role.HOST},
    "sponsor": {Participation.Role.SPONSOR, Participation.Role.PARTNER},
    "performer": {Participation.Role.SPEAKER, Participation.Role.PERFORMER, Participation.Role.CHAIR},
    "attendee": {Participation.Role.GUEST},
}


def reference(request: HttpRequest, entity: Entity) -> dict[str, Any]:
    """An entity in short: what it is, its name and where its page is. An event needs its day and place as well."""
    if isinstance(entity, Event) and entity.precision == Precision.DAY:
        return event_core(request, entity)
    url = request.build_absolute_uri(entity.get_absolute_url())
    return {"@type": _type(entity), "@id": url, "name": entity.name, "url": url}


def _type(entity: Entity) -> str:
    if isinstance(entity, Event):
        # schema.org's Event must have a day: one of which only the month is known is a thing with a name.
        return "Thing"
    if isinstance(entity, Organisation):
        return ORGANISATION_TYPES.get(Organisation.Kind(entity.kind), TYPES[Organisation])
    if isinstance(entity, Place):
        return PLACE_TYPES.get(Place.Kind(entity.kind), TYPES[Place])
    return TYPES[type(entity)]


def event_core(request: HttpRequest, event: Event) -> dict[str, Any]:
    """What an Event says wherever it is named: name, days, place, status, what it is about, its photo.

    A photo that was not loaded with it is not looked up.
    """
    url = request.build_absolute_uri(event.get_absolute_url())
    data: dict[str, Any] = {
        "@type": "Event",
        "@id": url,
        "name": event.name,
        "url": url,
        "startDate": _moment(event, event.first_day, event.start_time),
        "eventStatus": status(event),
    }
    if not event.repeats and (event.end_time or not event.start_time):
        data["endDate"] = _moment(event, event.last_day or event.first_day, event.end_time)
    if event.attendance_mode:
        data["eventAttendanceMode"] = ATTENDANCE[Event.Attendance(event.attendance_mode)]
    location = _location(request, event)
    if location:
        data["location"] = location
    if description := event.slogan or plain_text(event.description):
        data["description"] = description
    if photo := event._state.fields_cache.get("photo"):
        data["image"] = image(request, photo)
    return data


def status(event: Event) -> str:
    """Postponed to a day that is known is «rescheduled» in schema.org."""
    if event.status == Event.Status.CANCELLED:
        return "https://schema.org/EventCancelled"
    if event.is_to_come_again:
        return "https://schema.org/EventRescheduled"
    if event.status == Event.Status.POSTPONED:
        return "https://schema.org/EventPostponed"
    return "https://schema.org/EventScheduled"


def _moment(event: Event, day: Any, hour: Any) -> str:
    """As much of an ISO date as is known: 2025-12-06T18:00:00+02:00, 2025-12-06, 2025-12 or 2025."""
    if event.precision == Precision.DAY and hour is not None:
        return datetime.combine(day, hour, timezone.get_current_timezone()).isoformat()
    return day.isoformat()[: event.precision_length]


def _location(request: HttpRequest, event: Event) -> Any:
    online = event.attendance_mode in (Event.Attendance.ONLINE, Event.Attendance.MIXED)
    found = [{"@type": "VirtualLocation", "url": event.website}] if online and event.website else []
    if event.place and event.place.is_published():
        found.insert(0, place(request, event.place))
    return found[0] if len(found) == 1 else found


def place(request: HttpRequest, where: Place) -> dict[str, Any]:
    """A Place, with an address."""
    data: dict[str, Any] = {
        "@type": _type(where),
        "name": where.name,
        "address": address(where),
        "url": request.build_absolute_uri(where.get_absolute_url()),
    }
    if where.latitude is not None:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude}
    return data


def address(where: Place) -> dict[str, Any]:
    """The PostalAddress: the street of the place itself, the city, region and country that it lies in."""
    data = {"@type": "PostalAddress"}
    if where.address:
        data["streetAddress"] = where.address
    names = {
        Place.Kind.CITY: "addressLocality",
        Place.Kind.REGION: "addressRegion",
        Place.Kind.COUNTRY: "addressCountry",
    }
    around: Place | None = where
    while around is not None:
        if name := names.get(Place.Kind(around.kind)):
            data.setdefault(name, around.name)
        # What was not loaded with it is not looked up: the address says a little less.
        around = around._state.fields_cache.get("parent")
    if len(data) == 1:
        data["addressLocality"] = where.name
    return data


def event_data(
    request: HttpRequest, event: Event, participations: list[Participation], children: Sequence[Event] = ()
) -> dict[str, Any]:
    """The whole Event of its own page."""
    data = {**CONTEXT, **event_core(request, event), "inLanguage": get_language()}
    if event.previous_first_day and event.is_to_come_again:
        data["previousStartDate"] = event.previous_first_day.isoformat()
    for name, wanted in ROLES.items():
        found = {row.subject: None for row in participations if row.role in wanted}
        if found:
            data[name] = [reference(request, subject) for subject in found]
    above = [reference(request, one) for one in (_with_day(event.parent), event.series) if one]
    if above:
        data["superEvent"] = above if len(above) > 1 else above[0]
    if parts := [event_core(request, child) for child in children if _with_day(child)]:
        data["subEvent"] = parts
    return data


def _with_day(event: Event | None) -> Event | None:
    return event if event is not None and event.precision == Precision.DAY else None


def series_data(request: HttpRequest, series: Series, editions: Sequence[Event]) -> dict[str, Any]:
    """An EventSeries with its editions."""
    data = {**CONTEXT, **reference(request, series)}
    if series.description:
        data["description"] = series.description
    if series.website:
        data["sameAs"] = series.website
    editions = [edition for edition in editions if _with_day(edition)]
    if editions:
        last = editions[0]
        data["startDate"] = _moment(editions[-1], editions[-1].first_day, None)
        data["endDate"] = _moment(last, last.last_day or last.first_day, None)
        if location := _location(request, last):
            data["location"] = location
        data["subEvent"] = [event_core(request, edition) for edition in editions]
    return data


def image(request: HttpRequest, photo: Any) -> str:
    """The address of the largest rendition of a photo."""
    return request.build_absolute_uri(renditions.url(photo, renditions.sizes(photo)[-1], "jpeg"))


def entity_data(
    request: HttpRequest,
    entity: Person | Organisation | Source | Place,
    positions: Sequence[Position] = (),
) -> dict[str, Any]:
    """A person, organisation, source or place on its own page."""
    data = {**CONTEXT, **reference(request, entity)}
    other_names = [other.name for other in entity.also_called]
    if other_names:
        data["alternateName"] = other_names
    if isinstance(entity, Place):
        around = entity.parent if entity.parent and entity.parent.is_published() else None
        inside = {"containedInPlace": reference(request, around)} if around else {}
        return {**data, **place(request, entity), **inside}
    if entity.description:
        data["description"] = entity.description
    if entity.website:
        data["sameAs"] = entity.website
    if isinstance(entity, Person):
        data |= _offices(request, positions)
    if isinstance(entity, Organisation):
        data |= _belonging(request, entity)
    photo = entity.photo if isinstance(entity, Person) else getattr(entity, "logo", None)
    if photo:
        data["image" if isinstance(entity, Person) else "logo"] = image(request, photo)
    return data


def _offices(request: HttpRequest, positions: Sequence[Position]) -> dict[str, Any]:
    """What a person does today: `jobTitle` and `worksFor`."""
    current = [position for position in positions if position.is_current]
    data: dict[str, Any] = {}
    if current:
        data["jobTitle"] = [position.title for position in current]
    employers = {position.organisation: None for position in current if position.organisation}
    if employers:
        data["worksFor"] = [reference(request, organisation) for organisation in employers]
    return data


def _belonging(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if organisation.parent and organisation.parent.is_published():
        data["parentOrganization"] = reference(request, organisation.parent)
    if organisation.place and organisation.place.is_published():
        data["location"] = place(request, organisation.place)
    return data
