"""Choosing a record by typing part of its name, without a query for each box of a long form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models

LONGEST = 19
"""Digits from which on a number may not fit into a column of 64 bits."""


class KnowingAutocomplete(AutocompleteSelect):
    """Django's box asks the database for the name of what is chosen, once a box; this one may know it already."""

    known: dict[str, str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {}

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """The empty choice and what is chosen; the rest comes while somebody types."""
        chosen = {str(one) for one in value if one not in (None, "")}
        if not chosen <= self.known.keys():
            return super().optgroups(name, [one for one in value if _may_be_a_number(one)], attrs)
        options: list[Any] = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        for index, key in enumerate(sorted(chosen), start=len(options)):
            options.append(self.create_option(name, key, self.known[key], True, index))
        return [(None, options, 0)]


def _may_be_a_number(value: Any) -> bool:
    """Whether a database can be asked for it: what else an address carries («x», thirty digits) names no row."""
    text = str(value)
    return not text or (text.isascii() and text.isdecimal() and len(text) < LONGEST)


class DeskForm(forms.ModelForm):
    """A form whose boxes know the names of the records that its row was loaded with (`select_related`)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = field.widget
            inner = widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget
            if isinstance(inner, KnowingAutocomplete):
                inner.known = self._loaded(name)

    def _loaded(self, name: str) -> dict[str, str]:
        """The number and name of what the row points to, where no query is needed to tell."""
        loaded: models.Model | None = self.instance._state.fields_cache.get(name)
        return {} if loaded is None else {str(loaded.pk): str(loaded)}
