"""What the demo newsroom plans, and who said what in its reports."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.demo import data
from articles.demo.data import Row
from articles.models import Article, Coverage, Statement
from articles.workflow.planning import follow
from newsroom.models import User


@transaction.atomic
def save_coverages(record: Any, sections: dict[str, Any], people: dict[str, User]) -> None:
    """The coverages and ideas, once."""
    if Coverage.objects.exists():
        return
    for row in data.rows("coverages"):
        coverage = Coverage.objects.create(
            event=record.get("event", row["event"]),
            section=sections.get(row["section"]),
            assigned_to=people.get(row["by"]),
            due_at=_moment(row),
            article=Article.objects.filter(external_id=f"demo:{row['report']}").first(),
            **{name: row[name] for name in ("title", "kind", "note")},
        )
        if coverage.article is not None:
            follow(coverage.article, by=people["editor"])
        if "cancelled" in row:
            workflow.cancel_coverage(coverage, by=people["editor"], note=row["cancelled"])


@transaction.atomic
def save_statements(record: Any) -> None:
    """The statements, once; each is cut out of its report as an editor would."""
    if Statement.objects.exists():
        return
    for row in data.rows("statements"):
        report = Article.objects.filter(external_id=f"demo:{row['report']}").first()
        if report is None:
            continue
        workflow.cut_statement(
            report,
            by=None,
            text=row["text"],
            person=record.get("person", row["person"]),
            event=record.get("event", row["event"]),
        )


def _moment(row: Row) -> datetime | None:
    """The day counts from today; an idea has none."""
    if row["day"] is None:
        return None
    clock = time.fromisoformat(row["time"])
    return datetime.combine(data.day(row["day"]), clock, timezone.get_current_timezone())
