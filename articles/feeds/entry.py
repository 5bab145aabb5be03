"""One report as a feed carries it: whole, with absolute addresses, and with its corrections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.db.models import prefetch_related_objects
from django.http import HttpRequest

from articles.models import Article, Correction, Credit
from articles.querysets import bylines
from newsroom import renditions
from newsroom.arabic.typography import isolate_plain
from newsroom.body import photo_numbers, plain_text, render_body
from newsroom.models import Photo
from newsroom.pages import shortened

# An address on this site within a body. What the cleaner writes always has double quotes.
OWN_ADDRESS = re.compile(r'( href=")(/[^"]*")')


@dataclass(frozen=True)
class Entry:
    """Times are aware; `html` is clean and every address in it is whole."""

    id: str
    """The short address: it never changes, whatever becomes of the headline."""
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: list[str]
    categories: list[str]
    image: str | None


def entries(request: HttpRequest, numbers: list[int]) -> list[Entry]:
    """The published reports with these numbers, in this order. Five queries, however many there are."""
    found = Article.objects.published().for_page().in_bulk(numbers)
    reports = [found[number] for number in numbers if number in found]
    prefetch_related_objects(reports, bylines(), "corrections", "tags")
    wanted = {number for report in reports for number in photo_numbers(report.shown.body)}
    photos = Photo.objects.in_bulk(wanted) if wanted else {}
    return [_entry(request, report, photos) for report in reports]


def _entry(request: HttpRequest, report: Article, photos: dict[int, Photo]) -> Entry:
    words = report.shown
    corrections: list[Correction] = list(report.corrections.all())
    moments = [report.published_at, report.updated_at, *(row.at for row in corrections)]
    lead = words.lead_photo
    return Entry(
        id=request.build_absolute_uri(report.get_short_url()),
        url=request.build_absolute_uri(report.get_absolute_url()),
        title=isolate_plain(words.headline),
        summary=isolate_plain(words.standfirst or shortened(plain_text(words.body))),
        html=_html(request, report, corrections, photos),
        published=report.published_at,  # type: ignore[arg-type]  # it is published
        updated=max(moment for moment in moments if moment is not None),
        authors=_authors(report),
        categories=[report.section.name, *(tag.name for tag in report.tags.all())],
        image=_address(request, lead) if lead else None,
    )


def _authors(report: Article) -> list[str]:
    rows: list[Credit] = list(report.credits.all())
    return [isolate_plain(row.bearer.name) for row in rows if row.role == Credit.Role.WRITER]


def _html(
    request: HttpRequest, report: Article, corrections: list[Correction], photos: dict[int, Photo]
) -> str:
    """The lead photo, the corrections that stand above the text, the text, and those under it."""

    def figure(number: int, alt: str, caption: str) -> str:
        photo = photos.get(number)
        return _figure(request, photo, alt or photo.alt, caption or escape(photo.caption)) if photo else ""

    words = report.shown
    lead = words.lead_photo
    top, bottom = (
        "".join(_correction(row) for row in corrections if row.placement == placement)
        for placement in (Correction.Placement.TOP, Correction.Placement.BOTTOM)
    )
    shown = [
        _figure(request, lead, lead.alt, escape(lead.caption)) if lead else "",
        top,
        render_body(words.body, figure),
        bottom,
    ]
    origin = request.build_absolute_uri("/").rstrip("/")
    return OWN_ADDRESS.sub(rf"\1{origin}\2", "".join(shown))


def _correction(row: Correction) -> str:
    return f"<p><strong>{escape(str(row.get_kind_display()))}:</strong> {escape(row.text)}</p>"


def _figure(request: HttpRequest, photo: Photo, alt: str, caption: str) -> str:
    size = renditions.sizes(photo)[-1]
    said = " — ".join(filter(None, [caption, escape(photo.credit)]))
    below = f"<figcaption>{said}</figcaption>" if said else ""
    measures = f'width="{size.width}" height="{size.height}"'
    return f'<figure><img src="{escape(_address(request, photo))}" alt="{escape(alt)}" {measures}>{below}</figure>'


def _address(request: HttpRequest, photo: Photo) -> str:
    return request.build_absolute_uri(renditions.url(photo, renditions.sizes(photo)[-1], "jpeg"))
