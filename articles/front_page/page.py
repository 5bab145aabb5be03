"""The front page, ready to be printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from articles import reads
from articles.front_page.arranged import Arranged
from articles.front_page.card import Card
from articles.front_page.material import material
from articles.front_page.rule import LATEST, Filled, fill
from articles.front_page.slots import FOCUS, LEAD, OPINION, SECOND, Slot, band, slot_of
from articles.models import Article, Section
from events.models import Event
from newsroom import frame


class Band(NamedTuple):
    """A section with some of its reports."""

    section: Section
    articles: list[Card]


class Focus(NamedTuple):
    """An event in focus with what is reported about it."""

    event: Event
    articles: list[Card]


@dataclass(frozen=True)
class FrontPage:
    """The places with their cards."""

    cards: dict[Slot, list[Card]]
    sections: list[Section]
    event: Event | None

    def of(self, slot: Slot) -> list[Card]:
        """What stands in a place."""
        return self.cards.get(slot, [])

    @property
    def lead(self) -> Card | None:
        """What leads the page."""
        return next(iter(self.of(LEAD)), None)

    @property
    def second(self) -> list[Card]:
        """Beside the lead."""
        return self.of(SECOND)

    @property
    def latest(self) -> list[Card]:
        """The newest that stand nowhere else."""
        return self.of(LATEST)

    @property
    def opinion(self) -> list[Card]:
        """Opinions, with whoever signs them."""
        return self.of(OPINION)

    @property
    def focus(self) -> Focus | None:
        """The event in focus; none where nothing is reported about it."""
        articles = self.of(FOCUS)
        return Focus(self.event, articles) if self.event is not None and articles else None

    @property
    def bands(self) -> list[Band]:
        """A band a section of the menu that has anything left for it."""
        bands = (Band(section, self.of(band(section.pk))) for section in self.sections)
        return [one for one in bands if one.articles]


def made(arranged: Arranged) -> FrontPage:
    """The front page as somebody arranged it, filled by the rule; three queries, four with an event in focus."""
    sections = list(frame.menu())
    shown = {LEAD, SECOND, OPINION, *(band(section.pk) for section in sections)}
    if arranged.event is not None:
        shown.add(FOCUS)
    # A section may have left the menu since: then its band is no place any more, and its cards are under the rule.
    arranged = arranged._replace(cards=[card for card in arranged.cards if slot_of(card) in shown])
    filled = fill(arranged.by_slot(), material(arranged, sections))
    cards = _cards(filled, arranged)
    cards[OPINION] = _signed(cards.get(OPINION, []))
    return FrontPage(cards, sections, arranged.event)


def _signed(opinions: list[Card]) -> list[Card]:
    """With whoever signs them."""
    writers = reads.writers_of([card.pk for card in opinions])
    return [replace(card, writer=writers.get(card.pk)) for card in opinions]


def _cards(filled: Filled, arranged: Arranged) -> dict[Slot, list[Card]]:
    """The cards of the numbers; one query for those that the rule chose."""
    placed = {card.article_id: card for card in arranged.cards}
    known: dict[int, Article] = {number: card.article for number, card in placed.items()}
    wanted = [number for numbers in filled.values() for number in numbers if number not in known]
    known |= reads.cards(wanted)
    return {
        slot: [Card.of(known[number], placed.get(number)) for number in numbers if number in known]
        for slot, numbers in filled.items()
    }
