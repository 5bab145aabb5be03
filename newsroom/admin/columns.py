"""Columns of lists in house style: Django would print dates in its own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model

from newsroom.templatetags.newsroom import date_time


def moment(field: str, label: Any) -> Any:
    """A column that prints a moment, «6 كانون الأول 2025، 14:05», and sorts by it."""

    @admin.display(description=label, ordering=field)
    def column(thing: Model) -> str:
        return date_time(getattr(thing, field)) or "–"

    column.__name__ = f"{field}_in_house_style"
    return column
