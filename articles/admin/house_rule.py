"""Which findings of the copy desk advise, and which hold a report up."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.copy_desk import reasons
from articles.models import HouseRule
from newsroom.admin.house import HouseAdmin


@admin.register(HouseRule)
class HouseRuleAdmin(HouseAdmin):
    """One list: each rule with its weight. The rules themselves come with the newsroom."""

    list_display = ["rule", "explained", "weight"]
    list_editable = ["weight"]
    list_display_links = None
    list_per_page = 100
    fields = ["weight"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The rules are code."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The rules are code."""
        return False

    @admin.display(description=_("rule"), ordering="code")
    def rule(self, row: HouseRule) -> str:
        """Its name."""
        return reasons.name(row.code)

    @admin.display(description=_("what the writer is told"))
    def explained(self, row: HouseRule) -> str:
        """Its reason."""
        return reasons.explained(row.code)
