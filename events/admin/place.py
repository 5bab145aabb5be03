"""Places."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.entity import SUGGESTED, EntityAdmin, HiddenFilter
from events.models import Place


@admin.register(Place)
class PlaceAdmin(EntityAdmin):
    """A hall, a city, a country."""

    bearer = "place"
    list_display = ["name", "kind", "parent", EntityAdmin.shown]
    list_filter = [HiddenFilter, "kind"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "parent", "address", ("latitude", "longitude")]}),
        (_("For readers"), {"fields": ["published_at"]}),
        SUGGESTED,
    ]
