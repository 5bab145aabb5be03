"""Sources."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.entity import SUGGESTED, EntityAdmin, HiddenFilter
from events.models import Source


@admin.register(Source)
class SourceAdmin(EntityAdmin):
    """An outlet or agency that the newsroom takes news from."""

    bearer = "source"
    list_display = ["name", "website", EntityAdmin.shown]
    list_filter = [HiddenFilter]
    fieldsets = [
        (None, {"fields": ["name", "description", "website", "feed"]}),
        (_("For readers"), {"fields": ["published_at"]}),
        SUGGESTED,
    ]
