"""Series of events."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.entity import HiddenFilter
from events.admin.names import FoundByName
from events.models import Series
from newsroom.admin.columns import moment
from newsroom.admin.house import HouseAdmin


@admin.register(Series)
class SeriesAdmin(FoundByName, HouseAdmin):
    """A festival of every year; its editions are events."""

    shown = moment("published_at", _("shown to readers from"))

    ordering = ["sort_key", "id"]
    list_display = ["name", shown]
    list_filter = [HiddenFilter]
    fieldsets = [
        (None, {"fields": ["name", "description", "website"]}),
        (_("For readers"), {"fields": ["published_at"]}),
    ]
