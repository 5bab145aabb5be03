"""What the forms of people, organisations, places, sources and events have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.models import OtherName
from events.models.entity import Entity
from newsroom.admin.columns import moment
from newsroom.admin.house import HouseAdmin, HouseRows, HouseTabular
from newsroom.admin.record_merge import Mergeable
from newsroom.arabic.normalise import fold, fold_name

SHORTEST_WITH_ARTICLE = 4
SUGGESTED: tuple[Any, Any] = (_("Suggested links"), {"fields": ["alone"]})


def spellings(word: str) -> set[str]:
    """The folded forms under which a typed word may be kept: sort keys drop the article, names keep a short ى."""
    forms = {fold(word), fold_name(word)}
    return forms | {form[2:] for form in forms if len(form) > SHORTEST_WITH_ARTICLE and form.startswith("ال")}


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


class EntityAdmin(Mergeable, HouseAdmin):
    """A named thing of the world: found by any spelling of any of its names."""

    search_fields = ["name"]
    ordering = ["sort_key", "id"]
    inlines: ClassVar[Any] = [OtherNameInline]
    bearer: str
    """The field of `OtherName` that points to this kind."""

    shown = moment("published_at", _("shown to readers from"))

    def get_inlines(self, request: HttpRequest, obj: Entity | None) -> list[Any]:
        """The rows of this floor and of the one above."""
        return [*super().get_inlines(request, obj), *_rows.get(self.bearer, ())]

    def known_names(self) -> Iterator[tuple[int, str]]:
        """The name and the other names of each record."""
        yield from super().known_names()
        others = OtherName.objects.filter(**{f"{self.bearer}__isnull": False})
        yield from others.values_list(self.bearer, "name").iterator()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Every typed word stands somewhere in the name, or all of them in one other name."""
        by_name, by_other_name = Q(), Q(**{f"{self.bearer}__isnull": False})
        for word in search_term.split():
            in_name, in_other = Q(), Q()
            for form in spellings(word):
                in_name |= Q(sort_key__contains=form)
                in_other |= Q(folded__contains=form)
            by_name &= in_name
            by_other_name &= in_other
        if not search_term.strip():
            return queryset, False
        also = OtherName.objects.filter(by_other_name).values(self.bearer)
        return queryset.filter(by_name | Q(pk__in=also)), False


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
