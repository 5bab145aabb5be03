"""What search engines are told of: every page, in files of a size they take, and the news of two days.

Reports are listed by month and records by number, so that no file is found by counting or skipping rows, and a file of
a month that is over never changes again unless one of its reports does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.db.models import Max
from django.utils import timezone

from articles.models import Article, Section, Tag
from articles.views.days import first_and_last_day
from events.models import Event, Organisation, Person, Place, Series, Source
from newsroom.addresses import address

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
A_FILE = 40_000
"""So many numbers of records a file; sitemaps.org allows 50,000 addresses."""
NEWS_FOR = timedelta(days=2)
MOST_NEWS = 1_000
"""Google: articles of the last two days, at most 1,000 a file."""
RECORDS: dict[str, Any] = {
    "people": Person,
    "organisations": Organisation,
    "events": Event,
    "places": Place,
    "sources": Source,
    "series": Series,
    "tags": Tag,
}


@dataclass(frozen=True)
class Location:
    """A page: its path, and when what it shows was last changed, where that is known."""

    path: str
    changed: datetime | None = None


def files() -> Iterator[str]:
    """The paths of all files, for the index."""
    yield "/sitemap-pages.xml"
    known = first_and_last_day(Article.objects.published())
    if known:
        yield from (f"/sitemap-{month:%Y-%m}.xml" for month in months(*known))
    for kind, model in RECORDS.items():
        last = model.objects.aggregate(last=Max("pk"))["last"]
        if last:
            yield from (f"/sitemap-{kind}-{part}.xml" for part in range(last // A_FILE + 1))


def months(first: date, last: date) -> Iterator[date]:
    """The first days of the months from one day to another, the latest first."""
    month = last.replace(day=1)
    while month >= first.replace(day=1):
        yield month
        month = (month - timedelta(days=1)).replace(day=1)


def pages() -> Iterator[Location]:
    """The pages that are lists."""
    for name in ("articles:front", "articles:archive", "articles:corrections", "events:events"):
        yield Location(address(name))
    yield from (Location(section.get_absolute_url()) for section in Section.objects.all())


def of_month(month: date) -> Iterator[Location]:
    """The reports of a month."""
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    rows: Any = Article.objects.published().between(month, last).newest_first()
    for article in rows.only("pk", "slug", "published_at", "updated_at"):
        yield Location(article.get_absolute_url(), article.updated_at or article.published_at)


def of_records(kind: str, part: int) -> Iterator[Location]:
    """The pages of records of a kind, by number."""
    rows: Any = RECORDS[kind].objects.filter(pk__gte=part * A_FILE, pk__lt=(part + 1) * A_FILE)
    shown = rows if kind == "tags" else rows.published()
    for thing in shown.order_by("pk").only("pk", "slug"):
        yield Location(thing.get_absolute_url())


def index(origin: str) -> bytes:
    """The index of all files; `origin` is the site's address without a slash behind it."""
    root = Element("sitemapindex", xmlns=SITEMAP)
    for path in files():
        SubElement(SubElement(root, "sitemap"), "loc").text = origin + path
    return written(root)


def urlset(origin: str, locations: Iterable[Location]) -> bytes:
    """A file of pages."""
    root = Element("urlset", xmlns=SITEMAP)
    for location in locations:
        entry(root, origin, location)
    return written(root)


def entry(root: Element, origin: str, location: Location) -> Element:
    """One page in a file."""
    url = SubElement(root, "url")
    SubElement(url, "loc").text = origin + location.path
    if location.changed:
        SubElement(url, "lastmod").text = location.changed.isoformat(timespec="seconds")
    return url


def news(origin: str, publication: str, language: str) -> bytes:
    """The reports of the last two days; dates are those of first publication.

    The schema wants one address at least, so a paper without news names its front page.
    """
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:news": NEWS})
    rows: Any = Article.objects.published().filter(published_at__gt=timezone.now() - NEWS_FOR).newest_first()
    for article in rows.for_card()[:MOST_NEWS]:
        told = SubElement(entry(root, origin, Location(article.get_absolute_url())), "news:news")
        paper = SubElement(told, "news:publication")
        SubElement(paper, "news:name").text = publication
        SubElement(paper, "news:language").text = language
        first = article.first_published_at or article.published_at
        SubElement(told, "news:publication_date").text = first.isoformat(timespec="seconds")
        SubElement(told, "news:title").text = article.shown.headline
    if not len(root):
        entry(root, origin, Location(address("articles:front")))
    return written(root)


def written(root: Element) -> bytes:
    """The bytes of a file."""
    return tostring(root, encoding="utf-8", xml_declaration=True)
