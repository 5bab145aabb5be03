"""Pages of a long list, found by where the last one ended, never by counting.

A cursor is the (moment, number) of a row. «Older than this row» reads one index from that point on, so page 400
costs what page 1 costs, and a report published meanwhile shifts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

SPELLING = re.compile(r"(-?[0-9]{1,17})-([1-9][0-9]{0,17})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Cursor:
    """A place in a list: everything older (or, going back, newer) than the row with this moment and number."""

    moment: datetime
    number: int
    back: bool = False
    field: ClassVar[str] = "published_at"
    """What the list is ordered by."""

    @classmethod
    def of(cls, row: Any, number_field: str = "pk", *, back: bool = False) -> Self:
        """The place of a row."""
        return cls(cls.moment_of(row), getattr(row, number_field), back)

    @classmethod
    def moment_of(cls, row: Any) -> datetime:
        """Where a row stands in time."""
        moment: datetime = getattr(row, cls.field)
        return moment

    @property
    def bound(self) -> Any:
        """The moment as the column holds it."""
        return self.moment

    @classmethod
    def from_request(cls, request: HttpRequest) -> Self | None:
        """The place that `?before=` (older) or `?after=` (newer) names; None for the first page.

        Raises:
            Http404: it names none.
        """
        for parameter in ("before", "after"):
            if parameter in request.GET:
                return cls.parse(request.GET[parameter], back=parameter == "after")
        return None

    @classmethod
    def parse(cls, text: str, *, back: bool = False) -> Self:
        """The place spelt as microseconds since 1970 and a number, such as 1765008000000000-17.

        Raises:
            Http404: the spelling is wrong.
        """
        found = SPELLING.fullmatch(text)
        if found is None:
            raise Http404
        try:
            return cls(EPOCH + timedelta(microseconds=int(found[1])), int(found[2]), back)
        except OverflowError as error:
            raise Http404 from error

    def __str__(self) -> str:
        microseconds = (self.moment - EPOCH) // timedelta(microseconds=1)
        return f"{microseconds}-{self.number}"

    def narrow(self, rows: QuerySet, number_field: str = "id") -> QuerySet:
        """The rows beyond this place, nearest first."""
        side = "gt" if self.back else "lt"
        # The first condition is implied by the second; said alone it lets the database start in the index.
        near = Q(**{f"{self.field}__{side}e": self.bound})
        beyond = Q(**{f"{self.field}__{side}": self.bound}) | Q(
            **{self.field: self.bound, f"{number_field}__{side}": self.number}
        )
        order = (self.field, number_field) if self.back else (f"-{self.field}", f"-{number_field}")
        return rows.filter(near & beyond).order_by(*order)


class DayCursor(Cursor):
    """A place in a list that is ordered by a day; `field` names the column."""

    @classmethod
    def moment_of(cls, row: Any) -> datetime:
        """The beginning of the row's day."""
        return datetime.combine(getattr(row, cls.field), time.min, UTC)

    @property
    def bound(self) -> Any:
        """The day."""
        return self.moment.date()


@dataclass
class Page:
    """Some rows of a list, newest first, and the addresses of its neighbours."""

    items: Sequence[Any]
    older: Cursor | None = None
    newer: Cursor | None = None
    kept: str = ""
    """What else stands in the address of the list, such as «part=quoted&»."""

    @property
    def older_url(self) -> str | None:
        """The query that leads to the older page."""
        return f"?{self.kept}before={self.older}" if self.older else None

    @property
    def newer_url(self) -> str | None:
        """The query that leads to the newer page."""
        return f"?{self.kept}after={self.newer}" if self.newer else None


def cut(
    rows: Iterable[Any],
    cursor: Cursor | None,
    size: int,
    number_field: str = "pk",
    *,
    kind: type[Cursor] = Cursor,
) -> Page:
    """A page out of up to `size` + 1 rows that lie beyond the cursor, nearest first.

    Raises:
        Http404: a cursor was given and nothing lies beyond it.
    """
    found = list(rows)
    more, found = len(found) > size, found[:size]
    if not found:
        if cursor is not None:
            raise Http404
        return Page([])
    if cursor is not None and cursor.back:
        found.reverse()
        return Page(
            found,
            older=kind.of(found[-1], number_field),
            newer=kind.of(found[0], number_field) if more else None,
        )
    return Page(
        found,
        older=kind.of(found[-1], number_field) if more else None,
        newer=kind.of(found[0], number_field) if cursor else None,
    )


def page_of(
    rows: QuerySet,
    cursor: Cursor | None,
    size: int | None = None,
    number_field: str = "id",
    *,
    kind: type[Cursor] = Cursor,
) -> Page:
    """A page of `rows`, which carry what this kind of cursor orders by; one query, whatever the length of the list.

    Raises:
        Http404: a cursor was given and nothing lies beyond it.
    """
    size = size or settings.REPORTS_PER_PAGE
    if cursor is None:
        ordered = rows.order_by(f"-{kind.field}", f"-{number_field}")
    else:
        ordered = cursor.narrow(rows, number_field)
    return cut(ordered[: size + 1], cursor, size, number_field, kind=kind)
