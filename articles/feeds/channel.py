"""What a feed is about, and which reports it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from articles import reads
from articles.coverage import reports_about
from articles.models import Article, Tag, TaggedArticle
from articles.views.section import section_or_404
from events.models import Event, Organisation, Person, Place, Source
from newsroom import frame
from newsroom.addresses import address
from newsroom.arabic.slugs import slugify
from newsroom.paging import Cursor, Page, page_of

ENTITIES = {
    "people": Person,
    "organisations": Organisation,
    "events": Event,
    "places": Place,
    "sources": Source,
}
"""The kinds of things with a feed of their own, by the first part of their address."""


@dataclass(frozen=True)
class Channel:
    """A list of reports with a name; `url` is the path of the page that shows the same list."""

    title: str
    description: str
    url: str
    numbers: Callable[[Cursor | None], Page]
    """A page of rows that stand for reports, newest first."""
    number_field: str = "pk"


def of_site() -> Channel:
    """All reports."""
    identity = frame.identity()
    return Channel(
        identity.name,
        identity.about or identity.tagline,
        address("articles:front"),
        lambda cursor: page_of(Article.objects.published().only("published_at"), cursor),
    )


def of_section(slug: str) -> Channel:
    """The reports of a section.

    Raises:
        Http404: there is none at this address.
    """
    section = section_or_404(slug)
    return Channel(
        f"{frame.identity().name} – {section.name}",
        section.description,
        section.get_absolute_url(),
        lambda cursor: reads.of_section(section, cursor),
    )


def of_tag(slug: str) -> Channel:
    """The reports under a tag.

    Raises:
        Http404: there is no such tag.
    """
    tag = Tag.objects.filter(slug=slug).first() or get_object_or_404(Tag, slug=slugify(slug))
    links = TaggedArticle.objects.filter(tag=tag)
    return Channel(
        f"{frame.identity().name} – {tag.name}",
        tag.description,
        tag.get_absolute_url(),
        lambda cursor: page_of(links.published(), cursor, number_field="content_object_id"),
        "content_object_id",
    )


def of_entity(prefix: str, number: int) -> Channel:
    """The reports about a person, an organisation, an event, a place or a source.

    Raises:
        Http404: readers do not see such a record.
    """
    if prefix not in ENTITIES:
        raise Http404
    entity = get_object_or_404(ENTITIES[prefix].objects.published(), pk=number)
    return Channel(
        f"{frame.identity().name} – {entity.name}",
        "",
        entity.get_absolute_url(),
        lambda cursor: reports_about(entity, cursor),
    )
