"""«On this day»: what the paper had on the same day of other years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.archive_counts import Unit
from articles.models import Article
from articles.views.days import day_or_404, first_and_last_day
from articles.views.place import Place
from newsroom import frame, pages
from newsroom.heads import head, joined
from newsroom.pages import Crumb

YEARS = 12
"""On one page; older ones follow on the next."""
REPORTS = 4
"""Of a year."""
LEAP_YEAR = 2024


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """`/archive/on-this-day/`: today's day of the year."""
    if redirect := pages.moved(request, reverse("articles:today_in_other_years")):
        return redirect
    day = timezone.localdate()
    return _page(request, day.month, day.day)


@require_safe
def on_this_day(request: HttpRequest, month: int, day: int) -> HttpResponse:
    """`/archive/on-this-day/<mm>/<dd>/`, also the 29th of February; `?before=` a year leads to older ones."""
    when = day_or_404(LEAP_YEAR, month, day)
    if redirect := pages.moved(request, address(when)):
        return redirect
    return _page(request, month, day)


def address(day: date) -> str:
    """The page of a day of the year."""
    return reverse("articles:on_this_day", args=[day.month, day.day])


def _page(request: HttpRequest, month: int, day: int) -> HttpResponse:
    place, before = Place(), _year_asked(request)
    known = first_and_last_day(place.reports)
    days = _days(month, day, known[0].year, min(known[1].year, before - 1)) if known else []
    # An old paper has a hundred and more of these days: the counts are one small query for all of them.
    held = place.counts_of(Unit.DAY, days)
    shown = sorted(held, reverse=True)[: YEARS + 1]
    when = date(LEAP_YEAR, month, day)
    written = frame.identity().house_style.day_month(when)
    return pages.page(
        request,
        "articles/on_this_day.html",
        title=_("%(day)s in other years") % {"day": written},
        description=_("What the paper had on the same day of other years."),
        breadcrumbs=[Crumb(_("Archive"), place.archive()), Crumb(_("On this day"))],
        day=when,
        written=written,
        years=_reports(shown[:YEARS], held),
        older_url=f"{address(when)}?before={shown[YEARS - 1].year}" if len(shown) > YEARS else None,
        first_url=address(when) if "before" in request.GET else None,
        previous=_link(when - timedelta(days=1)),
        next=_link(when + timedelta(days=1)),
    )


def _link(day: date) -> dict[str, Any]:
    """A day of the year and its page."""
    return {"written": frame.identity().house_style.day_month(day), "url": address(day)}


def _year_asked(request: HttpRequest) -> int:
    """The year before which days are shown; without one, all.

    Raises:
        Http404: it is no year.
    """
    value = request.GET.get("before", "9999")
    if not (value.isascii() and value.isdigit() and len(value) <= 4):  # noqa: PLR2004 - a year
        raise Http404
    return int(value)


def _days(month: int, day: int, first: int, last: int) -> list[date]:
    """The day in each of the years that has it."""
    days = []
    for year in range(first, last + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue  # the 29th of February
    return days


def _reports(days: list[date], held: dict[date, int]) -> list[dict[str, Any]]:
    """The days with their first few reports; one query for all."""
    if not days:
        return []
    newest = [head(Article.objects.published().on_day(day).newest_first(), REPORTS) for day in days]
    numbers = list(joined([rows.values_list("pk", flat=True) for rows in newest]))
    found: dict[date, list[Article]] = {day: [] for day in days}
    for report in Article.objects.published().filter(pk__in=numbers).newest_first().for_card():
        if report.published_local_day in found:
            found[report.published_local_day].append(report)
    return [
        {
            "day": day,
            "url": Place().day(day),
            "count": held[day],
            "articles": found[day],
            "more": held[day] - len(found[day]),
        }
        for day in days
    ]
