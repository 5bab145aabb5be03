"""What a box offers while somebody types, and how far long lists are counted and leafed through."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

MOST = 1_000
"""So far a box can be scrolled down and a list be leafed through; whoever looks for more narrows it."""


class ShortPaginator(Paginator):
    """Counts no further than anybody scrolls: no table is counted, and no page lies far behind its beginning."""

    object_list: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        """How many there are, at most `MOST`."""
        return min(self._counted, MOST)

    @property
    def has_more(self) -> bool:
        """Whether there are more than are counted."""
        return self._counted > MOST

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by().values("pk")[: MOST + 1].count()


class Offers(AutocompleteJsonView):
    """Django's view: permissions, choices and order are its own."""

    def get_paginator(self, *args: Any, **kwargs: Any) -> Paginator:
        """Ours, whatever the list of the same kind has."""
        return ShortPaginator(*args, **kwargs)
