"""Days in addresses, and the days next to them on which something was published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from django.http import Http404
from django.utils import timezone

from articles import reads
from articles.models import Section
from articles.querysets import ArticleQuerySet, day_bounds

# At the very edges of the calendar a day of the site's clock has no moment in UTC.
FIRST_YEAR, LAST_YEAR = 2, 9998


class LinkedDay(NamedTuple):
    """A day with something to read, and where."""

    day: date
    url: str


def day_or_404(year: int, month: int = 1, day: int = 1) -> date:
    """The day.

    Raises:
        Http404: the calendar has no such day, or it lies at the very edge of time.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404 from error


def local_day(reports: ArticleQuerySet) -> date | None:
    """The day of the first of the reports, by the site's clock; None where there is none."""
    return _day_of(reports.values_list("published_at", flat=True).first())


def _day_of(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None


def first_and_last_day(reports: ArticleQuerySet) -> tuple[date, date] | None:
    """The first and the last day with a report; two index reads, whatever their number."""
    last = local_day(reports.newest_first())
    first = local_day(reports.order_by("published_at", "id"))
    return (first, last) if first and last else None


def neighbours(
    day: date, url_of: Callable[[date], str], section: Section | None = None
) -> tuple[LinkedDay | None, LinkedDay | None]:
    """The days before and after `day` on which something was published, in a section or in all; two index reads."""
    before, after = map(_day_of, reads.moments_beside(*day_bounds(day), section))
    return (
        LinkedDay(before, url_of(before)) if before else None,
        LinkedDay(after, url_of(after)) if after else None,
    )
