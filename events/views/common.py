"""What the pages of the record share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse

from events import coverage, statements, structured_data
from events.models import Event, Organisation, Participation, Person, Place, Position, Source
from events.models.entity import Entity, EntityQuerySet
from newsroom import pages
from newsroom.pages import Crumb
from newsroom.paging import Cursor

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


def if_seen(entity: Any) -> Any:
    """The record if readers see it, else nothing: a hidden one is neither linked nor named."""
    return entity if isinstance(entity, Entity) and entity.is_published() else None


def seen_participations(rows: Iterable[Participation]) -> list[Participation]:
    """Those of somebody whom readers see; on behalf of an organisation only where readers see that as well."""
    found = [row for row in rows if if_seen(row.subject)]
    for row in found:
        row.on_behalf_of = if_seen(row.on_behalf_of)
    return found


def positions_of(positions: Any) -> list[Position]:
    """The positions of people whom readers see, with the organisation where readers see it."""
    found = [row for row in positions.select_related("person", "organisation") if if_seen(row.person)]
    for row in found:
        row.organisation = if_seen(row.organisation)
    return found


def participations_of(participations: Any) -> list[Participation]:
    """The participations at events that readers see, the latest event first."""
    # Looked up event by event: «in all published events» would read them all for each page.
    seen = participations.filter(Exists(Event.objects.published().filter(pk=OuterRef("event"))))
    return list(seen.select_related("event__place").order_by("-event__first_day", "-id")[:PAST])


def asked_coverage(request: HttpRequest, *allowed: str) -> coverage.Asked:
    """Which reports the address asks for (`?part=quoted`, `?people=1`).

    Raises:
        Http404: it asks for a part that nobody plays.
    """
    part = request.GET.get("part", "") if "part" in allowed else ""
    people = request.GET.get("people", "") if "people" in allowed else ""
    if (part and part not in coverage.PARTS) or people not in ("", "1"):
        raise Http404
    return coverage.Asked(part, with_people=bool(people))


def entity_page(
    request: HttpRequest,
    entity: Person | Organisation | Source | Place,
    template: str,
    *,
    filters: tuple[str, ...] = (),
    positions: list[Position] | None = None,
    **context: Any,
) -> HttpResponse:
    """The page of a record, with the reports about it."""
    asked = asked_coverage(request, *filters)
    if redirect := pages.moved(request, entity.get_absolute_url(), own_parameters=filters):
        return redirect
    if asked.with_people:
        asked = replace(asked, people=tuple({row.person_id: None for row in positions or []}))
    page = coverage.of(entity, Cursor.from_request(request), asked)
    return pages.page(
        request,
        template,
        title=entity.name,
        own_parameters=filters,
        breadcrumbs=[Crumb(entity.name)],
        feed=entity.get_absolute_url(),
        structured_data=[structured_data.entity_data(request, entity, positions or [])],
        positions=positions,
        page=page,
        statements=statements.of(entity),
        asked=asked,
        parts=coverage.parts(entity, asked) if "part" in filters else [],
        **context,
    )
