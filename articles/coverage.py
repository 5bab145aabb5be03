"""The reports about somebody or something of the record: those that name it, and those that it signs."""

from __future__ import annotations

from heapq import merge
from itertools import groupby, islice
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from articles.models import Article, Credit, Mention
from articles.reads import cards
from events.models import Person, Source
from events.models.entity import Entity
from newsroom.paging import Cursor, Page, cut


def reports_about(entity: Entity, cursor: Cursor | None) -> Page:
    """A page of published reports linked to `entity`, newest first; two or three short index reads.

    Raises:
        Http404: a cursor was given and nothing lies beyond it.
    """
    kind = entity._meta.model_name
    lists: list[Any] = [Mention.objects.filter(**{str(kind): entity})]
    if isinstance(entity, (Person, Source)):
        lists.append(Credit.objects.filter(**{str(kind): entity}))
    size = settings.REPORTS_PER_PAGE
    page = cut(_nearest(lists, cursor, size + 1), cursor, size, "article_id")
    page.items = _articles([link.article_id for link in page.items])
    return page


def _nearest(lists: list[Any], cursor: Cursor | None, size: int) -> list:
    """The nearest links beyond the cursor out of several lists, each report once."""
    back = cursor is not None and cursor.back
    ordered = [_ordered(links.published(), cursor)[:size] for links in lists]
    if len(ordered) == 1:
        return list(ordered[0])

    def place(link: Mention | Credit) -> tuple:
        return link.published_at, link.article_id

    merged = merge(*ordered, key=place, reverse=not back)
    return list(islice((next(links) for _place, links in groupby(merged, place)), size))


def _ordered(links: Any, cursor: Cursor | None) -> QuerySet:
    """Links in the order of the list, from the cursor on."""
    if cursor is None:
        return links.order_by("-published_at", "-article_id")
    return cursor.narrow(links, "article_id")


def _articles(numbers: list[int]) -> list[Article]:
    """The reports with these numbers, in this order, as cards need them."""
    found = cards(numbers)
    return [found[number] for number in numbers if number in found]
