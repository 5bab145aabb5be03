"""The text edition, for weak networks: the same paper under `/lite/`, a few kilobytes a page.

No fonts, no scripts, one small sheet; photos wait until they are tapped. Reports go by their number alone, since an
Arabic address weighs as much as a paragraph. Each page names the full one as its canonical address.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import byline, reads
from articles import front_page as fronts
from articles.views.archive import by_section
from articles.views.days import day_or_404, neighbours
from articles.views.place import day_url
from articles.views.report import article_or_404, withdrawn
from articles.views.section import section_or_404
from newsroom import frame, pages
from newsroom.addresses import address
from newsroom.body import plain_text
from newsroom.paging import Cursor


def lite_page(request: HttpRequest, template: str, full_url: str, **context: Any) -> HttpResponse:
    """A page of the text edition, whose canonical address is that of the full page."""
    place = pages.place_in_list(request)
    return pages.page(
        request,
        f"articles/lite/{template}.html",
        canonical=request.build_absolute_uri(full_url) + place,
        full_url=full_url + place,
        **context,
    )


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """`/lite/`: what stands on the front page, in the same order, as headlines."""
    identity = frame.identity()
    arranged = fronts.made(fronts.launched())
    return lite_page(
        request,
        "front",
        "/",
        title=identity.name,
        description=identity.tagline,
        lead=arranged.lead,
        articles=[*arranged.second, *arranged.latest],
        bands=arranged.bands,
    )


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """`/lite/sections/<slug>/`."""
    shown = section_or_404(slug)
    if redirect := pages.moved(request, address("articles:lite_section", shown.slug)):
        return redirect
    return lite_page(
        request,
        "section",
        shown.get_absolute_url(),
        title=shown.name,
        description=shown.description,
        section=shown,
        page=reads.of_section(shown, Cursor.from_request(request)),
    )


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """`/lite/reports/<id>/`; a withdrawn report answers 410 with its notice."""
    article = article_or_404(pk)
    if not article.is_published():
        return withdrawn(request, article)
    if redirect := pages.moved(request, address("articles:lite_report", article.pk)):
        return redirect
    revision = article.shown
    return lite_page(
        request,
        "report",
        article.get_absolute_url(),
        title=revision.headline,
        description=revision.standfirst or plain_text(revision.body),
        photo=revision.lead_photo,
        article=article,
        revision=revision,
        byline=byline.parts(article, reads.credits_of(article), frame.identity()),
        corrections=reads.margins_of(article).corrections,
    )


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """`/lite/archive/<yyyy>/<mm>/<dd>/`: that day's paper, by section."""
    when = day_or_404(year, month, day)
    if redirect := pages.moved(request, reverse("articles:lite_day", args=[year, month, day])):
        return redirect
    before, after = neighbours(
        when, lambda other: reverse("articles:lite_day", args=[other.year, other.month, other.day])
    )
    of_day = reads.of_day(when)
    if not of_day and not (before and after):
        raise Http404
    return lite_page(
        request,
        "day",
        day_url(when),
        title=_("The paper of %(day)s") % {"day": frame.identity().house_style.full_date(when)},
        description=_("All reports of the day, by section."),
        day=when,
        groups=by_section(of_day),
        previous_day=before,
        next_day=after,
    )
