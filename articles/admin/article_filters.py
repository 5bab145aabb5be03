"""The row of filters above the list of reports: one form, sent by one button."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminDateWidget
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Credit, Genre, Mention, Section
from articles.querysets import ArticleQuerySet, day_bounds
from articles.stages import Stage
from events.models import Event
from newsroom.forms.autocomplete import KnowingAutocomplete
from newsroom.forms.digits import HouseDateField
from newsroom.models import User

SCHEDULED, PENDING, PROMINENT = "scheduled", "pending", "prominent"
# Standings that are no stages of their own.
BESIDES = (
    (SCHEDULED, _("scheduled")),
    (PENDING, _("changes pending")),
    (PROMINENT, _("pinned or urgent")),
)
ME = "me"


class ListForm(forms.Form):
    """What of the list is shown. A box that makes no sense is left out, and says so."""

    standing = forms.ChoiceField(
        label=_("stage"), choices=[("", _("all stages")), *Stage.choices, *BESIDES], required=False
    )
    section = forms.ModelChoiceField(
        Section.objects.all(), label=_("section"), empty_label=_("all sections"), required=False
    )
    genre = forms.ModelChoiceField(
        Genre.objects.all(), label=_("genre"), empty_label=_("all genres"), required=False
    )
    writer = forms.CharField(label=_("writer"), max_length=80, required=False)
    event = forms.ModelChoiceField(Event.objects.all(), label=_("event"), required=False)
    published_from = HouseDateField(label=_("published from"), widget=AdminDateWidget, required=False)
    published_to = HouseDateField(label=_("published until"), widget=AdminDateWidget, required=False)
    saved_from = HouseDateField(label=_("saved from"), widget=AdminDateWidget, required=False)
    saved_to = HouseDateField(label=_("saved until"), widget=AdminDateWidget, required=False)

    def __init__(self, data: Any, *, user: User) -> None:
        """`user`: whose own reports «me» stands for."""
        super().__init__(data)
        self.user = user
        field: Any = self.fields["event"]
        field.widget = KnowingAutocomplete(Mention._meta.get_field("event"), admin.site)
        field.widget.choices = field.choices
        field.widget.attrs["data-placeholder"] = _("all events")
        self.is_valid()

    def narrowed(self, rows: ArticleQuerySet) -> ArticleQuerySet:
        """Of some reports those that the form asks for."""
        asked = self.cleaned_data
        if asked.get("standing"):
            rows = _standing(rows, asked["standing"])
        for name in ("section", "genre"):
            if asked.get(name):
                rows = rows.filter(**{name: asked[name]})
        if asked.get("writer"):
            rows = self._by(rows, asked["writer"])
        if asked.get("event"):
            about = Mention.objects.filter(article=OuterRef("pk"), event=asked["event"])
            rows = rows.filter(Exists(about))
        for name, column in (("published", "published_at"), ("saved", "latest__at")):
            rows = _between(rows, column, asked.get(f"{name}_from"), asked.get(f"{name}_to"))
        return rows

    def _by(self, rows: ArticleQuerySet, name: str) -> ArticleQuerySet:
        """Written by an account, or signed with a name, that holds what was typed."""
        if name == ME:
            return rows.filter(created_by=self.user)
        signed = Credit.objects.filter(article=OuterRef("pk"), person__name__icontains=name)
        account = Q(created_by__display_name__icontains=name) | Q(created_by__username__icontains=name)
        return rows.filter(account | Exists(signed))


def _standing(rows: ArticleQuerySet, wanted: str) -> ArticleQuerySet:
    if wanted == SCHEDULED:
        return rows.with_something_to_come()
    if wanted == Stage.PUBLISHED:
        return rows.published()
    if wanted == PENDING:
        return rows.with_pending_changes()
    return rows.prominent() if wanted == PROMINENT else rows.in_stage(Stage(wanted))


def _between(rows: ArticleQuerySet, column: str, first: Any, last: Any) -> ArticleQuerySet:
    """By the site's clock, both days included; either may be missing."""
    if first:
        rows = rows.filter(**{f"{column}__gte": day_bounds(first)[0]})
    return rows.filter(**{f"{column}__lt": day_bounds(last)[1]}) if last else rows


class FormFilter(admin.ListFilter):
    """Django's side of the form: it takes the form's parameters out of the address and narrows the list."""

    title = _("Filter")
    template = "admin/articles/article/filters.html"

    def __init__(
        self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: admin.ModelAdmin
    ) -> None:
        super().__init__(request, params, model, model_admin)
        for name in ListForm.base_fields:
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1]
        self.form = ListForm(self.used_parameters, user=request.user)  # type: ignore[arg-type]  # nobody else is here

    def has_output(self) -> bool:
        """Always: the form is there."""
        return True

    def expected_parameters(self) -> list[str | None]:
        """All boxes of the form."""
        return list(ListForm.base_fields)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The reports that the form asks for."""
        return self.form.narrowed(queryset)

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """What else stands in the address and must survive the button: the words searched for, the order."""
        kept = {"q": changelist.query, "text": changelist.params.get("text"), "o": changelist.params.get("o")}
        return iter([(name, value) for name, value in kept.items() if value])
