"""How long ago, in words with the right one of the six plural forms."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, get_args

from babel.dates import format_timedelta

RelativeUnit = Literal["second", "minute", "hour", "day", "week", "month", "year"]

# The lengths Babel itself reckons with, so that a count of units comes out as the count that went in.
UNIT_SECONDS: dict[RelativeUnit, int] = {
    "year": 365 * 86400,
    "month": 30 * 86400,
    "week": 7 * 86400,
    "day": 86400,
    "hour": 3600,
    "minute": 60,
    "second": 1,
}
NOW = "الآن"


def time_ago(count: int, unit: RelativeUnit) -> str:
    """«قبل ساعتين» for 2 hours. Raises ValueError for a count below one or a unit that is none."""
    if unit not in get_args(RelativeUnit):
        raise ValueError(f"no such unit of time: {unit!r}")
    if count < 1:
        raise ValueError(f"a count of at least 1 is needed, not {count}")
    return format_timedelta(
        -count * UNIT_SECONDS[unit],
        granularity=unit,
        threshold=float("inf"),
        add_direction=True,
        locale="ar",
    )


def time_ahead(count: int, unit: RelativeUnit) -> str:
    """«بعد ساعتين» for 2 hours to come. CLDR says «خلال», which promises "within": a newspaper says «بعد»."""
    return time_ago(count, unit).replace("قبل", "بعد", 1)


def time_between(distance: timedelta) -> str:
    """In whole units, the largest that has passed: «قبل 3 ساعات», «بعد يومين»; «الآن» below a minute."""
    seconds = int(abs(distance.total_seconds()))
    if seconds < UNIT_SECONDS["minute"]:
        return NOW
    unit, length = next((unit, length) for unit, length in UNIT_SECONDS.items() if seconds >= length)
    write = time_ahead if distance > timedelta() else time_ago
    return write(seconds // length, unit)
