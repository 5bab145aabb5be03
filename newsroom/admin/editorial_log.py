"""The editorial log, to be read only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from newsroom.admin.columns import moment
from newsroom.models import LogEntry

VERBS = {
    "save": gettext_lazy("saved"),
    "submit": gettext_lazy("handed in"),
    "return": gettext_lazy("returned to the author"),
    "approve": gettext_lazy("approved it"),
    "publish": gettext_lazy("published it"),
    "withdraw": gettext_lazy("withdrew it"),
    "correct": gettext_lazy("added a correction"),
    "import": gettext_lazy("imported it"),
}


def said(verb: str) -> str:
    """A verb of the log, such as "article.publish", in words."""
    return str(VERBS.get(verb.rpartition(".")[2], verb))


class VerbFilter(admin.SimpleListFilter):
    """By what was done."""

    title = gettext_lazy("verb")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """The verbs of the desk."""
        return [(verb, str(words)) for verb, words in VERBS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows of one verb."""
        return queryset.filter(verb__endswith=f".{self.value()}") if self.value() else queryset


@admin.register(LogEntry)
class LogEntryAdmin(admin.ModelAdmin):
    """Nobody adds, changes or deletes a row."""

    list_display = [moment("at", gettext_lazy("at")), "by", "done", "kind", "label"]
    list_display_links = ["label"]
    list_filter = [VerbFilter]
    list_select_related = ["by", "content_type"]
    list_per_page = 50
    search_fields = ["label", "note"]
    date_hierarchy = "at"
    show_full_result_count = False
    fields = [moment("at", gettext_lazy("at")), "by", "done", "kind", "label", "note", "changes"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The verbs write it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: LogEntry | None = None) -> bool:
        """It says what happened."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: LogEntry | None = None) -> bool:
        """It is the memory of the house."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """With the names that are printed."""
        return super().get_queryset(request).select_related("by", "content_type")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Headed by what was done in words; the row itself names the verb as code does."""
        entry: LogEntry = kwargs["obj"]
        context["subtitle"] = context["original"] = f"{said(entry.verb)}: {entry.label}"
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A row of the log has no history of its own."""
        return HttpResponseRedirect(reverse("admin:newsroom_logentry_change", args=[object_id]))

    @admin.display(description=gettext_lazy("verb"), ordering="verb")
    def done(self, entry: LogEntry) -> str:
        """What was done, in words."""
        return said(entry.verb)

    @admin.display(description=gettext_lazy("kind"))
    def kind(self, entry: LogEntry) -> str:
        """To what kind of thing."""
        model = entry.content_type.model_class()
        return str(model._meta.verbose_name) if model else "–"

    @admin.display(description=gettext_lazy("changes"))
    def changes(self, entry: LogEntry) -> SafeString | str:
        """What was so before and is so now."""
        changed = [
            (_field_label(entry, name), _value(entry, name, entry.before.get(name)), _value(entry, name, now))
            for name, now in entry.after.items()
            if entry.before.get(name) != now
        ]
        if not changed:
            return _("nothing")
        rows = format_html_join(
            "", "<li>{}: {} ← {}</li>", ((label, now, then) for label, then, now in changed)
        )
        return format_html("<ul>{}</ul>", rows)


def _field_label(entry: LogEntry, name: str) -> str:
    """The name of a field as forms print it."""
    model = entry.content_type.model_class()
    field: Any = model._meta.get_field(name) if model else None
    return str(field.verbose_name) if field else name


def _value(entry: LogEntry, name: str, value: object) -> str:
    """A value in words where it is one of a list."""
    model = entry.content_type.model_class()
    field: Any = model._meta.get_field(name) if model else None
    choices = dict(field.flatchoices) if field else {}
    return pgettext("no value", "none") if value in (None, "") else str(choices.get(value, value))
