"""What the screen shows: the page as it would be, place by place, with what stands there by hand and by the rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import front_page as fronts
from articles import search
from articles.front_page.card import Card, Words
from articles.front_page.rule import LATEST
from articles.front_page.slots import FOCUS, LEAD, OPINION, SECOND, Place, Slot, band, slot_of
from articles.models import Arrangement, Article, PlacedCard
from articles.prominence import urgent_reports
from articles.stages import Stage
from newsroom.templatetags.newsroom import date_time

IN_TRAY = 24


@dataclass(frozen=True)
class BoardCard:
    """A report on the board."""

    article: Article
    shown: Words
    placed: PlacedCard | None
    """None: the rule put it there."""
    absent: str = ""
    """Why readers would not find it there, in words; empty where they would."""
    is_first: bool = True
    is_last: bool = True

    @property
    def urgent_until(self) -> datetime | None:
        """Until when it is urgent, where it is now."""
        until = self.article.urgent_until
        return until if until is not None and until > timezone.now() else None


@dataclass(frozen=True)
class BoardPlace:
    """A place with its cards: those placed by hand before those of the rule."""

    slot: Slot
    name: str
    cards: list[BoardCard] = field(default_factory=list)

    @property
    def by_hand(self) -> int:
        """How many cards were placed by hand."""
        return sum(card.placed is not None for card in self.cards)


@dataclass(frozen=True)
class Launched:
    """An arrangement that readers see or saw."""

    arrangement: Arrangement
    cards: list[PlacedCard]

    @property
    def lead(self) -> PlacedCard | None:
        """What led the page, if somebody had placed it."""
        return next((card for card in self.cards if slot_of(card) == LEAD), None)


@dataclass(frozen=True)
class Board:
    """The draft, seen as a page."""

    draft: Arrangement
    places: dict[Slot, BoardPlace]
    latest: list[BoardCard]
    present: Arrangement | None
    """What readers see."""
    earlier: list[Launched]
    """What they saw before."""
    differs: bool
    """Whether the draft is anything else than what readers see."""
    urgent: list[Article]

    @property
    def lead(self) -> BoardPlace:
        """The lead."""
        return self.places[LEAD]

    @property
    def second(self) -> BoardPlace:
        """The second row."""
        return self.places[SECOND]

    @property
    def focus(self) -> BoardPlace:
        """The event in focus."""
        return self.places[FOCUS]

    @property
    def opinion(self) -> BoardPlace:
        """Opinion."""
        return self.places[OPINION]

    @property
    def bands(self) -> list[BoardPlace]:
        """The bands of the sections."""
        return [place for slot, place in self.places.items() if slot.place == Place.BAND]

    @property
    def open_places(self) -> list[BoardPlace]:
        """Where a report can be put."""
        return [place for slot, place in self.places.items() if slot != FOCUS or self.draft.event_id]


def board() -> Board:
    """The board as it stands."""
    draft = Arrangement.objects.draft()
    page = fronts.made(fronts.arranged(draft))
    cards = _placed(draft)
    launched = _launched()
    present = launched[0].arrangement if launched else None
    names = {LEAD: _("Lead"), SECOND: _("Second row"), FOCUS: _("Event in focus"), OPINION: _("Opinion")}
    taken = {str(name) for name in names.values()}
    for section in page.sections:
        # Many a paper has a section «opinion» beside the place of that name.
        name = section.name if section.name not in taken else _("Section: %(name)s") % {"name": section.name}
        names[band(section.pk)] = name
    return Board(
        draft=draft,
        places={slot: BoardPlace(slot, name, _cards(slot, cards, page)) for slot, name in names.items()},
        latest=[_by_rule(card) for card in page.of(LATEST)],
        present=present,
        earlier=launched[1:],
        differs=_differs(draft, cards, present),
        urgent=urgent_reports(),
    )


def _placed(draft: Arrangement) -> list[PlacedCard]:
    """All cards of the draft, also those that readers would not find on the page."""
    cards = draft.cards.select_related(
        "photo", "article__section", "article__live__lead_photo", "article__latest"
    )
    return list(cards.defer("article__live__body", "article__latest__body"))


def _launched() -> list[Launched]:
    """What readers see and saw, the present one first."""
    reports = PlacedCard.objects.select_related("article__live").defer("article__live__body")
    found = list(
        Arrangement.objects.launched()
        .select_related("by", "event")
        .prefetch_related(Prefetch("cards", queryset=reports))
    )
    return [Launched(one, list(one.cards.all())) for one in found]


def _cards(slot: Slot, placed: list[PlacedCard], page: fronts.FrontPage) -> list[BoardCard]:
    """By hand, then by rule."""
    here = [card for card in placed if slot_of(card) == slot]
    by_hand = [_by_hand(card, position, len(here)) for position, card in enumerate(here)]
    return by_hand + [_by_rule(card) for card in page.of(slot) if card.placed is None]


def _by_hand(card: PlacedCard, position: int, count: int) -> BoardCard:
    report = card.article
    words = report.live or report.latest
    shown = Words(
        card.kicker or (words.kicker if words else ""),
        card.headline or str(report),
        "",
        card.photo or (report.live.lead_photo if report.live else None),
    )
    return BoardCard(report, shown, card, _absent(card), position == 0, position == count - 1)


def _by_rule(card: Card) -> BoardCard:
    return BoardCard(card.article, card.shown, None)


def _absent(card: PlacedCard) -> str:
    """Why readers would not find it."""
    if card.has_lapsed:
        return _("Its moment has passed.")
    if card.article.is_scheduled:
        return _("Readers see it from %(moment)s.") % {"moment": date_time(card.article.published_at)}
    return "" if card.article.is_published() else _("Readers do not see this report.")


def _differs(draft: Arrangement, cards: list[PlacedCard], present: Arrangement | None) -> bool:
    """Whether a launch would change anything."""
    standing = _signature(draft, [card for card in cards if not card.has_lapsed])
    if present is None:
        return bool(cards or draft.event_id)
    return standing != _signature(present, [card for card in present.cards.all() if not card.has_lapsed])


def _signature(arrangement: Arrangement, cards: list[PlacedCard]) -> tuple:
    said = ("place", "section_id", "article_id", "kicker", "headline", "photo_id", "expires_at")
    standing = sorted(cards, key=lambda card: (card.place, card.section_id or 0, card.position))
    rows = [tuple(getattr(card, name) for name in said) for card in standing]
    return (arrangement.event_id, arrangement.event_until, *rows)


@dataclass(frozen=True)
class TrayCard:
    """A report to choose."""

    article: Article
    shown: Words
    stands: str
    """Where it stands on the board already; empty: nowhere."""


def tray(asked: str, shown: Board) -> list[TrayCard]:
    """Reports to choose from: the newest, the scheduled ones before them; or what a search finds."""
    if asked.strip():
        found = search.search(search.read(asked))
        reports = [*found.reports, *found.near][:IN_TRAY]
    else:
        newest = Article.objects.in_stage(Stage.PUBLISHED).newest_first().for_card()
        reports = list(newest[:IN_TRAY])
    stands = {card.article.pk: place.name for place in shown.places.values() for card in place.cards}
    stands |= {card.article.pk: _("Latest") for card in shown.latest}
    return [
        TrayCard(report, Card.of(report).shown, stands.get(report.pk, ""))
        for report in reports
        if report.live is not None
    ]
