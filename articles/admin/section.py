"""Sections."""

from django.contrib import admin

from articles.models import Section
from newsroom.admin.house import HouseAdmin


@admin.register(Section)
class SectionAdmin(HouseAdmin):
    """In the order of the menu."""

    list_display = ["name", "order", "in_menu", "slug"]
    list_editable = ["order", "in_menu"]
    list_filter = ["in_menu"]
    search_fields = ["name"]
    autocomplete_fields = ["editors"]
    fields = ["name", "description", ("order", "in_menu"), "slug", "editors"]
