"""What stands out for a while: pinned on the front page, leading its section, urgent on every page; all lapse."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from articles.models import Article, Section
from newsroom import frame

MOST_PINNED = 3
MOST_URGENT = 3


class Urgent(NamedTuple):
    """A line of the strip «عاجل»."""

    headline: str
    url: str


def pinned_reports() -> list[Article]:
    """The cards of what is pinned now, newest first."""
    now = timezone.now()
    return [report for report in _prominent() if _lasts(report.pinned_until, now)][:MOST_PINNED]


def section_lead(section: Section) -> Article | None:
    """The report that an editor has put on top of the section, if any."""
    now = timezone.now()
    leads = (report for report in _prominent() if _lasts(report.leads_section_until, now))
    return next((report for report in leads if report.section_id == section.pk), None)


def urgent_news() -> list[Urgent]:
    """What every page carries now, newest first."""
    return [Urgent(row.shown.headline, row.get_absolute_url()) for row in urgent_reports()[:MOST_URGENT]]


def urgent_reports() -> list[Article]:
    """All that are urgent now, newest first, also those that the strip has no room for."""
    now = timezone.now()
    return [report for report in _prominent() if _lasts(report.urgent_until, now)]


def _prominent() -> list[Article]:
    """All that stand out now; one query an edition, which moves when one begins or ends to."""
    reports: list[Article] = frame.kept("prominent", _look_up)
    return reports


def _look_up() -> list[Article]:
    """The few whose moment is still to come, of those the published ones, newest first.

    Sifted here, so that the database has one index a moment to choose: it might otherwise walk the whole paper from
    the newest report on in search of a pin.
    """
    now = timezone.now()
    # In no order: SQLite would walk all reports in theirs, rather than ask the three small indexes.
    rows = [report for report in Article.objects.lasting(now).order_by().for_card() if report.is_published(now)]
    return sorted(rows, key=lambda report: (report.published_at, report.pk), reverse=True)


def _lasts(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment > now
