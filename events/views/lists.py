"""Events to come, past, by month and by place."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.models import Event, Place
from events.month import MOST_EVENTS, Month
from events.past import Place as PlaceInList
from events.past import past_page
from events.precision import Precision
from events.repetition import to_come
from newsroom import frame, pages
from newsroom.arabic.months import weekday_name
from newsroom.pages import Crumb

UPCOMING = 40
PAST = 12
MOST_PLACES = 500


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """`/events/`: what is to come, nearest first, and what was over last."""
    if redirect := pages.moved(request, reverse("events:events")):
        return redirect
    events = Event.objects.published().for_card()
    past = list(events.past()[: PAST + 1])
    return pages.page(
        request,
        "events/event_list.html",
        title=_("Events"),
        description=_("Conferences, festivals and other events that the paper covers."),
        breadcrumbs=[Crumb(_("Events"))],
        upcoming=to_come(list(events.upcoming()[:UPCOMING])),
        past=past[:PAST],
        more_past=len(past) > PAST,
        this_month=month_address(timezone.localdate()),
        here="upcoming",
    )


@require_safe
def past_events(request: HttpRequest) -> HttpResponse:
    """`/events/past/`: what is over, the latest first, page by page."""
    if redirect := pages.moved(request, reverse("events:past")):
        return redirect
    page = past_page(Event.objects.published().for_card(), PlaceInList.from_request(request))
    return pages.page(
        request,
        "events/past.html",
        title=_("Past events"),
        description=_("Events that are over, the latest first."),
        breadcrumbs=[Crumb(_("Events"), reverse("events:events")), Crumb(_("Past events"))],
        page=page,
        this_month=month_address(timezone.localdate()),
        here="past",
    )


@require_safe
def event_places(request: HttpRequest) -> HttpResponse:
    """`/events/places/`: the places where something took place or will."""
    if redirect := pages.moved(request, reverse("events:places")):
        return redirect
    held_there = Exists(Event.objects.published().filter(place=OuterRef("pk")))
    found = Place.objects.published().filter(held_there).select_related("parent").by_name()
    return pages.page(
        request,
        "events/places.html",
        title=_("Events by place"),
        description=_("The places where events took place or will."),
        breadcrumbs=[Crumb(_("Events"), reverse("events:events")), Crumb(_("By place"))],
        places=list(found[:MOST_PLACES]),
        this_month=month_address(timezone.localdate()),
        here="places",
    )


@require_safe
def event_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """`/events/<yyyy>/<mm>/`: the calendar of a month. One with nothing in it is no page, unless it is this one."""
    try:
        first = date(year, month, 1)
        shown = Month(first)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    if redirect := pages.moved(request, month_address(first)):
        return redirect
    events = Event.objects.published().for_card()
    shown.fill(events.between(first, shown.last).prefetch_related("left_out_days")[:MOST_EVENTS])
    is_this_month = first == timezone.localdate().replace(day=1)
    if shown.is_empty and not is_this_month:
        raise Http404
    known_to_the_day = Q(precision=Precision.DAY)
    before = events.filter(known_to_the_day, first_day__lt=first).order_by("-first_day", "-id").first()
    after = events.filter(known_to_the_day, first_day__gt=shown.last).order_by("first_day", "id").first()
    written = frame.identity().house_style.month_year(first)
    return pages.page(
        request,
        "events/month.html",
        title=_("Events of %(month)s") % {"month": written},
        description=_("The events of one month, day by day."),
        breadcrumbs=[Crumb(_("Events"), reverse("events:events")), Crumb(written)],
        month=shown,
        weekdays=[weekday_name(day) for day in shown.weeks[0].days],
        previous=month_link(before.first_day) if before else None,
        next=month_link(after.first_day) if after else None,
        this_month=None if is_this_month else month_address(timezone.localdate()),
        here="month",
    )


def month_address(day: date) -> str:
    """The address of a day's month."""
    return reverse("events:month", args=[day.year, day.month])


def month_link(day: date) -> dict[str, object]:
    """A month as its neighbours link to it."""
    return {"label_date": day.replace(day=1), "url": month_address(day)}
