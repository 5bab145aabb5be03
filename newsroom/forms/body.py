"""The box in which a body is written: ProseMirror, right to left, in the language of the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.templatetags.static import static
from django_prose_editor.widgets import AdminProseEditorWidget

from newsroom.body import EXTENSIONS

PLAIN = ("Bold", "Heading", "BulletList", "OrderedList", "ListItem", "Blockquote", "HardBreak", "Link")
PLAIN_EXTENSIONS = {name: EXTENSIONS[name] for name in PLAIN}
"""For short texts such as an event's description: no photos and no tables."""


class BodyEditor(AdminProseEditorWidget):
    """A text box that becomes the editor where JavaScript runs; our own module builds it.

    django-prose-editor's module would put a `<style>` into the page and half of its labels are English only, so
    `static/js/admin/body_editor.js` composes the same parts: no import map, no inline style, every label translated.
    """

    def __init__(
        self, *, extensions: dict[str, Any] = EXTENSIONS, attrs: dict[str, Any] | None = None
    ) -> None:
        super().__init__(
            attrs={"rows": 20, "cols": 80, "lang": "ar", "dir": "rtl", **(attrs or {})},
            config={"extensions": {**extensions, "NoSpellCheck": False}},
            preset="desk",
        )

    @property
    def media(self) -> forms.Media:
        """The editor's own sheets, then ours."""
        return forms.Media(
            css={
                "all": [
                    "django_prose_editor/material-icons.css",
                    "django_prose_editor/editor.css",
                    "css/admin-editor.css",
                ]
            },
            js=[Script("js/admin/body_editor.js", type="module")],  # type: ignore[list-item]
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the address of the editor's module, which ours imports."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-editor-module"] = static("django_prose_editor/editor.js")
        return context


class BodyField(forms.CharField):
    """A body of allowed HTML; the model cleans it."""

    widget = BodyEditor

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A required attribute on a hidden text box would stop the form without a word."""
        return {}
