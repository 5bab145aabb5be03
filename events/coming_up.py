"""The next events, as the front page lists them."""

from __future__ import annotations

from django.utils import timezone

from events.models import Event
from newsroom.prepared import DAY, NOW, Prepared

MOST = 3
_NEXT = Prepared(lambda: Event.objects.published(NOW).upcoming(DAY).for_card()[:MOST])


def coming_up() -> list[Event]:
    """The nearest that are not over yet, with what a card prints."""
    return _NEXT.objects({NOW: timezone.now(), DAY: timezone.localdate()})
