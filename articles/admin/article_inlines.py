"""What hangs on a report: who signs it, what it is about, what was corrected."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Correction, Credit, Mention
from newsroom.admin.columns import moment
from newsroom.admin.house import HouseTabular


class PlacedWithArticle(HouseTabular):
    """Rows that whoever may edit the report may edit."""

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """As the report itself."""
        return super().has_change_permission(request, obj) and self._may_edit(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """As the report itself."""
        return super().has_add_permission(request, obj) and self._may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """As the report itself."""
        return super().has_delete_permission(request, obj) and self._may_edit(request, obj)

    def _may_edit(self, request: HttpRequest, obj: Article | None) -> bool:
        return self.admin_site.get_model_admin(Article).has_change_permission(request, obj)


class CreditInline(PlacedWithArticle):
    """The byline."""

    model = Credit
    autocomplete_fields = ["person", "source"]
    fields = ["person", "source", "role", "order"]


class OneKindFormSet(BaseInlineFormSet):
    """The links of one kind. The five tables of a form share one query, kept on the report they belong to."""

    entity: ClassVar[str]
    instance: Any

    def get_queryset(self) -> Any:
        """The rows of this kind, in their order."""
        if self.instance.pk is None:
            return []
        if not hasattr(self.instance, "links_at_the_desk"):
            self.instance.links_at_the_desk = list(self.instance.mentions.with_entities())
        return [link for link in self.instance.links_at_the_desk if getattr(link, f"{self.entity}_id")]


class MentionInline(PlacedWithArticle):
    """The links to one kind of the record: a short table a kind reads better than five boxes a row."""

    model = Mention
    formset = OneKindFormSet
    entity: ClassVar[str]
    classes = ["mentions"]

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """The box for the name."""
        return [self.entity]

    def get_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Who or what, and the part it plays."""
        return [self.entity, "part"]

    def get_formset(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> Any:
        """A row without a name is no link."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.entity = self.entity
        if self.entity in formset.form.base_fields:
            formset.form.base_fields[self.entity].required = True
        return formset


def _mentions_of(entity: str, heading: Any) -> type[MentionInline]:
    """The table of one kind."""
    return type(
        f"{entity.title()}MentionInline", (MentionInline,), {"entity": entity, "verbose_name_plural": heading}
    )


MENTION_INLINES = [
    _mentions_of("person", _("people in the report")),
    _mentions_of("organisation", _("organisations in the report")),
    _mentions_of("event", _("events in the report")),
    _mentions_of("place", _("places in the report")),
    _mentions_of("source", _("sources in the report")),
]


class ReadOnlyFormSet(BaseInlineFormSet):
    """Rows that are only read: what a browser sends of them means nothing.

    A form that was opened before the first of them stood there lacks even the boxes that count them, and must not be
    refused for that.
    """

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []

    def is_valid(self) -> bool:
        """There is nothing to be wrong."""
        return True

    def save(self, commit: bool = True) -> list[Any]:  # noqa: FBT001, FBT002 - as Django has it
        """There is nothing to be saved."""
        return []


class CorrectionInline(admin.TabularInline):
    """What readers see already; a new one is added by its verb."""

    model = Correction
    formset = ReadOnlyFormSet
    extra = 0
    fields = readonly_fields = ("kind", "text", "placement", moment("at", _("at")), "by")

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Through the verb, which writes the log."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """What was said in public stays."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """What was said in public stays."""
        return False
