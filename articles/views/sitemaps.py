"""`/robots.txt`, `/sitemap.xml`, the files that it names, and `/news-sitemap.xml`."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles import sitemaps
from articles.views.days import day_or_404
from newsroom import frame

KEPT_FOR = 300
"""Seconds for which a crawler need not ask again."""
CLOSED = ("/admin/",)
"""What asks for a password. Previews and results say `noindex` themselves, which a crawler must be let in to read."""


def origin_of(request: HttpRequest) -> str:
    """The site's address without a slash behind it."""
    return request.build_absolute_uri("/").rstrip("/")


def _answer(content: bytes | str, content_type: str = "application/xml") -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    patch_cache_control(response, public=True, max_age=KEPT_FOR)
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read, and where the sitemaps are."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {origin_of(request)}/{name}" for name in ("sitemap.xml", "news-sitemap.xml")]
    return _answer("\n".join(lines) + "\n", "text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The index of all files."""
    return _answer(sitemaps.index(origin_of(request)))


@require_safe
def of_pages(request: HttpRequest) -> HttpResponse:
    """The pages that are lists."""
    return _answer(sitemaps.urlset(origin_of(request), sitemaps.pages()))


@require_safe
def of_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The reports of a month."""
    return _answer(sitemaps.urlset(origin_of(request), sitemaps.of_month(day_or_404(year, month))))


@require_safe
def of_records(request: HttpRequest, kind: str, part: int) -> HttpResponse:
    """Some of the records of a kind."""
    if kind not in sitemaps.RECORDS:
        raise Http404
    return _answer(sitemaps.urlset(origin_of(request), sitemaps.of_records(kind, part)))


@require_safe
def of_news(request: HttpRequest) -> HttpResponse:
    """The news of two days, for Google News."""
    language = settings.LANGUAGE_CODE.split("-")[0]
    return _answer(sitemaps.news(origin_of(request), frame.identity().name, language))
