"""Series of events."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.admin.entity import HiddenFilter, spellings
from events.models import Series
from newsroom.admin.columns import moment
from newsroom.admin.house import HouseAdmin


@admin.register(Series)
class SeriesAdmin(HouseAdmin):
    """A festival of every year; its editions are events."""

    shown = moment("published_at", _("shown to readers from"))

    search_fields = ["name"]
    ordering = ["sort_key", "id"]
    list_display = ["name", shown]
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
