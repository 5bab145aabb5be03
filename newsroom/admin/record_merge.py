"""Merging at the desk: choose the other record, look at what moves and what differs, merge."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.admin import calls
from newsroom.admin.house import person_at
from newsroom.admin.record_duplicates import Duplicates
from newsroom.admin.record_likely import AsksBeforeAdding
from newsroom.deduplication import MergeRefused, merge, plan
from newsroom.deduplication.merge import choosable
from newsroom.forms.autocomplete import KnowingAutocomplete
from newsroom.models import MergeLog, Versioned

if TYPE_CHECKING:
    Base = admin.ModelAdmin
else:
    Base = object

RIGHT = "newsroom.add_mergelog"
OTHER, CHOICE = "other", "choice-"
LIKELY = 8
"""How many likely duplicates are offered beside the box."""


class Mergeable(AsksBeforeAdding, Duplicates, Base):
    """Records of a kind of which two may turn out to be one."""

    def may_merge(self, request: HttpRequest) -> bool:
        """Whoever may write the log of merges and change and delete records of this kind."""
        allowed = self.has_change_permission(request) and self.has_delete_permission(request)
        return allowed and bool(request.user.has_perm(RIGHT))

    def screen(self, name: str, *numbers: int) -> str:
        """The address of a screen of this kind."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=numbers)

    def get_urls(self) -> list[URLPattern]:
        """Merging and duplicates, before Django's pages, whose last pattern takes everything."""
        begin = f"{self.opts.app_label}_{self.opts.model_name}"
        screens: tuple[tuple[str, Callable[..., HttpResponse], str], ...] = (
            ("duplicates/", self.duplicates_view, "duplicates"),
            ("duplicates/distinct/", self.distinct_view, "distinct"),
            ("<path:object_id>/merge/", self.merge_view, "merge"),
        )
        own = [
            path(address, self.admin_site.admin_view(self._guarded(view)), name=f"{begin}_{name}")
            for address, view, name in screens
        ]
        return [*own, *super().get_urls()]

    def _guarded(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        def answer(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if not self.may_merge(request):
                raise PermissionDenied
            return view(request, **arguments)

        return answer

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """«Merge» for two that are ticked."""
        actions: dict[str, Any] = super().get_actions(request)
        if self.may_merge(request):
            label = gettext_lazy("Merge two records")
            actions["merge_two"] = (merge_two, "merge_two", label)
        return actions

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the way to the merge."""
        thing = kwargs.get("obj")
        if thing is not None and self.may_merge(request):
            context["merge_address"] = self.screen("merge", thing.pk)
        return super().render_change_form(request, context, *args, **kwargs)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the way to the duplicates."""
        found = {"duplicates_address": self.screen("duplicates")} if self.may_merge(request) else {}
        return super().changelist_view(request, {**found, **(extra_context or {})})

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """`?other=` names the record that goes; without it, it is asked for."""
        kept: Any = self.get_object(request, unquote(object_id))
        if kept is None:
            raise Http404
        sent = request.POST if request.method == "POST" else request.GET
        number = calls.number(sent.get(OTHER))
        gone: Any = self.model._base_manager.filter(pk=number).first() if number else None
        if gone is None or gone.pk == kept.pk:
            return self._ask(request, kept, wrong=bool(sent.get(OTHER)))
        if request.method != "POST":
            return self._show(request, kept, gone)
        try:
            log = self._merge(request, kept, gone)
        except MergeRefused as refusal:
            kept, gone = self._fresh(kept, gone)
            return self._show(request, kept, gone, str(refusal))
        self._say(request, log)
        return HttpResponseRedirect(self.screen("change", log.kept_id))

    def _fresh(self, kept: Any, gone: Any) -> list[Any]:
        """Both as they are now; 404 where one of them is there no more."""
        found = self.model._base_manager.in_bulk([kept.pk, gone.pk])
        if len(found) < 2:
            raise Http404
        return [found[kept.pk], found[gone.pk]]

    def _merge(self, request: HttpRequest, kept: Any, gone: Any) -> MergeLog:
        """Both as whoever decides has seen them."""
        for thing, name in ((kept, "kept-version"), (gone, "gone-version")):
            if isinstance(thing, Versioned):
                thing.version = min(calls.number(request.POST.get(name)), 2**31 - 2)
        choices = {field.name: request.POST.get(CHOICE + field.name, "") for field in choosable(self.model)}
        chosen = {name: side for name, side in choices.items() if side in ("kept", "gone")}
        return merge(kept, gone, by=person_at(request), choices=chosen)

    def _say(self, request: HttpRequest, log: MergeLog) -> None:
        back = reverse("admin:newsroom_mergelog_change", args=[log.pk])
        said = _("«%(gone)s» was merged into «%(kept)s».") % {"gone": log.gone_label, "kept": log.kept_label}
        link = format_html('<a href="{}">{}</a>', back, _("Look at the merge or undo it"))
        messages.success(request, format_html("{} {}", said, link))

    def _ask(self, request: HttpRequest, kept: Any, *, wrong: bool) -> HttpResponse:
        form = other_form(self)(request.GET if wrong else None)
        return self._page(
            request,
            "merge_choose",
            kept=kept,
            form=form,
            wrong=wrong,
            likely=[
                (thing, f"{self.screen('merge', kept.pk)}?{OTHER}={thing.pk}")
                for thing in self.likely_duplicates(kept, LIKELY)
            ],
            media=self.media + form.media,
        )

    def _show(self, request: HttpRequest, kept: Any, gone: Any, refusal: str = "") -> HttpResponse:
        made = plan(kept, gone)
        chosen = {one.name: request.POST.get(CHOICE + one.name) or one.proposal for one in made.differences}
        return self._page(
            request,
            "merge",
            kept=kept,
            gone=gone,
            kept_address=self.screen("change", kept.pk),
            gone_address=self.screen("change", gone.pk),
            plan=made,
            differences=[(one, CHOICE + one.name, chosen[one.name]) for one in made.differences],
            refusal=refusal,
            swapped=f"{self.screen('merge', gone.pk)}?{OTHER}={kept.pk}",
        )

    def _page(self, request: HttpRequest, template: str, **context: Any) -> HttpResponse:
        return TemplateResponse(
            request,
            f"admin/records/{template}.html",
            {
                **self.admin_site.each_context(request),
                "title": _("Merge two records"),
                "opts": self.opts,
                "media": self.media,
                "list_address": self.screen("changelist"),
                **context,
            },
        )


@admin.action(description=gettext_lazy("Merge two records"))
def merge_two(desk: Mergeable, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse | None:
    """Two that are ticked; the older one is proposed to stay."""
    numbers = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
    if len(numbers) != 2:
        messages.error(request, _("Tick exactly two records to merge them. Nothing was done."))
        return None
    return HttpResponseRedirect(f"{desk.screen('merge', numbers[0])}?{OTHER}={numbers[1]}")


def other_form(desk: Mergeable) -> type[forms.Form]:
    """The box in which the other record is chosen by typing part of its name."""
    relation = next(one for one in desk.opts.related_objects if one.many_to_one or one.one_to_many)
    box = KnowingAutocomplete(relation.field, desk.admin_site)
    field = forms.ModelChoiceField(
        desk.model._base_manager.all(), label=gettext_lazy("The other record"), widget=box
    )
    return type("OtherForm", (forms.Form,), {OTHER: field})
