"""The rule that fills what nobody filled by hand. It knows numbers of reports only, and asks no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from articles.front_page.slots import FOCUS, LEAD, OPINION, SECOND, Slot, band

LATEST = Slot("latest")
LATEST_LENGTH = 8
# The lead has a photo where one of so many newest reports has one.
PHOTO_AMONG = 5


class Row(NamedTuple):
    """What the rule knows of a report. The moment only says which is newer."""

    published_at: Any
    number: int
    section: int
    genre: int | None
    photo: int | None


@dataclass(frozen=True)
class Material:
    """What there is to fill the page with."""

    pool: Sequence[Row]
    """The newest of all, of each section and of each genre that is opinion; newest first, each once."""
    sections: Sequence[int]
    opinion: frozenset[int]
    """The genres that are opinion."""
    pinned: Sequence[int] = ()
    """Pinned on top from their own forms."""
    about: Sequence[int] = ()
    """About the event in focus, newest first."""


Filled = dict[Slot, list[int]]


def fill(placed: Mapping[Slot, Sequence[int]], material: Material) -> Filled:
    """Which report stands where: what was placed by hand stands, the rest follows the rule; nothing twice."""
    page = _Page(placed)
    pool, pinned = material.pool, list(material.pinned)
    on_top = set(pinned)
    page.add(
        OPINION, (row.number for row in pool if row.genre in material.opinion and row.number not in on_top)
    )
    page.add(LEAD, pinned)
    # A pin is a person's will too: it stands in the second row though that may be full.
    page.add(SECOND, pinned, most=SECOND.most + len(pinned))
    newest = [row for row in pool if row.number not in page.taken]
    page.add(LEAD, (row.number for row in newest[:PHOTO_AMONG] if row.photo))
    for slot in (LEAD, SECOND):
        page.add(slot, (row.number for row in newest))
    page.add(FOCUS, material.about)
    page.add(LATEST, (row.number for row in newest), most=LATEST_LENGTH)
    for section in material.sections:
        of_section = [row for row in pool if row.section == section]
        # A section of opinion alone has the row of opinion already: no second one under the same name.
        if not (page.filled[OPINION] and all(row.genre in material.opinion for row in of_section)):
            page.add(band(section), (row.number for row in of_section))
    return page.filled


class _Page:
    """The page as it fills."""

    def __init__(self, placed: Mapping[Slot, Sequence[int]]) -> None:
        self.filled: Filled = {slot: list(numbers) for slot, numbers in placed.items()}
        self.taken = {number for numbers in placed.values() for number in numbers}

    def add(self, slot: Slot, candidates: Iterable[int], *, most: int | None = None) -> None:
        """Take from the candidates what stands nowhere yet, as long as there is room."""
        cards = self.filled.setdefault(slot, [])
        room = slot.most if most is None else most
        for number in candidates:
            if len(cards) >= room:
                return
            if number not in self.taken:
                cards.append(number)
                self.taken.add(number)
