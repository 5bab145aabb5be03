"""Sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet

from articles.models import Section
from newsroom.admin import users
from newsroom.admin.house import HouseAdmin

if TYPE_CHECKING:
    from newsroom.models import User


@admin.register(Section)
class SectionAdmin(HouseAdmin):
    """In the order of the menu."""

    list_display = ["name", "order", "in_menu", "slug"]
    list_editable = ["order", "in_menu"]
    list_filter = ["in_menu"]
    search_fields = ["name"]
    autocomplete_fields = ["editors"]
    fields = ["name", "description", ("order", "in_menu"), "slug", "editors"]

    def view_on_site(self, obj: models.Model) -> str | None:
        """The section's page; none while a form that is shown again holds an empty address."""
        return super().view_on_site(obj) if getattr(obj, "slug", "") else None


def sections_of(user: User) -> QuerySet[Section]:
    """The sections of which somebody is an editor, for the form of the account."""
    return Section.objects.filter(editors=user)


users.provide_assigned(sections_of)
