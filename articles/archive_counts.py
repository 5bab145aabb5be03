"""How many reports stand in each day, month and year, of the paper and of each section, without counting them.

The counts move in the transaction that moves a report: `shift` is told by the search index, which knows where each
report stood before. Reports still to come are among them; `counts` takes those away that readers do not see yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, DateField, QuerySet, Sum
from django.db.models.functions import Trunc
from django.utils import timezone

from articles.models import Article, PeriodCount
from newsroom.models import Edition

Unit = PeriodCount.Unit
WHOLE_PAPER = 0
ROWS = 500
"""Counts that one statement moves."""
Stand = tuple[datetime, int]
"""The moment of a report and the number of its section."""
Key = tuple[str, int, date]
"""Unit, section, first day: a row of the table."""


def period(unit: str, day: date) -> date:
    """The first day of the period that a day lies in."""
    if unit == Unit.DAY:
        return day
    return day.replace(day=1) if unit == Unit.MONTH else day.replace(month=1, day=1)


def _keys(day: date, section: int) -> list[Key]:
    return [(unit, place, period(unit, day)) for unit in Unit.values for place in (WHOLE_PAPER, section)]


def shift(gone: Iterable[Stand], come: Iterable[Stand]) -> None:
    """Some reports have left their places and stand at others now. Call it inside the transaction that moves them."""
    changes: Counter[Key] = Counter()
    for stands, number in ((gone, -1), (come, 1)):
        for moment, section in stands:
            for key in _keys(timezone.localtime(moment).date(), section):
                changes[key] += number
    rows = sorted((key, number) for key, number in changes.items() if number)
    if not rows:
        return
    # Whoever moves the edition as well takes its row first: two that waited for each other would both be refused.
    list(Edition.objects.select_for_update())
    table = PeriodCount._meta.db_table
    with connection.cursor() as cursor:
        for some in (rows[at : at + ROWS] for at in range(0, len(rows), ROWS)):
            cursor.execute(
                f"INSERT INTO {table} (unit, section, first, reports)"  # noqa: S608
                f" VALUES {', '.join(['(%s, %s, %s, %s)'] * len(some))}"
                f" ON CONFLICT (unit, section, first) DO UPDATE SET reports = {table}.reports + excluded.reports",
                [value for (*key, first), number in some for value in (*key, _column(first), number)],
            )


def _column(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def counts(unit: str, section: int = WHOLE_PAPER, **which: Any) -> dict[date, int]:
    """What readers see of some periods, told by their first days; those with nothing are left out. Two queries."""
    rows = PeriodCount.objects.filter(unit=unit, section=section, reports__gt=0, **which)
    found = dict(rows.values_list("first", "reports"))
    to_come = _to_come(unit, section)
    return {first: left for first, number in sorted(found.items()) if (left := number - to_come[first]) > 0}


def total() -> int:
    """How many reports there are, those to come included. One query of a few rows."""
    rows = PeriodCount.objects.filter(unit=Unit.YEAR, section=WHOLE_PAPER)
    return rows.aggregate(reports=Sum("reports"))["reports"] or 0


def _to_come(unit: str, section: int) -> Counter[date]:
    """What is scheduled: few reports, found in the index of moments."""
    rows = Article.objects.filter(published_at__gt=timezone.now()).order_by()
    if section != WHOLE_PAPER:
        rows = rows.filter(section=section)
    moments = rows.values_list("published_at", flat=True)
    return Counter(period(unit, timezone.localtime(moment).date()) for moment in moments)


def counted(articles: QuerySet) -> Counter[Key]:
    """The counts as they must be, from the reports themselves: reads the whole archive once."""
    zone = timezone.get_current_timezone()
    day = Trunc("published_at", "day", output_field=DateField(), tzinfo=zone)
    rows = articles.filter(published_at__isnull=False).order_by().annotate(day=day).values("day", "section")
    right: Counter[Key] = Counter()
    for row in rows.annotate(reports=Count("pk")).iterator():
        for key in _keys(row["day"], row["section"]):
            right[key] += row["reports"]
    return right


@transaction.atomic
def mend() -> int:
    """Bring the table to what is true; how many of its rows were wrong."""
    list(Edition.objects.select_for_update())
    right = counted(Article.objects.all())
    held = {(row.unit, row.section, row.first): row for row in PeriodCount.objects.iterator()}
    wrong = [key for key in right.keys() | held.keys() if key not in held or held[key].reports != right[key]]
    mended = [
        PeriodCount(unit=unit, section=section, first=first, reports=right[unit, section, first])
        for unit, section, first in wrong
    ]
    PeriodCount.objects.bulk_create(
        mended,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["unit", "section", "first"],
        update_fields=["reports"],
    )
    return len(wrong)
