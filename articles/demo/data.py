"""The demo newsroom's data as written, and its days, which count from today."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from events.precision import Precision

FOLDER = Path(__file__).parent

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The rows of one file, such as "people"."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def identity() -> Row:
    """The paper's own row."""
    return json.loads((FOLDER / "identity.json").read_text(encoding="utf-8"))


def front_page() -> Row:
    """How the front page is arranged."""
    return json.loads((FOLDER / "front_page.json").read_text(encoding="utf-8"))


def reports() -> list[Row]:
    """All reports, the oldest first, so that their numbers follow their days."""
    found = [
        row
        for file in sorted((FOLDER / "reports").glob("*.json"))
        for row in json.loads(file.read_text("utf-8"))
    ]
    return sorted(found, key=lambda row: moment(row) or timezone.now())


def moment(row: Row) -> datetime | None:
    """When a report appears: `day` (0 is today) at `time` by the site's clock, or `minutes_ago`; None: nothing said.

    A day of the past stays in the past whatever the hour is now; an hour of today that is still to come is
    yesterday's, unless the report waits for it.
    """
    if "minutes_ago" in row:
        return timezone.now() - timedelta(minutes=row["minutes_ago"])
    if "day" not in row:
        return None
    at = datetime.combine(day(row["day"]), time.fromisoformat(row["time"]), timezone.get_current_timezone())
    if row["day"] <= 0 and at > timezone.now():
        return at - timedelta(days=1)
    return at


def day(offset: int) -> date:
    """The day so many days from today."""
    return timezone.localdate() + timedelta(days=offset)


def optional_day(offset: int | None) -> date | None:
    """The same for a day that may be unknown."""
    return None if offset is None else day(offset)


def partial_date(text: str | None) -> tuple[date | None, Precision]:
    """The date and the precision of «2018», «2018-03» or «2018-03-14»."""
    if text is None:
        return None, Precision.YEAR
    parts = [int(part) for part in text.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    return date(*(parts + [1, 1])[:3]), precision
