"""The log of merges: what was merged, by whom, and the way back."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from newsroom.admin.columns import moment
from newsroom.admin.house import person_at
from newsroom.admin.log_words import model_of
from newsroom.deduplication import UndoRefused, undo
from newsroom.deduplication.undo import obstacles_of
from newsroom.models import MergeLog
from newsroom.templatetags.newsroom import bidi, date_time, digits


@admin.register(MergeLog)
class MergeLogAdmin(admin.ModelAdmin):
    """To be read; its one button undoes the merge."""

    list_display = [moment("at", gettext_lazy("at")), "what", "kind", "by", "state"]
    list_display_links = ["what"]
    list_select_related = ["by"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["kept_label", "gone_label"]
    fields = ["what", "kind", moment("at", gettext_lazy("at")), "by", "moved", "state"]
    change_form_template = "admin/records/merge_log.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A merge writes it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: MergeLog | None = None) -> bool:
        """It says what happened."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: MergeLog | None = None) -> bool:
        """Without it no merge could be undone."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The list is light: without the rows that were changed."""
        rows = super().get_queryset(request).select_related("content_type", "by", "undone_by")
        return (
            rows
            if request.resolver_match and "object_id" in request.resolver_match.kwargs
            else rows.defer("steps")
        )

    def may_undo(self, request: HttpRequest, log: MergeLog) -> bool:
        """Whoever may merge records of this kind."""
        model = log.content_type.model_class()
        desk: Any = self.admin_site._registry.get(model) if model else None
        return desk is not None and bool(desk.may_merge(request))

    def get_urls(self) -> list[URLPattern]:
        """The way back beside Django's pages."""
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<path:object_id>/undo/", view, name="newsroom_mergelog_undo"), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the way back, where there is one."""
        log = kwargs.get("obj")
        if log is not None and log.undone_at is None and self.may_undo(request, log):
            context["undo_address"] = reverse("admin:newsroom_mergelog_undo", args=[log.pk])
        context["title"] = _("Merge of two records")
        return super().render_change_form(request, context, *args, **kwargs)

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks first; says what is in the way."""
        log: MergeLog | None = self.get_object(request, unquote(object_id))
        if log is None:
            raise Http404
        if not self.may_undo(request, log):
            raise PermissionDenied
        if request.method == "POST":
            try:
                undo(log, by=person_at(request))
            except UndoRefused as refusal:
                return self._ask(request, log, refusal.obstacles)
            messages.success(
                request,
                _("«%(gone)s» and «%(kept)s» are two records again.")
                % {"gone": log.gone_label, "kept": log.kept_label},
            )
            return HttpResponseRedirect(reverse("admin:newsroom_mergelog_change", args=[log.pk]))
        done = [_("This merge has been undone already.")] if log.undone_at else []
        return self._ask(request, log, done or list(obstacles_of(log)))

    def _ask(self, request: HttpRequest, log: MergeLog, obstacles: list[str]) -> HttpResponse:
        return TemplateResponse(
            request,
            "admin/records/merge_undo.html",
            {
                **self.admin_site.each_context(request),
                "title": _("Undo the merge"),
                "opts": self.opts,
                "log": log,
                "obstacles": obstacles,
                "moved": self.moved(log),
                "media": self.media,
            },
        )

    @admin.display(description=gettext_lazy("what was merged"))
    def what(self, log: MergeLog) -> SafeString:
        """Which one went into which."""
        said = _("«%(gone)s» into «%(kept)s»") % {"gone": log.gone_label, "kept": log.kept_label}
        return bidi(said)

    @admin.display(description=gettext_lazy("kind"))
    def kind(self, log: MergeLog) -> str:
        """Of what kind they are."""
        model = model_of(log)  # type: ignore[arg-type]  # it asks for the content type alone
        return str(model._meta.verbose_name) if model else "–"

    @admin.display(description=gettext_lazy("state"))
    def state(self, log: MergeLog) -> str:
        """Whether it still holds."""
        if log.undone_at is None:
            return pgettext("merge", "merged")
        by = f" · {log.undone_by}" if log.undone_by else ""
        return _("undone, %(moment)s") % {"moment": date_time(log.undone_at)} + by

    @admin.display(description=gettext_lazy("what moved"))
    def moved(self, log: MergeLog) -> SafeString:
        """How many rows of each kind, in words."""
        moved, joined = Counter[str](), Counter[str]()
        for step in log.steps:
            count = moved if step["do"] == "move" else joined if step["do"] == "remove" else Counter[str]()
            count[step["model"]] += len(step["rows"])
        own = f"{log.content_type.app_label}.{log.content_type.model}"
        rows = [
            (apps.get_model(label)._meta.verbose_name_plural, digits(moved[label]), digits(joined[label]))
            for label in dict.fromkeys([*moved, *joined])
            if label != own or moved[label]
        ]
        if not rows:
            return bidi("–")
        line = "<li>{}: " + _("moved: {}, became one with another: {}") + "</li>"
        return format_html("<ul>{}</ul>", format_html_join("", line, rows))
