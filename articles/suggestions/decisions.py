"""What the desk decided on suggestions: said once a report, counted a name, heeded from then on."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F

from articles.models import Article, LinkDecision, LinkTally
from events.directory import KINDS, Key

MOST = 500
"""Decisions that one form may send."""


class Decision(NamedTuple):
    """Under this name the record is meant in the report, or it is not."""

    alias: str
    key: Key
    accepted: bool


def silent(named: Collection[tuple[str, Key]], article: Article | None) -> set[tuple[str, Key]]:
    """Those names for records that are not suggested: rejected in this report, or too often elsewhere. Two queries."""
    numbers = {key.number for _alias, key in named}
    if not numbers:
        return set()
    tallies = LinkTally.objects.filter(number__in=numbers, rejected__gt=0)
    found = {(one.alias, Key(one.kind, one.number)) for one in tallies if one.is_quiet}
    if article is not None and article.pk:
        rejected = article.link_decisions.filter(accepted=False).values_list("alias", "kind", "number")
        found |= {(alias, Key(kind, number)) for alias, kind, number in rejected}
    return found & set(named)


def read(text: str) -> list[Decision]:
    """The decisions that a form sends as JSON; whatever is none is left out."""
    try:
        sent = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    rows = sent[:MOST] if isinstance(sent, list) else []
    found = (_decision(row) for row in rows)
    return [one for one in found if one is not None]


def _decision(row: Any) -> Decision | None:
    if not isinstance(row, dict):
        return None
    alias, kind, number = row.get("alias"), row.get("kind"), row.get("number")
    fits = isinstance(alias, str) and kind in KINDS and isinstance(number, int) and 0 < number < 2**63
    if not fits or not isinstance(row.get("accepted"), bool) or "\0" in str(alias):
        return None
    return Decision(str(alias)[:200], Key(str(kind), int(str(number))), row["accepted"])


@transaction.atomic
def record(article: Article, decided: Collection[Decision]) -> None:
    """Keep the decisions of a report and count them; who says the same again is not counted again."""
    said = {(one.alias, one.key): one.accepted for one in decided}
    if not said:
        return
    before = {
        (row.alias, Key(row.kind, row.number)): row.accepted
        for row in article.link_decisions.select_for_update()
    }
    for (alias, key), accepted in said.items():
        known = before.get((alias, key))
        if known == accepted:
            continue
        LinkDecision.objects.update_or_create(
            article=article,
            alias=alias,
            kind=key.kind,
            number=key.number,
            defaults={"accepted": accepted},
        )
        _count(alias, key, accepted=accepted, instead=known is not None)


def _count(alias: str, key: Key, *, accepted: bool, instead: bool) -> None:
    """Add one to a tally; `instead` of the other answer, which is taken back."""
    LinkTally.objects.get_or_create(alias=alias, kind=key.kind, number=key.number)
    chosen, other = ("accepted", "rejected") if accepted else ("rejected", "accepted")
    rows = LinkTally.objects.filter(alias=alias, kind=key.kind, number=key.number)
    rows.update(**{chosen: F(chosen) + 1})
    if instead:
        rows.filter(**{f"{other}__gt": 0}).update(**{other: F(other) - 1})
