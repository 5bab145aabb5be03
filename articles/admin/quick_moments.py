"""Until when something stands out, chosen with one click instead of typed."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MORNING = time(8)
NO_LONGER = "end"
QUICK = [
    ("", "—"),
    ("hour", _("for an hour")),
    ("tonight", _("until midnight")),
    ("morning", _("until tomorrow morning")),
    (NO_LONGER, _("no longer")),
]


def quick_moment(choice: str, now: datetime) -> datetime | None:
    """The moment that a quick choice means by the site's clock; None: it ends now."""
    if choice == NO_LONGER:
        return None
    if choice == "hour":
        return now + timedelta(hours=1)
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    clock = MORNING if choice == "morning" else time.min
    return datetime.combine(tomorrow, clock, timezone.get_current_timezone())
