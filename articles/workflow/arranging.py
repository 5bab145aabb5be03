"""The verbs over the front page: work on the draft, launch it, bring an earlier one back.

Each verb over the draft names the version that it began from, so that of two editors at once nobody undoes unseen what
the other did.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.front_page.slots import FOCUS, LEAD, SECOND, Slot, slot_of
from articles.models import Arrangement, Article, PlacedCard
from articles.stages import Stage
from articles.workflow.base import WorkflowError, require
from newsroom import edition
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from events.models import Event
    from newsroom.models import Photo, User

KEPT = 11
"""Launched arrangements: what readers see, and ten before it."""


class StaleDraft(WorkflowError):
    """Somebody else has changed the draft since."""

    def __init__(self, draft: Arrangement) -> None:
        self.draft = draft
        who = str(draft.by) if draft.by else _("Somebody")
        super().__init__(_("%(name)s has changed the arrangement meanwhile.") % {"name": who})


@contextmanager
def _draft(by: User | None, version: int) -> Iterator[Arrangement]:
    """The draft, held until the change is made; its next version is taken.

    Raises:
        PermissionDenied: `by` may not arrange the front page.
        StaleDraft: it stands at another version.
    """
    require(permissions.may_arrange(by))
    with transaction.atomic():
        draft = Arrangement.objects.draft()
        if not draft.claim(version):
            draft.refresh_from_db()
            raise StaleDraft(draft)
        yield draft
        draft.by, draft.at = by, timezone.now()
        draft.save(update_fields=["by", "at", "event", "event_until"])


def _cards(draft: Arrangement, slot: Slot) -> list[PlacedCard]:
    """What stands in a place, in order."""
    return list(draft.cards.filter(place=slot.place, section=slot.section))


def _number(cards: list[PlacedCard]) -> None:
    """Write down the order."""
    for position, card in enumerate(cards):
        card.position = position
        card.save()


def place(
    article: Article, slot: Slot, *, by: User | None, version: int, position: int | None = None
) -> list[PlacedCard]:
    """Put a report into a place of the draft, at a position or at its end; it leaves the place where it stood before.

    Whoever led steps down into the second row; what a full place has no room for leaves the hand-made arrangement and
    is returned.

    Raises:
        PermissionDenied: `by` may not arrange the front page.
        WorkflowError: the report is not published and not scheduled, or there is no such place.
        StaleDraft: somebody else changed the draft.
    """
    with _draft(by, version) as draft:
        _check(article, slot, draft)
        card = draft.cards.filter(article=article).first() or PlacedCard(arrangement=draft, article=article)
        return _put(card, slot, draft, position)


def _check(article: Article, slot: Slot, draft: Arrangement) -> None:
    """Refuse what no reader would find on the page."""
    if article.stage != Stage.PUBLISHED:
        raise WorkflowError(_("Only a report that is published or scheduled can stand on the front page."))
    from articles.models import Section

    if slot.section is not None and not Section.objects.in_menu().filter(pk=slot.section).exists():
        raise WorkflowError(_("The front page has no such place."))
    if slot == FOCUS and draft.event_id is None:
        raise WorkflowError(_("Choose the event in focus first."))


def _put(card: PlacedCard, slot: Slot, draft: Arrangement, position: int | None) -> list[PlacedCard]:
    cards = [other for other in _cards(draft, slot) if other.pk != card.pk]
    if slot == LEAD:
        position = 0  # there is one place: whoever comes takes it
    card.place, card.section_id = slot.place, slot.section
    cards.insert(len(cards) if position is None else min(position, len(cards)), card)
    stay, leave = cards[: slot.most], cards[slot.most :]
    if card in leave:  # at the end of a full place: the one before it goes
        stay, leave = [*cards[: slot.most - 1], card], [cards[slot.most - 1]]
    _number(stay)
    if slot == LEAD and leave:
        return _put(leave[0], SECOND, draft, 0)
    for one in leave:
        one.delete()
    return leave


def remove_card(article: Article, *, by: User | None, version: int) -> None:
    """Take a report out of the draft; the rule decides again where it stands.

    Raises:
        PermissionDenied: `by` may not arrange the front page.
        StaleDraft: somebody else changed the draft.
    """
    with _draft(by, version) as draft:
        draft.cards.filter(article=article).delete()


def word_card(
    article: Article,
    *,
    by: User | None,
    version: int,
    kicker: str = "",
    headline: str = "",
    photo: Photo | None = None,
    until: datetime | None = None,
) -> None:
    """Give a card of the draft a kicker, a headline, a photo and a moment of its own; what is empty is the report's.

    Raises:
        PermissionDenied: `by` may not arrange the front page.
        WorkflowError: the report stands nowhere, or the moment has passed.
        StaleDraft: somebody else changed the draft.
    """
    with _draft(by, version) as draft:
        card = draft.cards.filter(article=article).first()
        if card is None:
            raise WorkflowError(_("The report has no place on the front page any more."))
        if until is not None and until <= timezone.now() and until != card.expires_at:
            raise WorkflowError(_("This moment has passed."))
        card.say(kicker=kicker, headline=headline, photo=photo)
        card.expires_at = until
        card.save()


def focus_on(event: Event | None, *, by: User | None, version: int, until: datetime | None = None) -> None:
    """Put an event in focus, until a moment if one is given; None: no event is, and its cards leave the draft.

    Raises:
        PermissionDenied: `by` may not arrange the front page.
        WorkflowError: readers do not see the event, or the moment has passed.
        StaleDraft: somebody else changed the draft.
    """
    with _draft(by, version) as draft:
        if event is not None and not event.is_published():
            raise WorkflowError(_("Readers do not see this event."))
        if event is not None and until is not None and until <= timezone.now():
            raise WorkflowError(_("This moment has passed."))
        if event is None or event.pk != draft.event_id:
            draft.cards.filter(place=FOCUS.place).delete()
        draft.event, draft.event_until = event, until if event is not None else None


def launch(*, by: User | None, version: int) -> Arrangement:
    """Show the draft to readers as it stands, all at once; the draft goes on from there.

    Raises:
        PermissionDenied: `by` may not arrange the front page.
        StaleDraft: somebody else changed the draft.
    """
    with _draft(by, version) as draft:
        return _launch(draft, by, "launch")


def relaunch(earlier: Arrangement, *, by: User | None) -> Arrangement:
    """Show an earlier arrangement to readers again, at once; the draft is left alone.

    Raises:
        PermissionDenied: `by` may not arrange the front page.
    """
    require(permissions.may_arrange(by))
    with transaction.atomic():
        return _launch(earlier, by, "bring_back")


def bring_back(earlier: Arrangement, *, by: User | None, version: int) -> None:
    """Let the draft stand as an arrangement that was launched; readers see nothing of it yet.

    Raises:
        PermissionDenied: `by` may not arrange the front page.
        StaleDraft: somebody else changed the draft.
    """
    with _draft(by, version) as draft:
        draft.take_over(earlier)


def start_over(*, by: User | None, version: int) -> None:
    """Let the draft stand as what readers see; where nothing was launched, empty.

    Raises:
        PermissionDenied: `by` may not arrange the front page.
        StaleDraft: somebody else changed the draft.
    """
    with _draft(by, version) as draft:
        present = Arrangement.objects.launched().select_related("event").first()
        if present is not None:
            draft.take_over(present)
            return
        draft.cards.all().delete()
        draft.event = draft.event_until = None


def _launch(source: Arrangement, by: User | None, verb: str) -> Arrangement:
    """A launched copy of it, which nobody changes any more; the log, the edition, and no more copies than are kept."""
    before = _summary(Arrangement.objects.launched().select_related("event").first())
    made = Arrangement(state=Arrangement.State.LAUNCHED, by=by, at=timezone.now())
    made.take_over(source)
    LogEntry.objects.record(f"arrangement.{verb}", made, by=by, before=before, after=_summary(made))
    old = Arrangement.objects.launched().values_list("pk", flat=True)[KEPT:]
    Arrangement.objects.filter(pk__in=list(old)).delete()
    edition.move()
    for moment in _moments(made):
        edition.expect(moment)
    return made


def _summary(arrangement: Arrangement | None) -> dict[str, Any]:
    """What the log keeps of an arrangement."""
    if arrangement is None:
        return {}
    cards = list(arrangement.cards.select_related("article__live", "article__latest"))
    lead = next((card for card in cards if slot_of(card) == LEAD), None)
    return {"lead": str(lead) if lead else None, "event": arrangement.event_id, "cards": len(cards)}


def _moments(arrangement: Arrangement) -> list[datetime]:
    """When it changes by itself."""
    moments = [*arrangement.cards.values_list("expires_at", flat=True), arrangement.event_until]
    return [moment for moment in moments if moment is not None]


def next_lapse(now: datetime) -> datetime | None:
    """The nearest moment after `now` at which a card of the front page, or its event in focus, lapses."""
    present = Arrangement.objects.launched().first()
    if present is None:
        return None
    return min((moment for moment in _moments(present) if moment > now), default=None)
