"""Conditions that several tables share."""

from collections.abc import Sequence

from django.db.models import F, Q


def exactly_one(fields: Sequence[str]) -> Q:
    """True of a row in which one of the nullable `fields` is filled and the others are empty."""
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return condition


def in_order(first: str, last: str) -> Q:
    """True of a row whose `last` is not before its `first`, either of which may be unknown."""
    return Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)})
