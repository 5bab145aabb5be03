"""What stands out for a while: pinned on the front page, urgent on every page; each lapses by itself."""

from __future__ import annotations

from typing import NamedTuple

from django.utils import timezone

from articles.models import Article
from articles.querysets import ArticleQuerySet

MOST_PINNED = 3
MOST_URGENT = 3


class Urgent(NamedTuple):
    """A line of the strip «عاجل»."""

    headline: str
    url: str


def pinned_reports() -> list[Article]:
    """The cards of what is pinned now, newest first. One query."""
    return _now("pinned_until", Article.objects.for_card())[:MOST_PINNED]


def urgent_news() -> list[Urgent]:
    """What every page carries now, newest first. One query."""
    rows = _now("urgent_until", Article.objects.select_related("live").defer("live__body"))
    return [Urgent(row.shown.headline, row.get_absolute_url()) for row in rows[:MOST_URGENT]]


def _now(field: str, reports: ArticleQuerySet) -> list[Article]:
    """The few whose moment is still to come, of those the published ones, newest first.

    Sifted here, so that the database has one condition and one index to choose: it might otherwise walk the whole
    paper from the newest report on in search of a pin.
    """
    now = timezone.now()
    rows = [report for report in reports.filter(**{f"{field}__gt": now}) if report.is_published(now)]
    return sorted(rows, key=lambda report: (report.published_at, report.pk), reverse=True)
