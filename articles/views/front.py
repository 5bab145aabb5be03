"""The front page: what is pinned, the lead, what is new, a band of each section."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.models import Article, Genre, Section
from articles.prominence import MOST_PINNED, pinned_reports
from articles.querysets import bylines
from events.models import Event
from newsroom import frame, pages
from newsroom.heads import head, joined

SECOND_ROW = 4
LATEST = 10
IN_BAND = 5
OPINIONS = 4
UPCOMING = 3
# At most so many reports stand above the bands.
ELSEWHERE = 1 + SECOND_ROW + LATEST + OPINIONS + MOST_PINNED


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    """`/`: nothing stands on it twice."""
    newest = list(Article.objects.published().newest_first().for_card()[: 1 + SECOND_ROW + LATEST + OPINIONS])
    pinned = pinned_reports()
    on_top = {report.pk for report in pinned}
    genres, sections = list(opinion_genres()), list(frame.menu())
    pool = newest_of_each(genres, sections)
    opinions = opinion_pieces(pool, genres, on_top)
    shown = on_top | {piece.pk for piece in opinions}
    lead, second, latest = arranged(pinned, [report for report in newest if report.pk not in shown])
    shown |= {report.pk for report in [lead, *second, *latest] if report}
    identity = frame.identity()
    return pages.page(
        request,
        "articles/front.html",
        title=identity.name,
        description=identity.about or identity.tagline,
        feed="/",
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
        bands=bands(pool, sections, shown),
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


def opinion_genres() -> QuerySet[Genre]:
    """The genres that are opinion."""
    return Genre.objects.filter(schema_type=Genre.SchemaType.OPINION)


def newest_of_each(genres: list[Genre], sections: list[Section]) -> list[Article]:
    """The cards that opinions and bands are chosen from, newest first; two queries however many there are.

    One short index read a genre and a section, joined by UNION: asked for several at once, a database would sort all
    reports there ever were. Of each so many are read that enough are left when those shown elsewhere are taken out.
    """
    published = Article.objects.published()
    heads = [head(published.filter(genre=genre).newest_first(), OPINIONS + MOST_PINNED) for genre in genres]
    heads += [head(published.in_section(section).newest_first(), IN_BAND + ELSEWHERE) for section in sections]
    if not heads:
        return []
    numbers = list(joined([reports.values_list("pk", flat=True) for reports in heads]))
    return list(published.filter(pk__in=numbers).newest_first().for_card())


def opinion_pieces(pool: list[Article], genres: list[Genre], on_top: set[int]) -> list[Article]:
    """The newest opinions that are not pinned, with whoever signs them. One query."""
    wanted = {genre.pk for genre in genres}
    pieces = [piece for piece in pool if piece.genre_id in wanted and piece.pk not in on_top][:OPINIONS]
    prefetch_related_objects(pieces, bylines())
    return pieces


def bands(pool: list[Article], sections: list[Section], shown: set[int]) -> list[dict[str, Any]]:
    """A band a section of the menu: its newest reports that stand nowhere else on the page."""
    of_section: defaultdict[int, list[Article]] = defaultdict(list)
    for report in pool:
        if report.pk not in shown and len(of_section[report.section_id]) < IN_BAND:
            of_section[report.section_id].append(report)
    return [
        {"section": section, "articles": of_section[section.pk]}
        for section in sections
        if of_section[section.pk]
    ]
