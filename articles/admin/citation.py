"""The sources of the facts, in the forms of people, organisations and events."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Citation
from events.admin.entity import provide_rows
from events.models import Event, Organisation, Person
from events.models.entity import Entity
from newsroom.admin.house import HouseStacked
from newsroom.forms.autocomplete import DeskForm

FIELDS: dict[type[Entity], tuple[str, ...]] = {
    Person: ("name", "description"),
    Organisation: ("name", "description", "kind", "parent", "place"),
    Event: ("name", "slogan", "description", "place", "first_day", "status", "attendance"),
}
ROWS: dict[type[Entity], tuple[str, ...]] = {
    Person: ("positions", "participations"),
    Organisation: ("positions", "participations"),
    Event: ("participations", "sessions", "outcomes", "status_changes"),
}
MOST = 200
"""Rows of a kind that can be chosen."""


def facts_of(kind: type[Entity], entity: Entity | None) -> list[tuple[str, Any]]:
    """What can be supported: the record as a whole, its fields, and the rows that are saved."""
    found: list[tuple[str, Any]] = [("", _("the record as a whole"))]
    for name in FIELDS[kind]:
        found.append((name, kind._meta.get_field(name).verbose_name))  # type: ignore[union-attr]  # fields of ours
    for name in ROWS[kind] if entity is not None else ():
        rows = getattr(entity, name)
        foreign = [one for one in ("person", "organisation") if hasattr(rows.model, f"{one}_id")]
        for row in rows.select_related(*foreign)[:MOST] if foreign else rows.all()[:MOST]:
            found.append((f"{row._meta.model_name}-{row.pk}", f"{row._meta.verbose_name}: {row}"))
    return found


class CitationForm(DeskForm):
    """The fact is chosen from what the record holds."""

    fact = forms.ChoiceField(label=_("fact"), required=False)


class CitationInline(HouseStacked):
    """One source of one fact; the same source may stand in several rows."""

    model = Citation
    form = CitationForm
    autocomplete_fields = ["report"]
    fields = ["fact", ("report", "url"), ("title", "seen_on"), ("document", "archived_url")]

    def get_formset(self, request: HttpRequest, obj: Entity | None = None, **kwargs: Any) -> Any:
        """With the facts of this record."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        if "fact" in formset.form.base_fields:
            box = formset.form.base_fields["fact"]
            box.choices = facts_of(self.parent_model, obj)
            box.help_text = _("Save new rows first; then they can be chosen here.")
        return formset

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the headlines that the boxes show."""
        return super().get_queryset(request).select_related("report__latest", "report__live")


for bearer in ("person", "organisation", "event"):
    provide_rows(bearer, CitationInline)
