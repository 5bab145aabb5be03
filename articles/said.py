"""Statements as readers find them: beside a person, beside an event, in a report, among the results of a search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse

from articles.models import Statement
from articles.models.statement import BELONGING
from articles.search import statements as search
from events.models import Event, Organisation, Person
from events.models.entity import Entity
from events.statements import Said
from newsroom.arabic.search_terms import Query

BESIDE = 5
"""So many beside a person or an event; the page of statements has them all."""
CHOICES = 8
MODELS: dict[str, Any] = {"person": Person, "organisation": Organisation, "event": Event}


def address(**parameters: Any) -> str:
    """The page of statements, narrowed."""
    wanted = {name: value for name, value in parameters.items() if value not in (None, "")}
    return reverse("articles:statements") + ("?" + urlencode(wanted, errors="replace") if wanted else "")


class StatementsOfTheRecord:
    """What the pages of people, organisations and events show."""

    def noticed(self, rows: Any) -> Any:
        """Each row knows whether it has statements, by the query that loads it."""
        kind = rows.model._meta.model_name
        if kind not in BELONGING:
            return rows
        theirs = Statement.objects.filter(**{kind: OuterRef("pk")}, published_at__isnull=False)
        return rows.annotate(has_statements=Exists(theirs))

    def of(self, entity: Entity) -> Said:
        """The newest of a person, an organisation or an event; one query where there are any."""
        kind = str(entity._meta.model_name)
        if kind not in BELONGING or not getattr(entity, "has_statements", True):
            return Said()
        # First which, by the index of the newest, then all that a list prints: joined to everything at once, SQLite
        # would begin at the other end and sort all that was ever said.
        which = Statement.objects.for_readers().filter(**{kind: entity}).newest_first().values("pk")[:BESIDE]
        newest = list(Statement.objects.filter(pk__in=which).for_list().newest_first())
        return Said(newest, address(**{kind: entity.pk}) if newest else "")


def found(query: Query, most: int) -> list[Statement]:
    """The newest statements that a search finds; two queries."""
    return loaded(search.newest(query, most))


def in_full(statements: Sequence[Statement]) -> list[Statement]:
    """The same with all that a list prints; one query, after the one that found them by an index."""
    rows = Statement.objects.for_list().in_bulk([one.pk for one in statements])
    return [rows[one.pk] for one in statements if one.pk in rows]


def loaded(hits: Sequence[search.Hit]) -> list[Statement]:
    """The statements of some hits, in their order, as readers may see them; one query."""
    if not hits:
        return []
    rows = Statement.objects.for_readers().for_list().in_bulk([hit.statement for hit in hits])
    return [rows[hit.statement] for hit in hits if hit.statement in rows]


def commonest(statements: Any) -> list[dict[str, Any]]:
    """Who is quoted most in some statements and at which events: a list a kind, of the name, the number and how many.

    Four queries at most: one for the numbers, one a kind for the names.
    """
    rows = list(statements.values_list(*(f"{kind}_id" for kind in BELONGING)))
    groups = []
    for kind, numbers in zip(BELONGING, zip(*rows, strict=True), strict=False):
        count = Counter(number for number in numbers if number is not None)
        best = [number for number, _many in count.most_common(CHOICES)]
        found = (
            MODELS[kind].objects.published().only("pk", "name", "sort_key").filter(pk__in=best)
            if best
            else []
        )
        choices = [
            {"number": entity.pk, "label": entity.name, "count": count[entity.pk]}
            for entity in sorted(found, key=lambda entity: (-count[entity.pk], entity.sort_key))
        ]
        if choices:
            groups.append({"kind": kind, "label": MODELS[kind]._meta.verbose_name_plural, "choices": choices})
    return groups
