"""The citations of a record as readers see them: reports only while they are published, each source once."""

from __future__ import annotations

from typing import Any

from articles.models import Citation
from events.citations import Source
from events.models.entity import Entity


def sources_of(entity: Entity) -> list[Source]:
    """The sources of a person, an organisation or an event, numbered. One query."""
    kind = str(entity._meta.model_name)
    if kind not in ("person", "organisation", "event"):
        return []
    rows = (
        Citation.objects.filter(**{kind: entity}).select_related("report__live").defer("report__live__body")
    )
    found: dict[tuple[Any, ...], Source] = {}
    for citation in rows:
        source = found.get(citation.support) or _source(citation, len(found) + 1)
        if source is None:
            continue
        found[citation.support] = source
        source.facts.append(citation.fact)
        source.seen_on = max(source.seen_on, citation.seen_on)
        source.archived_url = source.archived_url or citation.archived_url
    return list(found.values())


def _source(citation: Citation, number: int) -> Source | None:
    """What a reader can open; None where that is only a report not published yet or no more."""
    report = citation.report
    if report is not None and report.is_published():
        title = citation.title or report.shown.headline
        return Source(number, title, report.get_absolute_url(), own=True, seen_on=citation.seen_on)
    if citation.document:
        return Source(number, str(citation), citation.document.url, own=True, seen_on=citation.seen_on)
    if citation.url:
        return Source(
            number, citation.title or citation.url, citation.url, own=False, seen_on=citation.seen_on
        )
    return None
