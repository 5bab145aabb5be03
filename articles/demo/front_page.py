"""The demo's front page, arranged by its managing editor; two sections are led by a report of their editors' choice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from articles import workflow
from articles.demo import data
from articles.demo.data import Row
from articles.demo.desk import Desk
from articles.front_page.slots import Slot, band
from articles.models import Arrangement, Article
from articles.stages import Stage


def arrange(desk: Desk) -> None:
    """Place, word and launch, unless somebody has launched a page already."""
    if Arrangement.objects.launched().exists():
        return
    plan = data.front_page()
    workflow.focus_on(
        desk.record.get("event", plan["event"]),
        by=desk.editor,
        version=_version(),
        until=_in_days(plan["event_days"]),
    )
    for row, report in _with_reports(plan["cards"]):
        slot = Slot.read(row["place"]) or band(desk.sections[row["place"]].pk)
        workflow.place(report, slot, by=desk.editor, version=_version())
        words = {"kicker": row["kicker"], "headline": row["headline"], "until": _in_days(row["days"])}
        workflow.word_card(report, by=desk.editor, version=_version(), **words)
    workflow.launch(by=desk.editor, version=_version())
    for row, report in _with_reports(plan["section_leads"]):
        workflow.lead_section(report, by=desk.editor, until=_in_days(row["days"]))


def _version() -> int:
    return Arrangement.objects.draft().version


def _with_reports(rows: list[Row]) -> Iterator[tuple[Row, Article]]:
    """The rows whose report is there, with it; somebody may have taken one away while the demo was loading."""
    found = {article.external_id: article for article in Article.objects.filter(stage=Stage.PUBLISHED)}
    for row in rows:
        article = found.get(f"demo:{row['report']}")
        if article is not None:
            yield row, article


def _in_days(days: int | None) -> datetime | None:
    return None if days is None else timezone.now().replace(second=0, microsecond=0) + timedelta(days=days)
