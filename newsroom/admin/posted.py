"""The boxes of a form as a browser sends them: reading what was typed, and putting another value in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsroom.body import plain_text
from newsroom.templatetags.newsroom import date_time, digits, short_day

Boxes = dict[str, list[str]]


def inner_widget(field: forms.Field) -> Any:
    """The widget without what stands beside it."""
    widget = field.widget
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def is_split(widget: Any) -> bool:
    """Whether it sends several boxes, such as a day and a time."""
    return isinstance(widget, forms.MultiWidget)


def typed(field: forms.Field, data: Any, files: Any, name: str) -> Any:
    """What somebody typed into a box."""
    if field.disabled:
        return None
    return field.widget.value_from_datadict(data, files, name)


def differs(field: forms.Field, value: Any, sent: Any) -> bool:
    """Whether a box that was sent says something else than a value."""
    if isinstance(field, forms.FileField):
        return bool(sent)
    if isinstance(value, str) and isinstance(sent, str):
        value, sent = (text.replace("\r\n", "\n").strip() for text in (value, sent))
    return field.has_changed(value, sent)


def boxes(field: forms.Field, name: str, value: Any) -> Boxes:
    """What a browser would send for a value."""
    widget = inner_widget(field)
    value = field.prepare_value(value)
    if is_split(widget):
        parts = zip(widget.widgets_names, widget.widgets, widget.decompress(value), strict=False)
        return {name + suffix: _formatted(part, one) for suffix, part, one in parts}
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"]} if value else {}
    return {name: _formatted(widget, value)}


def _formatted(widget: forms.Widget, value: Any) -> list[str]:
    shown: Any = widget.format_value(value)
    if isinstance(shown, (list, tuple)):
        return [str(one) for one in shown]
    return ["" if shown is None else str(shown)]


def names_of(field: forms.Field, name: str) -> list[str]:
    """The names under which a box sends what it holds."""
    widget = inner_widget(field)
    return [name + suffix for suffix in widget.widgets_names] if is_split(widget) else [name]


def put(data: QueryDict | MultiValueDict, field: forms.Field, name: str, value: Any) -> None:
    """Make a form that was sent hold another value."""
    if isinstance(field, forms.FileField):
        return
    for old in names_of(field, name):
        data.pop(old, None)
    for box, values in boxes(field, name, value).items():
        data.setlist(box, values)


def kept(model: type[models.Model], name: str, value: Any) -> Any:
    """A value of the editorial log as the form's field knows it."""
    if value is None or isinstance(value, list):
        return value
    known: Any = model._meta.get_field(name)
    python = known.to_python(value)
    is_moment = isinstance(python, datetime)
    return timezone.localtime(python).replace(microsecond=0) if is_moment else python


def shown(field: forms.Field, value: Any) -> str:
    """A value as the desk prints it; what cannot be read stays as it was typed."""
    if isinstance(field, forms.FileField):
        return _("another file") if value else ""
    if isinstance(field, forms.BooleanField):
        return pgettext("yes or no", "yes") if field.to_python(value) else pgettext("yes or no", "no")
    if isinstance(field, forms.ModelChoiceField):
        return _names(field, value)
    if isinstance(field, forms.ChoiceField):
        choices: Any = inner_widget(field).choices
        return str(dict(choices).get(value, value) if value not in (None, "") else "")
    return _printed(_cleaned(field, value))


def _cleaned(field: forms.Field, value: Any) -> Any:
    try:
        return field.clean(value) if isinstance(value, (list, str)) else value
    except forms.ValidationError:
        return " ".join(str(one) for one in value if one) if isinstance(value, list) else value


def _printed(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "hour") and hasattr(value, "year"):
        return date_time(value)
    if hasattr(value, "year"):
        return short_day(value)
    if hasattr(value, "hour"):
        return f"{value:%H:%M}"
    if isinstance(value, (int, float)):
        return digits(value)
    text = str(value)
    return plain_text(text) if text.startswith("<") else text


def _names(field: forms.ModelChoiceField, value: Any) -> str:
    """The names of what is chosen, in one query."""
    many = value if isinstance(value, (list, tuple)) else [value]
    numbers = [str(field.prepare_value(one)) for one in many if one not in (None, "")]
    wanted = [int(number) for number in numbers if number.isascii() and number.isdecimal()]
    found: Any = field.queryset
    if not wanted or found is None:
        return ""
    return "، ".join(field.label_from_instance(one) for one in found.filter(pk__in=wanted))
