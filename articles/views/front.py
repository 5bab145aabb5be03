"""The front page: what is pinned, the lead, what is new, a band of each section."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.models import Article, Genre
from articles.prominence import MOST_PINNED, pinned_reports
from articles.querysets import ArticleQuerySet
from events.models import Event
from newsroom import frame, pages
from newsroom.heads import head, joined

SECOND_ROW = 4
LATEST = 10
IN_BAND = 5
OPINIONS = 4
UPCOMING = 3


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    """`/`: nothing stands on it twice."""
    newest = list(Article.objects.published().newest_first().for_card()[: 1 + SECOND_ROW + LATEST + OPINIONS])
    pinned = pinned_reports()
    on_top = {report.pk for report in pinned}
    opinions = [piece for piece in opinion_pieces() if piece.pk not in on_top][:OPINIONS]
    shown = on_top | {piece.pk for piece in opinions}
    lead, second, latest = arranged(pinned, [report for report in newest if report.pk not in shown])
    shown |= {report.pk for report in [lead, *second, *latest] if report}
    identity = frame.identity()
    return pages.page(
        request,
        "articles/front.html",
        title=identity.name,
        description=identity.about or identity.tagline,
        photo=lead.shown.lead_photo if lead else None,
        structured_data=[
            {
                "@context": "https://schema.org",
                "@type": "WebSite",
                "name": identity.name,
                "url": request.build_absolute_uri("/"),
                "inLanguage": "ar",
                "publisher": pages.publisher(request),
            }
        ],
        lead=lead,
        second=second,
        latest=latest,
        opinion=opinions,
        bands=bands(shown),
        upcoming_events=list(Event.objects.published().upcoming().for_card()[:UPCOMING]),
    )


def arranged(
    pinned: list[Article], newest: list[Article]
) -> tuple[Article | None, list[Article], list[Article]]:
    """The lead, the second row and the list of the latest.

    What an editor has pinned stands first; where nothing is, the newest with a photo among the first five leads.
    """
    in_order = [*pinned, *newest]
    if not in_order:
        return None, [], []
    with_photo = (report for report in newest[:5] if report.shown.lead_photo_id)
    lead = in_order[0] if pinned else next(with_photo, in_order[0])
    rest = [report for report in in_order if report is not lead]
    return lead, rest[:SECOND_ROW], rest[SECOND_ROW : SECOND_ROW + LATEST]


def opinion_pieces() -> list[Article]:
    """The newest opinions, and as many more as may be pinned, with whoever signs them. Four queries.

    A list a genre: asked for several genres at once, a database would sort all opinions there ever were.
    """
    published = Article.objects.published()
    genres = Genre.objects.filter(schema_type=Genre.SchemaType.OPINION)
    pieces = newest_of_each([published.filter(genre=genre) for genre in genres], OPINIONS + MOST_PINNED)
    return list(pieces.with_bylines()[: OPINIONS + MOST_PINNED])


def bands(shown: set[int]) -> list[dict[str, Any]]:
    """A band a section of the menu: its newest reports that stand nowhere else on the page. Two queries."""
    sections = list(frame.menu())
    candidates: defaultdict[int, list[Article]] = defaultdict(list)
    published = Article.objects.published()
    for report in newest_of_each(
        [published.in_section(section) for section in sections], IN_BAND + len(shown)
    ):
        if report.pk not in shown and len(candidates[report.section_id]) < IN_BAND:
            candidates[report.section_id].append(report)
    return [
        {"section": section, "articles": candidates[section.pk]}
        for section in sections
        if candidates[section.pk]
    ]


def newest_of_each(lists: list[ArticleQuerySet], most: int) -> ArticleQuerySet:
    """The newest reports of each list: one index read each, joined by UNION, then the cards of those."""
    if not lists:
        return Article.objects.none()
    newest = [head(reports.newest_first(), most).values_list("pk", flat=True) for reports in lists]
    return Article.objects.published().filter(pk__in=list(joined(newest))).newest_first().for_card()
