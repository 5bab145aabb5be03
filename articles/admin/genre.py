"""Genres."""

from django.contrib import admin

from articles.models import Genre
from newsroom.admin.house import HouseAdmin


@admin.register(Genre)
class GenreAdmin(HouseAdmin):
    """What kind of writing a report is."""

    list_display = ["name", "schema_type", "iptc_code"]
    search_fields = ["name"]
