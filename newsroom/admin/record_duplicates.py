"""Likely duplicates at the desk: pairs of records whose names are alike, to be merged or told apart for good."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils.translation import gettext as _

from newsroom import edition
from newsroom.admin import calls
from newsroom.admin.house import person_at
from newsroom.arabic.names.pairs import Pair, likely_pairs
from newsroom.models import DistinctPair

if TYPE_CHECKING:
    Base = ModelAdmin
else:
    Base = object

A_PAGE = 25
KEPT_FOR = 3600
"""Seconds; what was worked out is true of one edition, and every save at the desk moves it."""


class Duplicates(Base):
    """The screen of a kind; `Mergeable` gives it its address and says who may open it."""

    def known_names(self) -> Iterable[tuple[int, str]]:
        """The number of a record and a name of it, for each of its names."""
        return self.model._base_manager.values_list("pk", "name").iterator()

    def plausible(self, pairs: list[Pair]) -> list[Pair]:
        """Without those whose names are alike for a reason; a kind may know one."""
        return pairs

    def _pairs(self) -> list[Pair]:
        """All pairs of the kind, the likeliest first, as long as the edition is the same."""
        key = f"duplicates-{self.opts.label_lower}-{edition.current()}"
        known: list[Pair] | None = cache.get(key)
        if known is None:
            known = self.plausible(likely_pairs(self.known_names()))
            cache.set(key, known, KEPT_FOR)
        return known

    def _undecided(self) -> list[Pair]:
        kind = ContentType.objects.get_for_model(self.model)
        rows = DistinctPair.objects.filter(content_type=kind)
        told_apart = set(rows.values_list("first_id", "second_id"))
        return [pair for pair in self._pairs() if (pair.first, pair.second) not in told_apart]

    def likely_duplicates(self, thing: models.Model, limit: int) -> list[Any]:
        """The records most like one, nobody having told them apart."""
        numbers = [
            pair.second if pair.first == thing.pk else pair.first
            for pair in self._undecided()
            if thing.pk in (pair.first, pair.second)
        ][:limit]
        found = self.model._base_manager.in_bulk(numbers)
        return [found[number] for number in numbers if number in found]

    def duplicates_view(self, request: HttpRequest) -> HttpResponse:
        """A page of pairs; `?after=` says how many come before it."""
        start = calls.number(request.GET.get("after"))
        pairs = self._undecided()
        shown = pairs[start : start + A_PAGE]
        found = self.model._base_manager.in_bulk({number for pair in shown for number in pair[:2]})
        rows = [
            {
                "pair": pair,
                "things": [(thing, self.screen("change", thing.pk), describe(thing)) for thing in both],
                "merge": f"{self.screen('merge', pair.first)}?other={pair.second}",
            }
            for pair in shown
            if len(both := [found[number] for number in pair[:2] if number in found]) == 2
        ]
        more = start + A_PAGE if len(pairs) > start + A_PAGE else None
        return self._page(
            request,
            "duplicates",
            title=_("Likely duplicates"),
            rows=rows,
            after=start,
            more=more,
            distinct=self.screen("distinct"),
        )

    def distinct_view(self, request: HttpRequest) -> HttpResponse:
        """«Not the same»: the pair is not shown again."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        numbers = sorted(calls.number(request.POST.get(name)) for name in ("first", "second"))
        if numbers[0] != numbers[1] and self.model._base_manager.filter(pk__in=numbers).count() == 2:
            DistinctPair.objects.get_or_create(
                content_type=ContentType.objects.get_for_model(self.model),
                first_id=numbers[0],
                second_id=numbers[1],
                defaults={"by": person_at(request)},
            )
            messages.success(request, _("They are not the same. The pair is not shown again."))
        after = calls.number(request.POST.get("after"))
        return HttpResponseRedirect(self.screen("duplicates") + (f"?after={after}" if after else ""))

    if TYPE_CHECKING:

        def screen(self, name: str, *numbers: int) -> str:
            """The address of a screen of this kind."""

        def _page(self, request: HttpRequest, template: str, **context: Any) -> HttpResponse: ...


def describe(thing: Any) -> str:
    """What tells a record from another of the same name: its kind, its days, its description."""
    said = [
        getattr(thing, "get_kind_display", str)() if hasattr(thing, "get_kind_display") else "",
        getattr(thing, "dates_text", ""),
        " ".join(str(getattr(thing, "description", "")).split())[:160],
    ]
    return " · ".join(one for one in said if one)
