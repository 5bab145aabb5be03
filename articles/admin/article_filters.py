"""The filters beside the list of reports."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.stages import Stage


class StandingFilter(admin.SimpleListFilter):
    """Where a report stands, with the two standings that are not stages of their own."""

    title = _("stage")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        """The stages, scheduled, changes pending."""
        return [*Stage.choices, ("scheduled", _("scheduled")), ("pending", _("changes pending"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Any]:
        """The reports that stand there."""
        wanted = self.value()
        if wanted == "scheduled":
            return queryset.scheduled()
        if wanted == "pending":
            return queryset.with_pending_changes()
        return queryset.in_stage(wanted) if wanted in Stage.values else queryset


class WriterFilter(admin.SimpleListFilter):
    """One's own."""

    title = _("written by")
    parameter_name = "writer"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        """Only oneself: a newsroom has more writers than a list can hold."""
        return [("me", _("me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """One's own reports."""
        return queryset.filter(created_by=request.user) if self.value() == "me" else queryset
