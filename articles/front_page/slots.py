"""The places of the front page, and how many cards each holds."""

from __future__ import annotations

from typing import NamedTuple

from articles.models import PlacedCard

Place = PlacedCard.Place

MOST = {Place.LEAD: 1, Place.SECOND: 5, Place.OPINION: 4, Place.FOCUS: 3, Place.BAND: 5}


class Slot(NamedTuple):
    """A place; the band of a section is told by the section's number."""

    place: str
    section: int | None = None

    @property
    def key(self) -> str:
        """Its name in forms: «lead», «band-3»."""
        return self.place if self.section is None else f"{self.place}-{self.section}"

    @property
    def most(self) -> int:
        """How many cards it holds."""
        return MOST[Place(self.place)]

    @classmethod
    def read(cls, key: str) -> Slot | None:
        """The slot of a name in a form, if it is one."""
        place, _dash, number = key.partition("-")
        if place not in Place.values or (place == Place.BAND) != bool(number):
            return None
        if not number:
            return cls(place)
        is_number = number.isascii() and number.isdecimal() and len(number) < 19
        return cls(place, int(number)) if is_number else None


LEAD, SECOND, OPINION, FOCUS = Slot(Place.LEAD), Slot(Place.SECOND), Slot(Place.OPINION), Slot(Place.FOCUS)


def band(section: int) -> Slot:
    """The band of a section."""
    return Slot(Place.BAND, section)


def slot_of(card: PlacedCard) -> Slot:
    """Where a card was put."""
    return Slot(card.place, card.section_id)
