"""The verb that cuts a statement out of a report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions, statements
from articles.models import Article, Revision, Statement
from articles.workflow.base import WorkflowError, locked, log, move_edition, require
from events.models import Event, Organisation, Participation, Person, Place, Position
from events.precision import Precision

if TYPE_CHECKING:
    from newsroom.models import User

LONGEST = 2000


@transaction.atomic
def cut_statement(
    article: Article,
    *,
    by: User | None,
    text: str,
    person: Person | None = None,
    organisation: Organisation | None = None,
    title: str = "",
    event: Event | None = None,
    said_on: date | None = None,
    precision: str = Precision.DAY,
    place: Place | None = None,
    body: str | None = None,
) -> Statement:
    """Make a quotation that stands in a report a record of its own.

    `body`: what stands in the writer's form, where it is newer than what is saved. Without a day it is that of the
    event, or of the report; without a title, the one that the speaker held at the event or on that day.

    Raises:
        PermissionDenied: `by` may not edit this report.
        WorkflowError: the words do not stand in it, nobody or two are named as the speaker, or it is there already.
    """
    current = locked(article)
    require(permissions.may_edit(by, current))
    if current.latest is None:
        raise WorkflowError(_("Save the report first: there are no words yet."))
    words = statements.tidy(text)
    position = _position(current.latest, words, body)
    if (person is None) == (organisation is None):
        raise WorkflowError(_("Say who said it: a person or an organisation."))
    if said_on is None:
        said_on, precision = usual_day(current, event)
    speaker = {"person": person, "organisation": organisation}
    if Statement.objects.filter(article=current, text=words, **speaker).exists():
        raise WorkflowError(_("This statement was cut out of the report already."))
    made: Statement = Statement.objects.create(
        article=current,
        revision=current.latest,
        position=position,
        text=words,
        title=title.strip() or title_held(person, event, said_on),
        event=event,
        place=place,
        said_on=said_on,
        precision=precision,
        **speaker,
    )
    statements.recheck(current)
    made.refresh_from_db(fields=["stands"])
    log("cut_statement", current, current.state(), by=by, note=str(made))
    if current.published_at is not None:
        move_edition(current)
    return made


def _position(latest: Revision, words: str, body: str | None) -> int:
    if not words:
        raise WorkflowError(_("Select the words of the quotation in the text first."))
    if len(words) > LONGEST:
        raise WorkflowError(_("This is longer than a quotation: select fewer words."))
    position = statements.place_in(latest.body if body is None else body, words)
    if position < 0:
        raise WorkflowError(_("These words do not stand in the text of the report."))
    return position


def usual_day(article: Article, event: Event | None) -> tuple[date, str]:
    """The day of the report where it lies within the event's, else the event's first; without an event the report's."""
    day = article.published_local_day or timezone.localdate()
    if event is None:
        return day, Precision.DAY
    if event.precision == Precision.DAY and event.first_day <= day <= (event.last_day or event.first_day):
        return day, Precision.DAY
    return event.first_day, event.precision


def title_held(person: Person | None, event: Event | None, day: date) -> str:
    """The title at the event; else the position on that day, with the organisation; else nothing."""
    if person is None:
        return ""
    if event is not None:
        there = Participation.objects.filter(event=event, person=person).exclude(title="").first()
        if there is not None:
            return there.title
    held = Position.objects.filter(
        Q(started_on=None) | Q(started_on__lte=day), Q(ended_on=None) | Q(ended_on__gte=day), person=person
    )
    position = held.select_related("organisation").order_by(F("started_on").desc(nulls_last=True)).first()
    if position is None:
        return ""
    named = position.organisation.name if position.organisation else ""
    return "، ".join(filter(None, [position.title, named]))[:200]
