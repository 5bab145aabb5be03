"""People."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.entity import SUGGESTED, EntityAdmin, HiddenFilter, OtherNameInline
from events.models import Person, Position
from newsroom.admin.house import HouseTabular


class PositionInline(HouseTabular):
    """The person's offices: a new one is a new row, the old one keeps its dates."""

    model = Position
    autocomplete_fields = ["organisation"]
    fields = ["organisation", "title", "started_on", "started_precision", "ended_on", "ended_precision"]


@admin.register(Person)
class PersonAdmin(EntityAdmin):
    """Somebody who appears in reports."""

    bearer = "person"
    list_display = ["name", "description", EntityAdmin.shown]
    list_filter = [HiddenFilter]
    autocomplete_fields = ["photo"]
    inlines = [PositionInline, OtherNameInline]
    fieldsets = [
        (None, {"fields": ["name", "description", "photo", "website"]}),
        (_("For readers"), {"fields": ["published_at"]}),
        SUGGESTED,
    ]
