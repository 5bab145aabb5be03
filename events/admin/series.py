"""Series of events."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.admin.entity import EntityAdmin, HiddenFilter, spellings
from events.models import Series


@admin.register(Series)
class SeriesAdmin(EntityAdmin):
    """A festival of every year; its editions are events."""

    inlines: ClassVar[list] = []
    list_display = ["name", EntityAdmin.shown]
    list_filter = [HiddenFilter]
    fieldsets = [
        (None, {"fields": ["name", "description", "website"]}),
        (_("For readers"), {"fields": ["published_at"]}),
    ]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Every typed word stands somewhere in the name; a series has no other names."""
        for word in search_term.split():
            found = queryset.none()
            for form in spellings(word):
                found = found | queryset.filter(sort_key__contains=form)
            queryset = found
        return queryset, False
