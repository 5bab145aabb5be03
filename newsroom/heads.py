"""The first few rows of several lists in one query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet


def head(rows: QuerySet, most: int) -> QuerySet:
    """The first `most` rows of an ordered list, in no order, fit to be joined with others.

    SQLite allows no LIMIT directly inside a UNION, only within a condition of its parts; so it stands there.
    """
    return rows.model._default_manager.filter(pk__in=rows.values("pk")[:most]).order_by()


def joined(lists: Sequence[QuerySet]) -> Any:
    """Several lists of the same columns, one after the other, as one query."""
    return lists[0].union(*lists[1:], all=True) if len(lists) > 1 else lists[0]
