"""Date, time and number fields that take any digit family, and dates in any house style.

Django's own DateField, TimeField and DecimalField refuse «٢٠٢٥»; with these the admin reads whatever this
paper prints.
"""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.arabic.dates import DateError, DateFault, parse_date, parse_time
from newsroom.arabic.numbers import read_number
from newsroom.forms.widgets import HouseDecimalInput, HouseIntegerInput, HouseSplitDateTime, HouseTimeWidget

_DATE_FAULTS = {
    DateFault.UNREADABLE: _("Enter a date such as 06/12/2025 or 6 December 2025."),
    DateFault.IMPOSSIBLE: _("There is no such day in the calendar."),
    DateFault.WEEKDAY: _("The weekday does not match the date, which falls on %(weekday)s."),
    DateFault.MONTHS_DIFFER: _("The two month names are not of the same month."),
    DateFault.YEAR_DIGITS: _("Write the year with four digits."),
}


def fault(error: DateError) -> str:
    """What is said about a text that is no date."""
    return str(_DATE_FAULTS[error.fault]) % {"weekday": error.weekday}


class HouseDateField(forms.DateField):
    """A day in figures or words, day first; a missing year is the one nearest to today."""

    default_error_messages = {"invalid": _DATE_FAULTS[DateFault.UNREADABLE]}

    def to_python(self, value: Any) -> datetime.date | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value.strip() if isinstance(value, str) else value)
        try:
            return parse_date(value, today=timezone.localdate())
        except DateError as error:
            if error.fault is DateFault.UNREADABLE:
                return super().to_python(value)
            raise ValidationError(
                _DATE_FAULTS[error.fault], code=error.fault, params={"weekday": error.weekday}
            ) from error


class HouseTimeField(forms.TimeField):
    """A time of day: «14:05», «١٤:٠٥», «2:05 م»."""

    default_error_messages = {"invalid": _("Enter a time such as 14:05.")}

    def to_python(self, value: Any) -> datetime.time | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value.strip() if isinstance(value, str) else value)
        try:
            return parse_time(value)
        except DateError:
            return super().to_python(value)


class HouseSplitDateTimeField(forms.SplitDateTimeField):
    """A day and a time of day in two boxes."""

    widget = HouseSplitDateTime
    default_error_messages = {
        "invalid_date": HouseDateField.default_error_messages["invalid"],
        "invalid_time": HouseTimeField.default_error_messages["invalid"],
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        day, clock = self.fields
        self.fields = (HouseDateField(**_settings(day)), HouseTimeField(**_settings(clock)))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Seconds, which one box shows and another does not, are no change."""
        widget: Any = self.widget
        before = initial if isinstance(initial, list) else list(widget.decompress(initial))
        try:
            return super().has_changed(self._to_the_minute(before), self._to_the_minute(data or [None, None]))
        except ValidationError:
            return True

    def _to_the_minute(self, parts: list[Any]) -> list[Any]:
        clock = self.fields[1].to_python(parts[1])
        return [parts[0], clock and clock.replace(second=0, microsecond=0)]


class HouseIntegerField(forms.IntegerField):
    """A whole number: «١٢», «1,234»."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(read_number(value) if isinstance(value, str) else value)


class HouseDecimalField(forms.DecimalField):
    """A decimal number: «١٢٫٥», «1,234.5»."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(read_number(value) if isinstance(value, str) else value)


def house_formfield_overrides() -> dict[type[models.Field[Any, Any]], dict[str, Any]]:
    """For `ModelAdmin.formfield_overrides`: every date, time and number of a model is read in any digits."""
    whole_number = {"form_class": HouseIntegerField, "widget": HouseIntegerInput}
    return {
        models.DateField: {"form_class": HouseDateField, "widget": AdminDateWidget},
        models.TimeField: {"form_class": HouseTimeField, "widget": HouseTimeWidget},
        models.DateTimeField: {"form_class": HouseSplitDateTimeField, "widget": HouseSplitDateTime},
        models.IntegerField: dict(whole_number),
        models.BigIntegerField: dict(whole_number),
        models.DecimalField: {"form_class": HouseDecimalField, "widget": HouseDecimalInput},
    }


def _settings(part: Any) -> dict[str, Any]:
    """What Django decided for one part of a split field."""
    names = ("input_formats", "error_messages", "localize", "required", "disabled")
    return {name: getattr(part, name) for name in names}
