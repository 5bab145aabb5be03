"""What the buttons of the board do. A button's value names its deed: «place:17:second:0», «later:17», «launch»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.quick_moments import QUICK, quick_moment
from articles.front_page.slots import Slot, slot_of
from articles.models import Arrangement, Article, PlacedCard
from articles.workflow import WorkflowError
from newsroom.admin.calls import number
from newsroom.templatetags.newsroom import date_time, digits

if TYPE_CHECKING:
    from newsroom.models import User

Deed = Callable[[Sequence[str], "User", int], str]


def do(asked: str, *, by: User, version: int) -> str:
    """Do it; what is said to the person.

    Raises:
        PermissionDenied: the person may not.
        WorkflowError: it makes no sense; StaleDraft where somebody else changed the draft.
    """
    name, *rest = asked.split(":")
    deed = DEEDS.get(name)
    if deed is None:
        raise WorkflowError(_("The desk knows no such button."))
    return deed(rest, by, version)


def _place(said: Sequence[str], by: User, version: int) -> str:
    report, slot = _report(said), Slot.read(said[1]) if len(said) > 1 else None
    if slot is None:
        raise WorkflowError(_("The front page has no such place."))
    position = number(said[2]) if len(said) > 2 and said[2] else None  # noqa: PLR2004
    left = workflow.place(report, slot, by=by, version=version, position=position)
    return _stands(report) + _left(left)


def _stands(report: Article) -> str:
    """Where a report stands now."""
    card = PlacedCard.objects.select_related("section").get(
        arrangement__state=Arrangement.State.DRAFT, article=report
    )
    here = PlacedCard.objects.filter(
        arrangement_id=card.arrangement_id, place=card.place, section=card.section
    )
    said = {
        "headline": str(report),
        "place": card.section.name if card.section else card.get_place_display(),
        "position": digits(card.position + 1),
        "count": digits(here.count()),
    }
    return _("«%(headline)s»: %(place)s, place %(position)s of %(count)s.") % said


def _left(cards: Sequence[PlacedCard]) -> str:
    """What a full place had no room for."""
    names = "، ".join(f"«{card.article}»" for card in cards)
    return " " + _("No longer placed by hand: %(headlines)s.") % {"headlines": names} if names else ""


def _step(said: Sequence[str], by: User, version: int, *, step: int) -> str:
    report = _report(said)
    card = PlacedCard.objects.filter(arrangement__state=Arrangement.State.DRAFT, article=report).first()
    if card is None:
        raise WorkflowError(_("The report has no place on the front page any more."))
    position = max(0, card.position + step)
    workflow.place(report, slot_of(card), by=by, version=version, position=position)
    return _stands(report)


def _earlier(said: Sequence[str], by: User, version: int) -> str:
    return _step(said, by, version, step=-1)


def _later(said: Sequence[str], by: User, version: int) -> str:
    return _step(said, by, version, step=1)


def _remove(said: Sequence[str], by: User, version: int) -> str:
    report = _report(said)
    workflow.remove_card(report, by=by, version=version)
    return _("«%(headline)s» is no longer placed by hand.") % {"headline": report}


def _urgent(said: Sequence[str], by: User, version: int) -> str:  # noqa: ARG001 - no draft is changed
    report, choice = _report(said), said[1] if len(said) > 1 else ""
    if choice not in dict(QUICK) or not choice:
        raise WorkflowError(_("Choose until when."))
    until = quick_moment(choice, timezone.now())
    workflow.mark_urgent(report, by=by, until=until)
    if until is None:
        return _("The report is no longer urgent.")
    return _("Every page carries the report as urgent until %(moment)s.") % {"moment": date_time(until)}


def _launch(said: Sequence[str], by: User, version: int) -> str:  # noqa: ARG001
    workflow.launch(by=by, version=version)
    return _("Readers see this arrangement now.")


def _start_over(said: Sequence[str], by: User, version: int) -> str:  # noqa: ARG001
    workflow.start_over(by=by, version=version)
    return _("The draft stands as what readers see.")


def _back(said: Sequence[str], by: User, version: int) -> str:
    workflow.bring_back(_launched(said), by=by, version=version)
    return _("The earlier arrangement is the draft now; readers see it when you launch it.")


def _again(said: Sequence[str], by: User, version: int) -> str:  # noqa: ARG001
    workflow.relaunch(_launched(said), by=by)
    return _("Readers see the earlier arrangement again. The draft is as it was.")


DEEDS: dict[str, Deed] = {
    "place": _place,
    "earlier": _earlier,
    "later": _later,
    "remove": _remove,
    "urgent": _urgent,
    "launch": _launch,
    "start-over": _start_over,
    "back": _back,
    "again": _again,
}


def _report(said: Sequence[str]) -> Article:
    reports = Article.objects.select_related("live", "latest", "section")
    found: Article | None = reports.filter(pk=number(said[0]) if said else 0).first()
    if found is None:
        raise WorkflowError(_("This report is not there any more."))
    return found


def _launched(said: Sequence[str]) -> Arrangement:
    earlier = Arrangement.objects.launched().select_related("event")
    found: Arrangement | None = earlier.filter(pk=number(said[0]) if said else 0).first()
    if found is None:
        raise WorkflowError(_("This arrangement is not kept any more."))
    return found
