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

from articles.models import Article, Credit, Genre, Mention, Revision, Section
from articles.querysets import ArticleQuerySet, day_bounds
from articles.stages import Stage
from events import name_search
from events.models import Event, Person
from newsroom.among import among
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
BEARERS = 20
"""So many people and so many accounts at most may bear what is typed for a writer: more letters tell them apart."""
LISTED = 20_000
"""The newest reports of a writer, the last saved revisions of a span: so many are looked through."""


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
        rows = _between(rows, "published_at", asked.get("published_from"), asked.get("published_to"))
        return _saved(rows, asked.get("saved_from"), asked.get("saved_to"))

    def _by(self, rows: ArticleQuerySet, name: str) -> ArticleQuerySet:
        """Written by an account whose name holds what was typed, or signed by somebody who bears it."""
        if name == ME:
            return rows.filter(created_by=self.user)
        named = Q(display_name__icontains=name) | Q(username__icontains=name)
        accounts = User.objects.filter(named).order_by("pk").values_list("pk", flat=True)[:BEARERS]
        people = Person.objects.filter(name_search.matching(Person, name)).by_name()
        written = Article.objects.filter(created_by__in=list(accounts)).order_by("-pk").values("pk")
        signed = Credit.objects.filter(person__in=list(people.values_list("pk", flat=True)[:BEARERS]))
        return rows.filter(
            among("pk", written[:LISTED])
            | among("pk", signed.order_by("-article").values("article")[:LISTED])
        )


def _standing(rows: ArticleQuerySet, wanted: str) -> ArticleQuerySet:
    if wanted == SCHEDULED:
        return rows.with_something_to_come()
    if wanted == Stage.PUBLISHED:
        return rows.published()
    if wanted == PENDING:
        return rows.with_pending_changes()
    return rows.prominent() if wanted == PROMINENT else rows.in_stage(Stage(wanted))


def _saved(rows: ArticleQuerySet, first: Any, last: Any) -> ArticleQuerySet:
    """Whose latest words were saved on these days; not by walking through the archive in search of such a report."""
    if not first and not last:
        return rows
    saved = _between(Revision.objects.all(), "at", first, last).order_by("-at").values("pk")[:LISTED]
    return rows.filter(among("latest", saved))


def _between(rows: Any, column: str, first: Any, last: Any) -> Any:
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
