"""What the demo newsroom's record rests on, and a second record of one person that somebody opened by mistake."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from articles.models import Article, Citation, Mention
from events.models import Event, Person

TWICE = "kamal-sawwaf"
SPELT = "كمال صواف"
MOST = 6
"""Facts of each kind that name their source."""


@transaction.atomic
def save_citations(record: Any) -> None:
    """Attendance and positions cite the paper's own reports, once."""
    if Citation.objects.exists():
        return
    for event in Event.objects.exclude(attendance="").order_by("pk")[:MOST]:
        _cite("attendance", event=event)
    for person in Person.objects.filter(positions__isnull=False).distinct().order_by("pk")[:MOST]:
        _cite(f"position-{person.positions.order_by('pk')[0].pk}", person=person)
    _save_second_record(record.get("person", TWICE))


def _cite(fact: str, **bearer: Any) -> None:
    """The latest published report about it."""
    named = Mention.objects.filter(**bearer).published().order_by("-published_at", "-article")
    report = Article.objects.published().filter(pk__in=named.values("article")[:1]).first()
    if report is not None:
        Citation.objects.create(fact=fact, report=report, **bearer)


def _save_second_record(person: Person) -> None:
    """Hidden from readers: it waits among the likely duplicates."""
    if not Person.objects.filter(name=SPELT).exists():
        Person.objects.create(name=SPELT, description=person.description, published_at=None)
