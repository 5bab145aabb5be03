"""Before a record is added at the desk: the records of its kind that it may be already, shown and asked about once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from newsroom.admin import calls
from newsroom.admin.record_duplicates import describe
from newsroom.arabic.names import Directory, Name, duplicates

if TYPE_CHECKING:
    Base = ModelAdmin
    Form = forms.ModelForm
else:
    Base = Form = object

LEAST = 0.85
"""How alike two names are that are asked about; the same as in the list of likely duplicates."""
MOST = 5
LONGEST = 200
TEMPLATE = "admin/records/likely.html"
ANOTHER = "another"
"""The box that says: none of these; its value names the records that were looked at."""


class AsksBeforeAdding(Base):
    """The form in which a record is added asks once whether it is one of those with a name like its own."""

    def likely_named(self, name: str) -> list[Any]:
        """The records that bear such a name, the likeliest first; a kind with a directory of its own asks that."""
        known = Directory(Name(pk, text) for pk, text in self.known_names())
        return self.records_of([one.name.key for one in duplicates(name, known, least=LEAST, limit=MOST)])

    def likely_new(self, cleaned: Mapping[str, Any]) -> list[Any]:
        """The same for a form that is filled; a kind may know that a name comes again for a reason."""
        return self.likely_named(cleaned["name"]) if cleaned.get("name") else []

    def records_of(self, numbers: list[Any]) -> list[Any]:
        """In the order of the numbers, without those that are gone."""
        found = self.model._base_manager.in_bulk(numbers)
        return [found[number] for number in numbers if number in found]

    def get_urls(self) -> list[URLPattern]:
        """Asked while a name is typed."""
        view = calls.call(self.admin_site, "GET", self.likely_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_likely"
        return [path("likely/", view, name=name), *super().get_urls()]

    def likely_view(self, request: HttpRequest) -> HttpResponse:
        """`?name=`: the list as it stands in the form, or nothing."""
        if not self.has_add_permission(request):
            return calls.refused("may-not", 403)
        name = request.GET.get("name", "").replace("\0", "")[:LONGEST]
        found = self.likely_named(name)
        return JsonResponse({"html": render_to_string(TEMPLATE, self._shown(found)) if found else ""})

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002 - as Django calls it
        **kwargs: Any,
    ) -> Any:
        """A new record is looked up by its name."""
        form = super().get_form(request, obj, change, **kwargs)
        if obj is not None:
            return form
        return type(form.__name__, (LookedUp, form), {"look": staticmethod(self.likely_new), "likely": []})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With what was found, above the name."""
        if kwargs.get("add"):
            context["likely_address"] = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_likely")
            context |= self._shown(getattr(context["adminform"].form, "likely", []))
        return super().render_change_form(request, context, *args, **kwargs)

    def _shown(self, found: list[Any]) -> dict[str, Any]:
        change = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return {
            "likely": [(thing, reverse(change, args=[thing.pk]), describe(thing)) for thing in found],
            "likely_numbers": ",".join(str(thing.pk) for thing in found),
        }

    if TYPE_CHECKING:

        def known_names(self) -> Any:
            """The number of a record and a name of it, for each of its names."""


class LookedUp(Form):
    """A form that is not accepted until somebody has said that the record is none of the likely ones."""

    look: Callable[[Mapping[str, Any]], list[Any]]
    likely: list[Any]

    def clean(self) -> dict[str, Any] | None:
        """The list is the form's afterwards, for whoever shows it."""
        cleaned = super().clean()
        self.likely = self.look(self.cleaned_data)
        told = {number for value in _all(self.data, ANOTHER) for number in value.split(",")}
        if not {str(thing.pk) for thing in self.likely} <= told:
            self.add_error(
                "name", _("Names like this one are in the record already. Look at the list above first.")
            )
        return cleaned


def _all(data: Any, name: str) -> list[str]:
    found = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
    return [str(value) for value in found if value]
