"""The three formats. Django's generators write the XML; JSON Feed is plain JSON.

The bytes change only when an entry does: the time of a feed is that of its newest entry, never of the request.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from articles.feeds.entry import Entry

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Feed:
    """What all formats say; addresses are whole."""

    title: str
    description: str
    language: str
    page_url: str
    feed_url: str
    next_url: str | None
    icon: str
    entries: list[Entry]

    @property
    def updated(self) -> datetime:
        """When its newest change was made; the beginning of time where it has no entry."""
        return max((entry.updated for entry in self.entries), default=BEGINNING)


class Rss(Rss201rev2Feed):
    """RSS 2.0 with the whole text in `content:encoded`, which Django's generator leaves out."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        """The namespaces."""
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """One item; a creator each, since `author` is for addresses of mail."""
        super().add_item_elements(handler, item)
        for name in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["html"])

    def latest_post_date(self) -> datetime:
        """The time of the newest change."""
        return self.feed["changed"]


class Atom(Atom1Feed):
    """Atom 1.0 with the whole text."""

    content_type = "application/atom+xml; charset=utf-8"

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """The head of the feed, and where the older entries are (RFC 5005)."""
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """One entry, signed by each writer; by the paper where nobody is named."""
        super().add_item_elements(handler, item)
        for name in item["creators"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", name)
            handler.endElement("author")
        handler.addQuickElement("content", item["html"], {"type": "html"})

    def latest_post_date(self) -> datetime:
        """The time of the newest change."""
        return self.feed["changed"]


def rss(feed: Feed) -> tuple[bytes, str]:
    """The bytes and their type."""
    return _xml(Rss, feed)


def atom(feed: Feed) -> tuple[bytes, str]:
    """The bytes and their type."""
    return _xml(Atom, feed)


def _xml(kind: type[Rss | Atom], feed: Feed) -> tuple[bytes, str]:
    made = kind(
        title=feed.title,
        link=feed.page_url,
        description=feed.description or feed.title,
        language=feed.language,
        author_name=feed.title if kind is Atom else None,
        feed_url=feed.feed_url,
        feed_guid=feed.page_url,
        changed=feed.updated,
        next_url=feed.next_url,
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.categories,
            creators=entry.authors,
            html=entry.html,
        )
    return made.writeString("utf-8").encode(), kind.content_type


def json_feed(feed: Feed) -> tuple[bytes, str]:
    """The bytes and their type."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "language": feed.language,
        "home_page_url": feed.page_url,
        "feed_url": feed.feed_url,
        "next_url": feed.next_url,
        "icon": feed.icon,
        "items": [_item(entry) for entry in feed.entries],
    }
    return _json(data), "application/feed+json; charset=utf-8"


def _item(entry: Entry) -> dict[str, Any]:
    return _said(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "image": entry.image,
            "date_published": entry.published.isoformat(timespec="seconds"),
            "date_modified": entry.updated.isoformat(timespec="seconds"),
            "authors": [{"name": name} for name in entry.authors],
            "tags": entry.categories,
        }
    )


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """Without what there is nothing to say about."""
    return {name: value for name, value in data.items() if value}


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps({**_said(data), "items": data["items"]}, ensure_ascii=False, indent=1).encode()


FORMATS: dict[str, Callable[[Feed], tuple[bytes, str]]] = {
    "feed/": rss,
    "feed.atom": atom,
    "feed.json": json_feed,
}
"""What stands behind the address of a list, and what it gives."""
