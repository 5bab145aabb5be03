"""Remarks on links that lead nowhere on our own site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from articles.copy_desk.remark import Remark, Subject
from articles.models import Article, Section, Tag
from events.models import Event, Organisation, Person, Place, Source
from newsroom.models import Photo, Redirect

HREF = re.compile(r'<a [^>]*?href="([^"]*)"')
# By the name of the address: what must exist and be seen by readers, and the part of the address that finds it.
PAGES: dict[str, tuple[Any, str]] = {
    "articles:report": (Article, "pk"),
    "articles:report_without_words": (Article, "pk"),
    "articles:short": (Article, "pk"),
    "articles:section": (Section, "slug"),
    "articles:tag": (Tag, "slug"),
    "events:person": (Person, "pk"),
    "events:organisation": (Organisation, "pk"),
    "events:place": (Place, "pk"),
    "events:source": (Source, "pk"),
    "events:event": (Event, "pk"),
    "photo": (Photo, "pk"),
}


def links(subject: Subject) -> Iterator[Remark]:
    """Each address of our own in the body where a reader would find nothing."""
    for address in dict.fromkeys(html.unescape(found) for found in HREF.findall(subject.words.body)):
        if _is_ours(address) and not _leads_somewhere(address):
            yield Remark("broken-link", "body", found=address, params=(("address", unquote(address)),))


def _is_ours(address: str) -> bool:
    """A path, or a whole address with one of our own host names."""
    parts = urlsplit(address)
    if not parts.netloc:
        return parts.path.startswith("/")
    return parts.hostname in {host.lstrip(".") for host in settings.ALLOWED_HOSTS}


def _leads_somewhere(address: str) -> bool:
    path = unquote(urlsplit(address).path) or "/"
    try:
        page = resolve(path)
    except Resolver404:
        return Redirect.objects.for_path(path) is not None
    if page.view_name not in PAGES:
        return not page.view_name.startswith("admin:")
    kind, part = PAGES[page.view_name]
    rows = kind.objects.all()
    shown = rows.published() if hasattr(rows, "published") else rows
    return bool(shown.filter(**{part: page.kwargs[part]}).exists())
