"""The paper by date: years, months, and the paper of one day."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import DateField
from django.db.models.functions import Trunc
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.querysets import ArticleQuerySet
from articles.views.days import LinkedDay, day_or_404, first_and_last_day, neighbours
from newsroom import frame, pages
from newsroom.arabic.months import weekday_name
from newsroom.heads import head, joined
from newsroom.pages import Crumb

# CLDR: in Lebanon and Palestine the week begins on Monday.
WEEK = calendar.Calendar(calendar.MONDAY)


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """`/archive/`: the years from the first report to the last."""
    if redirect := pages.moved(request, reverse("articles:archive")):
        return redirect
    known = first_and_last_day(Article.objects.published())
    span = range(known[1].year, known[0].year - 1, -1) if known else range(0)
    return pages.page(
        request,
        "articles/archive.html",
        title=_("Archive"),
        description=_("All reports of the paper, by year, month and day."),
        breadcrumbs=[Crumb(_("Archive"))],
        years=[{"year": year, "url": reverse("articles:archive_year", args=[year])} for year in span],
    )


@require_safe
def year_page(request: HttpRequest, year: int) -> HttpResponse:
    """`/archive/<yyyy>/`: its months, those with reports linked; one look into the index a month."""
    first = day_or_404(year)
    if redirect := pages.moved(request, reverse("articles:archive_year", args=[year])):
        return redirect
    reports = Article.objects.published()
    known = first_and_last_day(reports)
    if known is None or not known[0].year <= year <= known[1].year:
        raise Http404
    firsts = [first.replace(month=month) for month in range(1, 13)]
    filled = months_with_reports(reports, firsts)
    return pages.page(
        request,
        "articles/archive_year.html",
        title=_("Archive of %(year)s") % {"year": frame.identity().house_style.year(first)},
        description=_("The reports of one year, by month."),
        breadcrumbs=[
            Crumb(_("Archive"), reverse("articles:archive")),
            Crumb(frame.identity().house_style.year(first)),
        ],
        year=year,
        months=[{"month": month, "url": month_url(month) if month in filled else None} for month in firsts],
        previous=year_link(year - 1) if known[0].year < year else None,
        next=year_link(year + 1) if known[1].year > year else None,
    )


def months_with_reports(reports: ArticleQuerySet, firsts: list[date]) -> set[date]:
    """Which of the months, named by their first days, hold a report: the newest of each, joined by UNION."""
    newest = [head(reports.between(first, last_of_month(first)).newest_first(), 1) for first in firsts]
    moments = joined([month.values_list("published_at", flat=True) for month in newest])
    return {timezone.localtime(moment).date().replace(day=1) for moment in moments}


def last_of_month(first: date) -> date:
    """The last day of the month that begins on `first`."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def year_link(year: int) -> dict[str, Any]:
    """A year and its address."""
    return {"label_date": date(year, 1, 1), "url": reverse("articles:archive_year", args=[year])}


def month_url(month: date) -> str:
    """The address of a month."""
    return reverse("articles:archive_month", args=[month.year, month.month])


@require_safe
def month_page(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """`/archive/<yyyy>/<mm>/`: its calendar, the days with reports linked."""
    first = day_or_404(year, month)
    if redirect := pages.moved(request, month_url(first)):
        return redirect
    reports = Article.objects.published()
    previous, following = neighbouring_months(reports, first)
    days = days_with_reports(reports, first)
    if not days and not (previous and following):
        raise Http404
    written = frame.identity().house_style.month_year(first)
    return pages.page(
        request,
        "articles/archive_month.html",
        title=_("Archive of %(month)s") % {"month": written},
        description=_("The reports of one month, by day."),
        breadcrumbs=[
            Crumb(_("Archive"), reverse("articles:archive")),
            Crumb(frame.identity().house_style.year(first), reverse("articles:archive_year", args=[year])),
            Crumb(frame.identity().house_style.month(first)),
        ],
        month=first,
        weekdays=[weekday_name(day) for day in next(iter(WEEK.monthdatescalendar(2024, 1)))],
        weeks=calendar_weeks(first, days),
        previous=previous,
        next=following,
    )


def days_with_reports(reports: ArticleQuerySet, first: date) -> set[date]:
    """The days of the month on which something was published; reads the month's part of the index alone."""
    zone = timezone.get_current_timezone()
    of_month = reports.between(first, last_of_month(first)).order_by()
    days = of_month.annotate(day=Trunc("published_at", "day", output_field=DateField(), tzinfo=zone))
    return set(days.values_list("day", flat=True).distinct())


def calendar_weeks(first: date, filled: set[date]) -> list[list[dict[str, Any]]]:
    """The weeks of a month, seven days each; days of its neighbours fill the ends."""
    today = timezone.localdate()
    return [
        [
            {
                "day": day,
                "in_month": day.month == first.month,
                "url": day_url(day) if day in filled else None,
                "is_today": day == today,
            }
            for day in week
        ]
        for week in WEEK.monthdatescalendar(first.year, first.month)
    ]


def neighbouring_months(
    reports: ArticleQuerySet, first: date
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The months before and after in which something was published."""
    before, _none = neighbours(reports, first, day_url)
    _none, after = neighbours(reports, last_of_month(first), day_url)

    def link(found: LinkedDay | None) -> dict[str, Any] | None:
        if found is None:
            return None
        month = found.day.replace(day=1)
        return {"label_date": month, "url": month_url(month)}

    return link(before), link(after)


def day_url(day: date) -> str:
    """The address of the paper of one day."""
    return reverse("articles:day", args=[day.year, day.month, day.day])


@require_safe
def day_page(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """`/archive/<yyyy>/<mm>/<dd>/`: that day's paper, by section in the order of the menu."""
    when = day_or_404(year, month, day)
    if redirect := pages.moved(request, day_url(when)):
        return redirect
    reports = Article.objects.published()
    previous_day, next_day = neighbours(reports, when, day_url)
    of_day = list(reports.on_day(when).newest_first().for_card())
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
        lite_url=reverse("articles:lite_day", args=[year, month, day]),
        day=when,
        lead=lead,
        groups=by_section([report for report in of_day if report is not lead]),
        count=len(of_day),
        previous_day=previous_day,
        next_day=next_day,
    )


def by_section(reports: list[Article]) -> list[dict[str, Any]]:
    """The reports in groups, in the order of the sections."""

    def place(report: Article) -> tuple[int, int]:
        return report.section.order, report.section_id

    groups = [list(group) for _place, group in groupby(sorted(reports, key=place), place)]
    return [{"section": group[0].section, "articles": group} for group in groups]
