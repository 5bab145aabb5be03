"""What a form of the desk changes, as the editorial log keeps it.

`before` and `after` hold the changed fields by name, and under the name of a kind of rows («participation») the rows by
their numbers: `{"17": {"title": …}}`, None where there is no such row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.core.files import File
from django.db import models

Values = dict[str, Any]


def plain(value: Any) -> Any:
    """A value as JSON holds it; records by their numbers."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, File):
        return value.name or ""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, Iterable):
        return sorted((plain(one) for one in value), key=str)
    return str(value)


def is_kept(model: type[models.Model], name: str) -> bool:
    """Whether a box of a form is a field of its model; a password is nobody's business."""
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return name != "password"


def changed_names(form: Any) -> list[str]:
    """The fields of the model that the form changes."""
    model = type(form.instance)
    return [name for name in form.changed_data if name in form.fields and is_kept(model, name)]


class Changes:
    """Collected from a valid form and its rows before they are saved; completed when new rows have numbers."""

    def __init__(self, form: Any, formsets: Iterable[Any], *, adding: bool) -> None:
        names = list(form.fields) if adding else changed_names(form)
        kept = [name for name in names if is_kept(type(form.instance), name)]
        self.before: Values = {} if adding else {name: self._initial(form, name) for name in kept}
        self.after: Values = {name: plain(form.cleaned_data.get(name)) for name in kept}
        _without_equals(self.before, self.after)
        self._new: list[Any] = []
        for formset in formsets:
            self._collect(formset)

    def __bool__(self) -> bool:
        return bool(self.after or self._new)

    @staticmethod
    def _initial(form: Any, name: str) -> Any:
        return plain(form.get_initial_for_field(form.fields[name], name))

    def _collect(self, formset: Any) -> None:
        if not formset.is_bound:
            return  # rows that are only shown, such as the corrections of a report
        deleted = set(formset.deleted_forms) if formset.can_delete else set()
        for form in formset.initial_forms:
            names = self._names(formset, form) if form in deleted else changed_names(form)
            if form.instance.pk is None or not names:
                continue
            before = {name: self._initial(form, name) for name in names}
            after = None if form in deleted else {name: plain(form.cleaned_data[name]) for name in names}
            if after is None or _without_equals(before, after):
                self._put(form, before, after)
        self._new += [
            (formset, form) for form in formset.extra_forms if form.has_changed() and form not in deleted
        ]

    @staticmethod
    def _names(formset: Any, form: Any) -> list[str]:
        """The boxes of a row that say something of it."""
        model = type(form.instance)
        technical = (model._meta.pk.name, formset.fk.name)
        return [name for name in form.fields if name not in technical and is_kept(model, name)]

    def _put(self, form: Any, before: Values | None, after: Values | None) -> None:
        kind, number = type(form.instance)._meta.model_name or "", str(form.instance.pk)
        for side, values in ((self.before, before), (self.after, after)):
            side.setdefault(kind, {})[number] = values

    def complete(self) -> None:
        """The new rows are saved: they have numbers now."""
        for formset, form in self._new:
            if form.instance.pk is not None:
                values = {name: plain(form.cleaned_data.get(name)) for name in self._names(formset, form)}
                self._put(form, None, values)
        self._new = []


def _without_equals(before: Values, after: Values) -> bool:
    """Drop what is the same before and after; whether anything is left."""
    for name in [name for name, value in before.items() if name in after and after[name] == value]:
        del before[name], after[name]
    return bool(after)
