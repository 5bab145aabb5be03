"""What the forms of people, organisations, places, sources and events have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import directory
from events.admin.names import FoundByName
from events.models import OtherName
from events.models.entity import Entity
from newsroom.admin.columns import moment
from newsroom.admin.house import HouseAdmin, HouseRows, HouseTabular
from newsroom.admin.record_likely import LEAST, MOST
from newsroom.admin.record_merge import Mergeable
from newsroom.arabic.names import duplicates

OF_ALL_KINDS = 25
"""Names that are looked through for those of one kind."""
SUGGESTED: tuple[Any, Any] = (_("Suggested links"), {"fields": ["alone"]})

# Rows of the floor above that hang on a kind of record, by its bearer.
_rows: dict[str, list[Any]] = {}


def provide_rows(bearer: str, inline: type[HouseRows]) -> None:
    """Show rows of the floor above, which this one may not import, in the form of a kind of record."""
    _rows.setdefault(bearer, []).append(inline)


class OtherNameInline(HouseTabular):
    """The other names by which a record is found."""

    model = OtherName
    fields = ["name", "kind", "alone"]
    verbose_name_plural = _("other names")


class EntityAdmin(Mergeable, FoundByName, HouseAdmin):
    """A named thing of the world: found by any spelling of any of its names."""

    ordering = ["sort_key", "id"]
    inlines: ClassVar[Any] = [OtherNameInline]
    bearer: str
    """The field of `OtherName` that points to this kind."""

    shown = moment("published_at", _("shown to readers from"))

    def get_inlines(self, request: HttpRequest, obj: Entity | None) -> list[Any]:
        """The rows of this floor and of the one above."""
        return [*super().get_inlines(request, obj), *_rows.get(self.bearer, ())]

    def likely_named(self, name: str) -> list[Any]:
        """By the directory, which knows all other names and how words sound."""
        alike = duplicates(name, directory.current(), least=LEAST, limit=OF_ALL_KINDS)
        keys = [directory.Key(*one.name.key) for one in alike]  # type: ignore[misc]  # it knows records by their keys
        return self.records_of([key.number for key in keys if key.kind == self.bearer][:MOST])

    def known_names(self) -> Iterator[tuple[int, str]]:
        """The name and the other names of each record."""
        yield from super().known_names()
        others = OtherName.objects.filter(**{f"{self.bearer}__isnull": False})
        yield from others.values_list(self.bearer, "name").iterator()


class HiddenFilter(admin.SimpleListFilter):
    """Shown to readers or not."""

    title = _("shown to readers")
    parameter_name = "shown"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        """Yes or no."""
        return [("yes", _("shown")), ("no", _("hidden"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Entity]) -> QuerySet[Entity]:
        """Only the ones asked for."""
        if self.value() == "no":
            return queryset.filter(published_at__isnull=True)
        return queryset.filter(published_at__isnull=False) if self.value() == "yes" else queryset
