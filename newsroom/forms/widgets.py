"""Boxes for times and numbers in the desk."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AdminSplitDateTime,
    AdminTimeWidget,
    BaseAdminDateWidget,
    BaseAdminTimeWidget,
)


class _SecondsKept(forms.TimeInput):
    """Shows hours and minutes; seconds only where there are some, so that saving a form loses none."""

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, (datetime.time, datetime.datetime)) and value.second:
            return value.strftime("%H:%M:%S")
        return super().format_value(value)


class HouseTimeWidget(_SecondsKept, AdminTimeWidget):
    """The admin's box for a time of day."""


class _TimeInput(_SecondsKept, BaseAdminTimeWidget):
    """The second box of a moment."""


class HouseSplitDateTime(AdminSplitDateTime):
    """The admin's two boxes for a moment."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # As in AdminSplitDateTime: SplitDateTimeWidget's own __init__ would choose the two boxes.
        forms.MultiWidget.__init__(self, [BaseAdminDateWidget, _TimeInput], attrs)


class HouseIntegerInput(forms.TextInput):
    """A text box for a whole number: browsers' number boxes refuse Arabic digits."""

    input_mode = "numeric"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {"class": "vIntegerField", "inputmode": self.input_mode, "dir": "ltr"}
        super().__init__(attrs={**own, **(attrs or {})})


class HouseDecimalInput(HouseIntegerInput):
    """The same for a decimal number."""

    input_mode = "decimal"
