"""`/events.ics` and `/events/<id>.ics`: the record in readers' own calendars."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.calendar_file import calendar_file
from events.models import Event
from events.precision import Precision
from events.views.common import entity_or_404
from newsroom.page_memory.keeping import keep

MOST = 500
RECENT = timedelta(days=90)
PLACES = "place__parent__parent"


@require_safe
def all_events(request: HttpRequest) -> HttpResponse:
    """Everything to come and what was over in the last three months; a cancelled event stays, and says so."""
    since = timezone.localdate() - RECENT
    known = Event.objects.published().filter(precision=Precision.DAY, ends_on__gte=since)
    events = known.select_related(PLACES).prefetch_related("left_out_days").order_by("first_day", "id")[:MOST]
    return answer(request, calendar_file(events, request.build_absolute_uri("/")), "events.ics")


@require_safe
def one_event(request: HttpRequest, pk: int) -> HttpResponse:
    """One event with its sessions. Of which only the month is known, no calendar can hold it: 404."""
    event: Event = entity_or_404(Event.objects.select_related(PLACES), pk)
    if event.precision != Precision.DAY:
        raise Http404
    file = calendar_file([event], request.build_absolute_uri("/"), with_sessions=True)
    return answer(request, file, f"event-{pk}.ics")


def answer(request: HttpRequest, file: bytes, name: str) -> HttpResponse:
    """The file, to be opened by a calendar rather than saved."""
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return keep(request, response)
