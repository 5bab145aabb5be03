"""The editorial log, to be read only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from newsroom.admin import log_table
from newsroom.admin.columns import moment
from newsroom.admin.log_filters import DayFilter, KindFilter, PersonFilter, VerbFilter
from newsroom.admin.log_words import Names, changes, done, kind, model_of
from newsroom.admin.offers import ShortPaginator
from newsroom.models import LogEntry
from newsroom.templatetags.newsroom import bidi

SEARCHED = 20_000
"""Words are looked for in so many rows, the newest; in the whole of a day that was chosen."""
AT_A_GLANCE = 3
"""How many changes a row of the list names."""


class LogList(ChangeList):
    """The list; the names of whatever its rows point to are asked for together."""

    def get_results(self, request: HttpRequest) -> None:
        """The rows of a page, each with what changed, in words."""
        try:
            super().get_results(request)
            rows = list(self.result_list)
        except OverflowError as far_too_large:  # a number of twenty digits in the address
            raise IncorrectLookupParameters from far_too_large
        names = Names(rows)
        for entry in rows:
            entry.changes = changes(entry, names)
        self.result_list = rows


@admin.register(LogEntry)
class LogEntryAdmin(admin.ModelAdmin):
    """Nobody adds, changes or deletes a row."""

    list_display = [
        moment("at", gettext_lazy("at")),
        "person",
        "done",
        "kind",
        "thing",
        "glance",
        "origin_shown",
    ]
    list_display_links = ["done"]
    list_filter = [PersonFilter, DayFilter, VerbFilter, KindFilter]
    list_per_page = 50
    search_fields = ["label", "note"]
    search_help_text = gettext_lazy(
        "Words of the subject or of the note, in the newest 20,000 rows or in all of a chosen day."
    )
    paginator = ShortPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fields = [
        moment("at", gettext_lazy("at")),
        "person",
        "done",
        "kind",
        "thing",
        "note_shown",
        "origin_shown",
        "changes_shown",
    ]

    class Media:
        css = {"all": ["css/admin-history.css"]}

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
        return super().get_queryset(request).select_related("by")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By parts of words, for which there is no index: so not in everything that ever happened."""
        if search_term and not request.GET.get(str(DayFilter.parameter_name)):
            moments = LogEntry.objects.order_by("-at").values_list("at", flat=True)
            if oldest := list(moments[SEARCHED - 1 : SEARCHED]):
                queryset = queryset.filter(at__gte=oldest[0])
        return super().get_search_results(request, queryset, search_term)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that words its rows together."""
        return LogList

    def get_urls(self) -> list[URLPattern]:
        """The table beside Django's pages."""
        view = self.admin_site.admin_view(require_safe(self.download))
        return [path("download/", view, name="newsroom_logentry_download"), *super().get_urls()]

    def download(self, request: HttpRequest) -> StreamingHttpResponse:
        """The rows that the same filters would list, as comma-separated values."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self.get_changelist_instance(request).get_queryset(request)
        answer = StreamingHttpResponse(
            log_table.lines(rows.iterator(log_table.AT_ONCE)), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = 'attachment; filename="editorial-log.csv"'
        return answer

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Under its own name: there is nothing to select."""
        title = str(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Headed by what was done in words; the row itself names the verb as code does."""
        entry: LogEntry = kwargs["obj"]
        context["subtitle"] = context["original"] = f"{done(entry)}: {entry.label}"
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A row of the log has no history of its own."""
        return HttpResponseRedirect(reverse("admin:newsroom_logentry_change", args=[object_id]))

    # What is printed

    @admin.display(description=gettext_lazy("by"), ordering="by__display_name")
    def person(self, entry: LogEntry) -> str:
        """Who did it; commands and moments that come by themselves are nobody's."""
        return str(entry.by or _("the system"))

    @admin.display(description=gettext_lazy("verb"), ordering="verb")
    def done(self, entry: LogEntry) -> str:
        """What was done, in words."""
        return done(entry)

    @admin.display(description=gettext_lazy("kind"))
    def kind(self, entry: LogEntry) -> str:
        """To what kind of thing."""
        return kind(entry)

    @admin.display(description=gettext_lazy("subject"), ordering="label")
    def thing(self, entry: LogEntry) -> SafeString:
        """What it was done to; in the row's own page with a link, where the thing still exists."""
        address = self._address(entry) if not hasattr(entry, "changes") else ""
        return (
            format_html('<a href="{}">{}</a>', address, bidi(entry.label)) if address else bidi(entry.label)
        )

    def _address(self, entry: LogEntry) -> str:
        """The form of the thing; "" where it is gone or has none."""
        model = model_of(entry)
        if model is None or not self.admin_site.is_registered(model) or entry.subject is None:
            return ""
        return reverse(
            f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[entry.object_id]
        )

    @admin.display(description=gettext_lazy("note"))
    def note_shown(self, entry: LogEntry) -> SafeString | str:
        """What was said with it."""
        return bidi(entry.note) or "–"

    @admin.display(description=gettext_lazy("from where"), ordering="origin")
    def origin_shown(self, entry: LogEntry) -> SafeString | str:
        """The network address."""
        return (
            format_html("<bdi>{}</bdi>", entry.origin) if entry.origin else pgettext("origin", "the server")
        )

    @admin.display(description=gettext_lazy("changes"))
    def glance(self, entry: Any) -> SafeString:
        """The note and the first changes of a row, for the list."""
        rest = max(0, len(entry.changes) - AT_A_GLANCE)
        context = {"note": entry.note, "changes": entry.changes[:AT_A_GLANCE], "rest": rest}
        return render_to_string("admin/newsroom/logentry/glance.html", context)

    @admin.display(description=gettext_lazy("changes"))
    def changes_shown(self, entry: LogEntry) -> SafeString:
        """What was so before and is so now, whole."""
        found = changes(entry, Names([entry]))
        return render_to_string("admin/includes/log_changes.html", {"changes": found})
