"""Choosing a photo: typing its description, or from the library with pictures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.widgets import Script

from newsroom.forms.autocomplete import KnowingAutocomplete


class PhotoPicker(KnowingAutocomplete):
    """The box for a photo; where JavaScript runs it shows the photo and opens the library."""

    @property
    def media(self) -> forms.Media:
        """Adds the library's module."""
        return super().media + forms.Media(
            css={"all": ["css/admin-photos.css"]},
            js=[Script("js/admin/photo_field.js", type="module")],  # type: ignore[list-item]
        )

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Marks the box for the module."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-photo-field": ""}


class PhotoFileInput(forms.FileInput):
    """Takes a file; shows no link to the one that is kept, which nobody but renditions ever reads."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif", **(attrs or {})})
