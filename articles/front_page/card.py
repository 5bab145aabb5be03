"""A report as a card of a page prints it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from articles.models import Article, PlacedCard, Section
from events.models import Person
from newsroom.models import Photo


class Words(NamedTuple):
    """What stands on the card."""

    kicker: str
    headline: str
    standfirst: str
    lead_photo: Photo | None


@dataclass(frozen=True)
class Card:
    """A report with the words of its card. Components read it as they read a report."""

    article: Article
    shown: Words
    placed: PlacedCard | None = None
    """How somebody put it where it stands; None: the rule did."""
    writer: Person | None = None
    """Who signs it first, where the place names writers."""

    @classmethod
    def of(cls, article: Article, placed: PlacedCard | None = None) -> Card:
        """The card of a published report; what it does not say itself, the report says."""
        words = article.shown
        kicker, headline, photo = words.kicker, words.headline, words.lead_photo
        if placed is not None:
            kicker, headline = placed.kicker or kicker, placed.headline or headline
            photo = placed.photo or photo
        return cls(article, Words(kicker, headline, words.standfirst, photo), placed)

    @property
    def pk(self) -> int:
        """The number of the report."""
        return self.article.pk

    @property
    def section(self) -> Section:
        """The section of the report."""
        return self.article.section

    @property
    def published_at(self) -> datetime | None:
        """Since when readers see the report."""
        return self.article.published_at

    def get_absolute_url(self) -> str:
        """The address of the report."""
        return self.article.get_absolute_url()
