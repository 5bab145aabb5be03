"""What people placed by hand, as far as readers may see it at this moment."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from articles.front_page.slots import Slot, slot_of
from articles.models import Arrangement, PlacedCard
from events.models import Event
from newsroom import frame


class Arranged(NamedTuple):
    """The cards of an arrangement that stand now, with their reports, and the event in focus."""

    cards: list[PlacedCard]
    event: Event | None

    def by_slot(self) -> dict[Slot, list[int]]:
        """The numbers of the reports by place, in order."""
        found: defaultdict[Slot, list[int]] = defaultdict(list)
        for card in self.cards:
            found[slot_of(card)].append(card.article_id)
        return dict(found)


def launched() -> Arranged:
    """What readers see; looked up once an edition, which moves when it changes, also when a card lapses."""
    found: Arranged = frame.kept("front page", _look_up)
    return found


def _look_up() -> Arranged:
    present = Arrangement.objects.launched().select_related("event__place", "event__photo").first()
    return arranged(present) if present is not None else Arranged([], None)


def arranged(arrangement: Arrangement) -> Arranged:
    """The cards whose report is published and whose moment has not come. One query."""
    now = timezone.now()
    cards = (
        PlacedCard.objects.filter(arrangement=arrangement, article__published_at__lte=now)
        .filter(Q(expires_at=None) | Q(expires_at__gt=now))
        .select_related("photo", "article__section", "article__genre", "article__live__lead_photo")
        .defer("article__live__body")
    )
    return Arranged(list(cards), arrangement.focus)
