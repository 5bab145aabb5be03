"""Events that are over, the latest first, page by page: found by (day, number), as reports are by (moment, number)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils import timezone

from events.models.event import EventQuerySet

SIZE = 30
SPELLING = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([1-9][0-9]{0,17})")


@dataclass(frozen=True)
class Place:
    """A place in the list: everything that began before (or, going back, after) the event with this day and number."""

    day: date
    number: int
    back: bool = False

    @classmethod
    def from_request(cls, request: HttpRequest) -> Self | None:
        """The place that `?before=2025-12-06-17` or `?after=…` names; None for the first page.

        Raises:
            Http404: it names none.
        """
        for parameter in ("before", "after"):
            if parameter in request.GET:
                found = SPELLING.fullmatch(request.GET[parameter])
                if found is None:
                    raise Http404
                try:
                    return cls(date.fromisoformat(found[1]), int(found[2]), parameter == "after")
                except ValueError as error:
                    raise Http404 from error
        return None

    @property
    def query(self) -> str:
        """As it stands in an address."""
        return f"?{'after' if self.back else 'before'}={self.day.isoformat()}-{self.number}"

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        """The events beyond this place, nearest first."""
        side = "gt" if self.back else "lt"
        beyond = Q(**{f"first_day__{side}": self.day}) | Q(first_day=self.day, **{f"id__{side}": self.number})
        near = Q(**{f"first_day__{side}e": self.day})
        order = ("first_day", "id") if self.back else ("-first_day", "-id")
        return events.filter(near & beyond).order_by(*order)


@dataclass
class PastPage:
    """Some events, the latest first, and the addresses of the pages beside."""

    items: list[Any]
    older_url: str | None = None
    newer_url: str | None = None


def past_page(events: EventQuerySet, place: Place | None, size: int = SIZE) -> PastPage:
    """A page of the events that are over; one query.

    Raises:
        Http404: a place was given and nothing lies beyond it.
    """
    over = events.filter(ends_on__lt=timezone.localdate())
    rows = over.order_by("-first_day", "-id") if place is None else place.narrow(over)
    found = list(rows[: size + 1])
    more, found = len(found) > size, found[:size]
    if place is None:
        return PastPage(found, _query(found[-1]) if more else None)
    if not found:
        raise Http404
    if place.back:
        found.reverse()
        return PastPage(found, _query(found[-1]), _query(found[0], back=True) if more else None)
    return PastPage(found, _query(found[-1]) if more else None, _query(found[0], back=True))


def _query(event: Any, *, back: bool = False) -> str:
    return Place(event.first_day, event.pk, back).query
