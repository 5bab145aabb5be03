"""Fractions in any digits: Django's own FloatField refuses «٠٫٥»."""

from __future__ import annotations

from typing import Any

from django import forms

from newsroom.arabic.numbers import read_number


class HouseFloatField(forms.FloatField):
    """A fraction: «٠٫٥», «0.5»."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(read_number(value) if isinstance(value, str) else value)
