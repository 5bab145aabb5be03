"""The paper by date, whole or one section of it: years, months, and the paper of one day."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import reads
from articles.archive_counts import Unit
from articles.models import Article
from articles.views.days import LinkedDay, day_or_404, first_and_last_day, neighbours
from articles.views.place import JumpForm, Place, day_url, month_url
from newsroom import frame, pages
from newsroom.arabic.months import weekday_name
from newsroom.pages import Crumb

# CLDR: in Lebanon and Palestine the week begins on Monday.
WEEK = calendar.Calendar(calendar.MONDAY)


@require_safe
def years(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """`/archive/`, `/sections/<slug>/archive/`: the years from the first report to the last, and a box for a day."""
    place = Place.at(slug)
    if redirect := pages.moved(request, place.archive()):
        return redirect
    asked = JumpForm(request.GET if request.GET.get("day", "").strip() else None, place)
    if asked.is_bound and asked.is_valid():
        return HttpResponseRedirect(place.url_of(asked.cleaned_data["day"]))
    known = first_and_last_day(place.reports)
    held = {year.year: number for year, number in place.counts(Unit.YEAR, date.min, date.max).items()}
    span = range(known[1].year, known[0].year - 1, -1) if known else range(0)
    return pages.page(
        request,
        "articles/archive.html",
        title=_("Archive of %(section)s") % {"section": place.section.name}
        if place.section
        else _("Archive"),
        description=_("All reports of the paper, by year, month and day."),
        breadcrumbs=place.crumbs(),
        # What somebody typed is no page of its own.
        robots="noindex" if asked.is_bound else "",
        section=place.section,
        archive_url=place.archive(),
        first=known[0] if known else None,
        last=known[1] if known else None,
        jump=asked,
        years=[
            {"year": year, "url": place.year(year) if held.get(year) else None, "count": held.get(year, 0)}
            for year in span
        ],
    )


@require_safe
def year_page(request: HttpRequest, year: int, slug: str | None = None) -> HttpResponse:
    """`/archive/<yyyy>/`, `/sections/<slug>/<yyyy>/`: its months, each with its number of reports."""
    place, first = Place.at(slug), day_or_404(year)
    if redirect := pages.moved(request, place.year(year)):
        return redirect
    known = first_and_last_day(place.reports)
    if known is None or not known[0].year <= year <= known[1].year:
        raise Http404
    firsts = [first.replace(month=month) for month in range(1, 13)]
    held = place.counts(Unit.MONTH, firsts[0], firsts[-1])
    written = frame.identity().house_style.year(first)
    return pages.page(
        request,
        "articles/archive_year.html",
        title=place.named(_("Archive of %(year)s") % {"year": written}),
        description=_("The reports of one year, by month."),
        breadcrumbs=place.crumbs(Crumb(written)),
        section=place.section,
        archive_url=place.archive(),
        year=year,
        count=sum(held.values()),
        months=[
            {
                "month": month,
                "url": place.month(month) if month in held else None,
                "count": held.get(month, 0),
            }
            for month in firsts
        ],
        previous=year_link(place, year - 1) if known[0].year < year else None,
        next=year_link(place, year + 1) if known[1].year > year else None,
    )


def last_of_month(first: date) -> date:
    """The last day of the month that begins on `first`."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def year_link(place: Place, year: int) -> dict[str, Any]:
    """A year and its address."""
    return {"label_date": date(year, 1, 1), "url": place.year(year)}


@require_safe
def month_page(request: HttpRequest, year: int, month: int, slug: str | None = None) -> HttpResponse:
    """`/archive/<yyyy>/<mm>/`, `/sections/<slug>/<yyyy>/<mm>/`: a calendar, each day with its number of reports."""
    place, first = Place.at(slug), day_or_404(year, month)
    if redirect := pages.moved(request, place.month(first)):
        return redirect
    previous, following = neighbouring_months(place, first)
    held = place.counts(Unit.DAY, first, last_of_month(first))
    if not held and not (previous and following):
        raise Http404
    style = frame.identity().house_style
    return pages.page(
        request,
        "articles/archive_month.html",
        title=place.named(_("Archive of %(month)s") % {"month": style.month_year(first)}),
        description=_("The reports of one month, by day."),
        breadcrumbs=place.crumbs(Crumb(style.year(first), place.year(year)), Crumb(style.month(first))),
        section=place.section,
        archive_url=place.archive(),
        month=first,
        count=sum(held.values()),
        weekdays=[weekday_name(day) for day in next(iter(WEEK.monthdatescalendar(2024, 1)))],
        weeks=calendar_weeks(place, first, held),
        previous=previous,
        next=following,
    )


def calendar_weeks(place: Place, first: date, held: dict[date, int]) -> list[list[dict[str, Any]]]:
    """The weeks of a month, seven days each; days of its neighbours fill the ends."""
    today = timezone.localdate()
    return [
        [
            {
                "day": day,
                "in_month": day.month == first.month,
                "url": place.day(day) if day in held else None,
                "count": held.get(day, 0),
                "is_today": day == today,
            }
            for day in week
        ]
        for week in WEEK.monthdatescalendar(first.year, first.month)
    ]


def neighbouring_months(place: Place, first: date) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The months before and after in which something was published."""
    before, _none = neighbours(first, place.day, place.section)
    _none, after = neighbours(last_of_month(first), place.day, place.section)

    def link(found: LinkedDay | None) -> dict[str, Any] | None:
        if found is None:
            return None
        month = found.day.replace(day=1)
        return {"label_date": month, "url": place.month(month)}

    return link(before), link(after)


@require_safe
def day_page(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """`/archive/<yyyy>/<mm>/<dd>/`: that day's paper, by section in the order of the menu."""
    when = day_or_404(year, month, day)
    if redirect := pages.moved(request, day_url(when)):
        return redirect
    previous_day, next_day = neighbours(when, day_url)
    of_day = reads.of_day(when)
    if not of_day and not (previous_day and next_day):
        raise Http404
    style = frame.identity().house_style
    lead = next((report for report in of_day if report.shown.lead_photo_id), None)
    return pages.page(
        request,
        "articles/day.html",
        title=_("The paper of %(day)s") % {"day": style.full_date(when)},
        description=_("All reports of the day, by section."),
        photo=lead.shown.lead_photo if lead else None,
        breadcrumbs=[
            Crumb(_("Archive"), reverse("articles:archive")),
            Crumb(style.year(when), reverse("articles:archive_year", args=[year])),
            Crumb(style.month(when), month_url(when)),
            Crumb(style.digits.write(when.day)),
        ],
        feed="/",
        lite_url=reverse("articles:lite_day", args=[year, month, day]),
        day=when,
        lead=lead,
        groups=by_section([report for report in of_day if report is not lead]),
        count=len(of_day),
        previous_day=previous_day,
        next_day=next_day,
        other_years=reverse("articles:on_this_day", args=[month, day]),
    )


def by_section(reports: list[Article]) -> list[dict[str, Any]]:
    """The reports in groups, in the order of the sections."""

    def place(report: Article) -> tuple[int, int]:
        return report.section.order, report.section_id

    groups = [list(group) for _place, group in groupby(sorted(reports, key=place), place)]
    return [{"section": group[0].section, "articles": group} for group in groups]
