"""The agenda of the desk, by day and by week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.admin.article_form import clock_city
from articles.admin.coverage_rows import colleagues
from articles.agenda import Agenda, week_of
from articles.models import Section
from newsroom import frame
from newsroom.admin.calls import number
from newsroom.admin.house import person_at
from newsroom.forms.digits import HouseDateField

if TYPE_CHECKING:
    from articles.admin.coverage import CoverageAdmin

DAY, WEEK = "day", "week"
EARLIEST, LATEST = date(1000, 1, 1), date(9000, 1, 1)


def urls(desk: CoverageAdmin) -> list[URLPattern]:
    """The address of this room, under `/admin/articles/coverage/`."""

    @never_cache
    @require_safe
    def agenda(request: HttpRequest) -> HttpResponse:
        """`…/agenda/?view=day&day=2025-12-06&section=3&person=7`; any address answers."""
        if not desk.has_view_permission(request):
            raise PermissionDenied
        return TemplateResponse(request, "admin/articles/coverage/agenda.html", _context(request, desk))

    return [path("agenda/", desk.admin_site.admin_view(agenda), name="articles_coverage_agenda")]


def _context(request: HttpRequest, desk: CoverageAdmin) -> dict[str, Any]:
    today = timezone.localdate()
    typed = request.GET.get("day", "")[:60].replace("\0", "").strip()
    chosen, fault = _read_day(typed, today)
    view = DAY if request.GET.get("view") == DAY else WEEK
    first, last = (chosen, chosen) if view == DAY else week_of(chosen)
    section, person = number(request.GET.get("section")), number(request.GET.get("person"))
    step = timedelta(days=1 if view == DAY else 7)

    def where(**changes: Any) -> str:
        wanted = {"view": view, "day": chosen.isoformat(), "section": section, "person": person, **changes}
        kept = {name: value for name, value in wanted.items() if value}
        return reverse("admin:articles_coverage_agenda") + "?" + urlencode(kept)

    agenda = Agenda(person_at(request), first, last, section=section or None, person=person or None)
    return {
        **desk.admin_site.each_context(request),
        "title": _("Agenda"),
        "opts": desk.opts,
        "agenda": agenda,
        "heading": frame.identity().house_style.date_range(first, None if first == last else last),
        "view": view,
        "day": chosen,
        "typed": typed,
        "fault": fault,
        "earlier": where(day=(first - step).isoformat()),
        "later": where(day=(first + step).isoformat()),
        "now": where(day=today.isoformat()),
        "by_day": where(view=DAY),
        "by_week": where(view=WEEK),
        "day_address": where(view=DAY, day=""),
        "sections": Section.objects.all(),
        "people": colleagues(),
        "section": section,
        "person": person,
        "city": clock_city(),
        "may_add": desk.has_add_permission(request),
        "may_add_event": request.user.has_perm("events.add_event"),
    }


def _read_day(typed: str, today: date) -> tuple[date, str]:
    """The day asked for, in any way that this house writes it, and what is wrong with it; today where it is."""
    try:
        day = HouseDateField(required=False).clean(typed) or today
    except ValidationError as error:
        return today, " ".join(error.messages)
    return (day, "") if EARLIEST <= day <= LATEST else (today, _("There is nothing planned so far away."))
