"""Search by the index of names, for lists of the desk and for the boxes that offer records while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest

from events import name_search

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin
else:
    Base = object


class FoundByName(Base):
    """Records are found by the first letters of any words of any of their names, in any spelling."""

    search_fields = ["name"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Every typed word begins a word of one of the names."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(name_search.matching(self.model, search_term)), False
