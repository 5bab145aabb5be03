"""`/feed/`, `/feed.atom`, `/feed.json`, and the same behind the address of a section, a tag, a person …"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from articles.feeds import channel
from articles.feeds.channel import Channel
from articles.feeds.entry import entries
from articles.feeds.formats import FORMATS, Feed
from newsroom import pages
from newsroom.arabic.typography import isolate_plain
from newsroom.page_memory.keeping import keep
from newsroom.paging import Cursor

KEPT_FOR = 300
"""Seconds for which a reader of feeds need not ask again."""


@require_safe
def site_feed(request: HttpRequest, form: str) -> HttpResponse:
    """All reports."""
    return _answer(request, channel.of_site(), form)


@require_safe
def section_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Those of a section."""
    return _answer(request, channel.of_section(slug), form)


@require_safe
def tag_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Those under a tag."""
    return _answer(request, channel.of_tag(slug), form)


@require_safe
def entity_feed(request: HttpRequest, prefix: str, pk: int, slug: str, form: str) -> HttpResponse:
    """Those about a person, an organisation, an event, a place, a source."""
    return _answer(request, channel.of_entity(prefix, pk), form)


def _answer(request: HttpRequest, about: Channel, form: str) -> HttpResponse:
    if redirect := pages.moved(request, about.url + form):
        return redirect
    page = about.numbers(Cursor.from_request(request))
    whole = request.build_absolute_uri
    content, content_type = FORMATS[form](
        Feed(
            title=isolate_plain(about.title),
            description=isolate_plain(about.description),
            language=settings.LANGUAGE_CODE,
            page_url=whole(about.url),
            feed_url=pages.canonical_url(request),
            next_url=whole(about.url + form + page.older_url) if page.older_url else None,
            icon=whole(static("icons/icon-512.png")),
            entries=entries(request, [getattr(row, about.number_field) for row in page.items]),
        )
    )
    return keep(request, HttpResponse(content, content_type=content_type), max_age=KEPT_FOR)
