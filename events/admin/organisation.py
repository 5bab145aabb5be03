"""Organisations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.entity import SUGGESTED, EntityAdmin, HiddenFilter
from events.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(EntityAdmin):
    """A body that acts."""

    bearer = "organisation"
    list_display = ["name", "kind", "parent", EntityAdmin.shown]
    list_filter = [HiddenFilter, "kind"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent", "place", "logo"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "parent", "description", "place", "logo", "website"]}),
        (_("For readers"), {"fields": ["published_at"]}),
        SUGGESTED,
    ]
