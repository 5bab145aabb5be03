"""What only the desk prints: the row of dates above a list and the months of its calendar, in house style."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs

from django.contrib.admin.templatetags.admin_list import date_hierarchy
from django.contrib.admin.views.main import ChangeList
from django.template import Library

from newsroom import frame

register = Library()


@register.inclusion_tag("admin/date_hierarchy.html")
def house_date_hierarchy(cl: ChangeList) -> dict[str, Any] | None:
    """Django's row of years, months or days with the names of months that this paper uses."""
    row: dict[str, Any] | None = date_hierarchy(cl)
    for choice in [*row["choices"], row.get("back") or {}] if row else []:
        asked = parse_qs(choice["link"].lstrip("?")) if "link" in choice else cl.params
        year, month, day = (
            _last(asked.get(f"{cl.date_hierarchy}__{part}")) for part in ("year", "month", "day")
        )
        if year:
            choice["title"] = _title(year, month, day)
    return row


@register.simple_tag
def house_months() -> str:
    """The names of the twelve months as this paper has them, in one line: «كانون الثاني|شباط|…»."""
    style = frame.identity().house_style
    return "|".join(style.month(date(2000, number, 1)) for number in range(1, 13))


def _last(values: Any) -> str:
    """The last value of a parameter, which a query string gives as a list."""
    return str(values[-1]) if isinstance(values, list) else str(values or "")


def _title(year: str, month: str, day: str) -> str:
    """«كانون الأول 2025», «6 كانون الأول 2025», «2025»."""
    style = frame.identity().house_style
    if not month:
        return style.digits.write(year)
    first = date(int(year), int(month), int(day or 1))
    return style.day_month_year(first) if day else style.month_year(first)
