"""The table as this newsroom has it, kept in the process until somebody changes a row."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Sum

from articles.models import SynonymGroup
from articles.synonyms.table import Table
from newsroom.arabic.search_terms import Query

NOTHING: tuple[tuple[Any, ...] | None, Table] = (None, Table(()))
_kept = NOTHING


def forget() -> None:
    """Keep nothing; for tests."""
    global _kept  # noqa: PLW0603 - what a process keeps
    _kept = NOTHING


def expand(query: Query) -> Query:
    """The query with the synonyms of its words; costs one small question to the database."""
    return table().expand(query)


def table() -> Table:
    """The groups that are in use."""
    global _kept  # noqa: PLW0603 - what a process keeps
    counted = SynonymGroup.objects.aggregate(Count("pk"), Max("pk"), Max("changed_at"), Sum("saves"))
    state = tuple(counted.values())
    known, made = _kept
    if known != state:
        made = Table(row.group for row in SynonymGroup.objects.filter(is_used=True).order_by("pk"))
        _kept = (state, made)
    return made
