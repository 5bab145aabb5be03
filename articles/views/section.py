"""A section, newest first, and one day of it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import reads
from articles.models import Article, Section
from articles.prominence import section_lead
from articles.views.days import day_or_404, neighbours
from newsroom import frame, pages
from newsroom.addresses import address
from newsroom.arabic.slugs import slugify
from newsroom.pages import Crumb
from newsroom.paging import Cursor

SECOND_ROW = 3


def section_or_404(slug: str) -> Section:
    """The section at an address, also where the words are spelt another way.

    Raises:
        Http404: there is none.
    """
    return reads.section_at(slug) or get_object_or_404(Section, slug=slugify(slug))


@require_safe
def section_page(request: HttpRequest, slug: str) -> HttpResponse:
    """`/sections/<slug>/`."""
    section = section_or_404(slug)
    if redirect := pages.moved(request, section.get_absolute_url()):
        return redirect
    cursor = Cursor.from_request(request)
    page = reads.of_section(section, cursor)
    lead, second = None, []
    if cursor is None and page.items:
        lead = section_lead(section) or page.items[0]
        rest = [report for report in page.items if report.pk != lead.pk]
        # A short list needs no row of its own.
        row = SECOND_ROW if len(rest) > SECOND_ROW else 0
        second, page.items = rest[:row], rest[row:]
    return pages.page(
        request,
        "articles/section.html",
        title=section.name,
        description=section.description,
        photo=lead.shown.lead_photo if lead else None,
        breadcrumbs=[Crumb(section.name)],
        lite_url=address("articles:lite_section", section.slug),
        feed=section.get_absolute_url(),
        section=section,
        lead=lead,
        second=second,
        page=page,
    )


@require_safe
def section_day(request: HttpRequest, slug: str, year: int, month: int, day: int) -> HttpResponse:
    """`/sections/<slug>/<yyyy>/<mm>/<dd>/`."""
    section, when = section_or_404(slug), day_or_404(year, month, day)
    if redirect := pages.moved(request, section_day_url(section, when)):
        return redirect
    reports = Article.objects.published().in_section(section)
    previous_day, next_day = neighbours(when, lambda other: section_day_url(section, other), section)
    written = frame.identity().house_style.day_month_year(when)
    return pages.page(
        request,
        "articles/section_day.html",
        title=f"{section.name}، {written}",
        description=section.description,
        breadcrumbs=[Crumb(section.name, section.get_absolute_url()), Crumb(written)],
        section=section,
        day=when,
        articles=list(reports.on_day(when).newest_first().for_card()),
        previous_day=previous_day,
        next_day=next_day,
        paper_url=reverse("articles:day", args=[when.year, when.month, when.day]),
    )


def section_day_url(section: Section, day: date) -> str:
    """The address of one day of a section."""
    return reverse("articles:section_day", args=[section.slug, day.year, day.month, day.day])
