"""What a box offers while somebody types."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

MOST = 1_000
"""So far a box can be scrolled down; whoever looks for more types another letter."""


class ShortPaginator(Paginator):
    """Counts no further than anybody scrolls."""

    object_list: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        """How many there are, at most `MOST`."""
        return self.object_list.order_by().values("pk")[:MOST].count()


class Offers(AutocompleteJsonView):
    """Django's view: permissions, choices and order are its own."""

    def get_paginator(self, *args: Any, **kwargs: Any) -> Paginator:
        """Ours, whatever the list of the same kind has."""
        return ShortPaginator(*args, **kwargs)
