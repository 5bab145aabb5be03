"""The desk of planning: the list of coverages and the form of one; its page and the agenda are rooms beside it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from articles.admin import agenda, coverage_work
from articles.admin.coverage_rows import CoverageInline, offer_once, stage_mark
from articles.models import Coverage
from articles.workflow.planning import follow
from events.admin.event import EventAdmin
from newsroom.admin.columns import moment
from newsroom.admin.house import HouseAdmin, person_at
from newsroom.templatetags.newsroom import bidi

EventAdmin.provide(CoverageInline)


class StandingFilter(admin.SimpleListFilter):
    """What somebody looks for in the morning."""

    title = gettext_lazy("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        """Open, overdue, without a moment, mine."""
        return [
            ("open", _("open")),
            ("overdue", pgettext("coverage", "overdue")),
            ("undated", _("without a moment")),
            ("mine", _("mine")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Only those asked for."""
        match self.value():
            case "open":
                return queryset.open()
            case "overdue":
                return queryset.overdue(timezone.now())
            case "undated":
                return queryset.undated()
            case "mine":
                return queryset.of(request.user).open()
        return queryset


@admin.register(Coverage)
class CoverageAdmin(HouseAdmin):
    """Coverages. Readers see nothing of them."""

    list_display = ["what", "event", "assigned_to", moment("due_at", gettext_lazy("due at")), "standing"]
    list_filter = [StandingFilter, "stage", "kind", "section"]
    list_select_related = ["event", "assigned_to"]
    search_fields = ["title", "event__name"]
    autocomplete_fields = ["event", "article"]
    fieldsets = [
        (None, {"fields": ["event", "title", ("kind", "section"), ("assigned_to", "due_at"), "note"]}),
        (
            gettext_lazy("Report"),
            {
                "fields": ["article"],
                "description": gettext_lazy("It fills itself when the coverage is started from its page."),
            },
        ),
    ]

    class Media:
        css = {"all": ["css/admin-planning.css"]}

    def get_urls(self) -> list[URLPattern]:
        """The agenda and the page of a coverage before Django's, whose last pattern takes everything."""
        return [*agenda.urls(self), *coverage_work.urls(self), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Under a plain heading."""
        return super().changelist_view(
            request, {"title": Coverage._meta.verbose_name_plural, **(extra_context or {})}
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Coverage]:
        """With the names that a row prints."""
        rows: QuerySet[Coverage] = super().get_queryset(request)
        return rows.select_related("event", "assigned_to", "section", "article__latest")

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002 - as Django has it
        **kwargs: Any,
    ) -> Any:
        """With the colleagues who may be given work."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        offer_once(form)
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """The stage follows the report; readers see nothing of it, so the edition stands still."""
        super(HouseAdmin, self).save_related(request, form, formsets, change)
        if form.instance.article is not None:
            follow(form.instance.article, by=person_at(request))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Readers see nothing of it."""
        super(HouseAdmin, self).delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Readers see nothing of them."""
        super(HouseAdmin, self).delete_queryset(request, queryset)

    def response_post_save_add(self, request: HttpRequest, obj: Coverage) -> HttpResponseRedirect:
        """To its page, where it is started."""
        return HttpResponseRedirect(reverse("admin:articles_coverage_work", args=[obj.pk]))

    def response_post_save_change(self, request: HttpRequest, obj: Coverage) -> HttpResponseRedirect:
        """To its page."""
        return self.response_post_save_add(request, obj)

    @admin.display(description=gettext_lazy("planned coverage"), ordering="pk")
    def what(self, coverage: Coverage) -> SafeString:
        """«نص: …»."""
        return bidi(str(coverage))

    @admin.display(description=gettext_lazy("stage"), ordering="stage")
    def standing(self, coverage: Coverage) -> SafeString:
        """How far it is."""
        return stage_mark(coverage)
