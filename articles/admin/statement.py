"""Statements at the desk: the list with its flags, and the form of one. A new one is cut out of its report."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions, statements
from articles.models import Statement
from articles.search import read
from articles.search.statements import anywhere
from newsroom.admin.house import HouseAdmin, person_at
from newsroom.forms.autocomplete import DeskForm
from newsroom.templatetags.newsroom import bidi

FOUND = 500
"""A search of the desk looks at so many of the newest."""


class StatementForm(DeskForm):
    """The words as they stand in the report, without the quotation marks around them."""

    def clean_text(self) -> str:
        """On one line."""
        return statements.tidy(self.cleaned_data["text"])


class StandsFilter(admin.SimpleListFilter):
    """Whether the words still stand in the report."""

    title = gettext_lazy("words in the report")
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        """Yes or no."""
        return [("yes", _("they stand in it")), ("no", _("they stand in it no longer"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Only those asked for."""
        asked = {"yes": True, "no": False}.get(self.value() or "")
        return queryset if asked is None else queryset.filter(stands=asked)


@admin.register(Statement)
class StatementAdmin(HouseAdmin):
    """Who said what."""

    form = StatementForm
    list_display = ["what", "speaker_shown", "event", "said_on_shown", "flag"]
    list_filter = [StandsFilter]
    list_select_related = ["person", "organisation", "event"]
    search_fields = ["text"]
    autocomplete_fields = ["person", "organisation", "event", "place"]
    readonly_fields = ["report", "flag"]
    fieldsets = [
        (None, {"fields": ["report", "flag", "text"]}),
        (gettext_lazy("Who said it"), {"fields": [("person", "organisation"), "title"]}),
        (gettext_lazy("When and where"), {"fields": [("said_on", "precision"), "event", "place"]}),
    ]

    class Media:
        css = {"all": ["css/admin-planning.css"]}

    # Who may

    def has_add_permission(self, request: HttpRequest) -> bool:
        """It is cut out of a report, at the writing desk."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Statement | None = None) -> bool:
        """Whoever may edit the report."""
        return super().has_change_permission(request, obj) and self._may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Statement | None = None) -> bool:
        """Whoever may edit the report."""
        return super().has_delete_permission(request, obj) and self._may_edit(request, obj)

    @staticmethod
    def _may_edit(request: HttpRequest, obj: Statement | None) -> bool:
        return obj is None or permissions.may_edit(person_at(request), obj.article)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """None: who may delete a statement is asked report by report."""
        return {}

    # Rows

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Under a plain heading."""
        return super().changelist_view(
            request, {"title": Statement._meta.verbose_name_plural, **(extra_context or {})}
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        """With the report and everybody named."""
        rows: QuerySet[Statement] = super().get_queryset(request)
        return rows.select_related("person", "organisation", "event", "article__latest", "revision").defer(
            "article__latest__body", "revision__body", "event__description"
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By the words, in any spelling and inflection, as readers search."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=anywhere(read(search_term[:2000]), FOUND)), False

    def save_model(self, request: HttpRequest, obj: Statement, form: Any, change: bool) -> None:  # noqa: FBT001
        """Then look whether the words stand in the report."""
        super().save_model(request, obj, form, change)
        statements.recheck(obj.article)

    # What is printed

    @admin.display(description=gettext_lazy("statement"), ordering="pk")
    def what(self, statement: Statement) -> SafeString:
        """The words."""
        return bidi(f"«{statement.text}»")

    @admin.display(description=gettext_lazy("who said it"))
    def speaker_shown(self, statement: Statement) -> SafeString:
        """With the title held then."""
        return bidi("، ".join(filter(None, [statement.speaker.name, statement.title])))

    @admin.display(description=gettext_lazy("said on"), ordering="said_on")
    def said_on_shown(self, statement: Statement) -> str:
        """In house style."""
        return statement.said_on_text

    @admin.display(description=gettext_lazy("words in the report"), ordering="stands")
    def flag(self, statement: Statement) -> SafeString | str:
        """A statement that stands in the report no longer is hidden from readers."""
        if statement.stands:
            return _("they stand in it")
        return format_html(
            '<span class="coverage-late">{}</span>', _("no longer in the report: readers do not see it")
        )

    @admin.display(description=gettext_lazy("report"))
    def report(self, statement: Statement) -> SafeString:
        """The way to it, and the revision it was cut from."""
        where = reverse("admin:articles_article_change", args=[statement.article_id])
        cut_from = reverse(
            "admin:articles_article_revision", args=[statement.article_id, statement.revision.number]
        )
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            where,
            bidi(statement.article),
            cut_from,
            _("the revision it was cut from"),
        )
