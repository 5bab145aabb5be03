"""A merge moves every table that can point to a record, whatever its kind, and its undoing gives every row back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles import search_index, statement_index
from articles.models import Arrangement, Article, Citation, Coverage, Credit, Mention, Statement, Tag
from events.models import (
    Event,
    EventPhoto,
    LeftOutDay,
    Organisation,
    OtherName,
    Outcome,
    Participation,
    Place,
    Position,
    Session,
    StatusChange,
)
from newsroom.deduplication import merge, undo
from newsroom.deduplication.references import references
from tests import factories
from tests.test_deduplication import everything

KINDS = ("person", "organisation", "event", "place", "source")
MENTIONS = 40
DAY = date(2025, 3, 1)


@pytest.fixture
def reports(db) -> list[Article]:
    made = factories.reports(3, to=factories.section())
    now, section = timezone.now(), made[0].section
    drafts = Article.objects.bulk_create([Article(section=section) for _number in range(MENTIONS)])
    for number, article in enumerate(drafts):
        article.published_at = now - timedelta(minutes=number)
    return [*made, *drafts]


def bearing(kind: str, name: str) -> Any:
    fields = {"first_day": DAY} if kind == "event" else {}
    model = {"person": factories.person, "organisation": factories.organisation, "event": factories.event}
    made = model[kind](name, **fields) if kind in model else _plain(kind, name)
    OtherName.objects.create(name=f"{name} الآخر", **{kind: made})
    return made


def _plain(kind: str, name: str) -> Any:
    from events.directory import KINDS as MODELS

    return MODELS[kind].objects.create(name=name)


def mention(kind: str, thing: Any, reports: list[Article], part: str) -> None:
    rows = [Mention(article=one, part=part, published_at=one.published_at, **{kind: thing}) for one in reports]
    Mention.objects.bulk_create(rows)


def state(kind: str, thing: Any, report: Article) -> None:
    """A quotation of it, or made there, or by it."""
    speaker = {} if kind in ("person", "organisation") else {"person": factories.person()}
    Statement.objects.create(
        article=report, revision=report.live, text=f"قول {thing}", said_on=DAY, **{kind: thing}, **speaker
    )


def cite(kind: str, thing: Any, fact: str) -> None:
    Citation.objects.create(fact=fact, title="صحيفة", url="https://example.org/a", **{kind: thing})


def hang_on_person(person: Any, report: Article) -> None:
    position = Position.objects.create(
        person=person, organisation=factories.organisation(), title="عضو", started_on=DAY
    )
    Participation.objects.create(event=factories.event(), person=person, title="ضيف")
    Credit.objects.create(article=report, person=person)
    cite("person", person, f"position-{position.pk}")
    state("person", person, report)


def hang_on_organisation(organisation: Any, report: Article) -> None:
    Organisation.objects.create(name=f"مكتب {organisation}", parent=organisation)
    Position.objects.create(person=factories.person(), organisation=organisation, title="عضو")
    event = factories.event()
    Participation.objects.create(event=event, organisation=organisation, role="partner")
    Participation.objects.create(event=event, person=factories.person(), on_behalf_of=organisation)
    cite("organisation", organisation, "description")
    state("organisation", organisation, report)


def hang_on_event(event: Any, report: Article) -> None:
    factories.event(f"ورشة {event}", parent=event)
    EventPhoto.objects.create(event=event, photo=factories.photo())
    LeftOutDay.objects.create(event=event, day=DAY)
    session = Session.objects.create(event=event, title="الافتتاح", day=DAY)
    row = Participation.objects.create(event=event, person=factories.person(), session=session, title="ضيف")
    outcome = Outcome.objects.create(event=event, title="وثيقة")
    StatusChange.objects.create(event=event, status="postponed", old_first_day=DAY)
    Coverage.objects.create(event=event, section=report.section)
    Arrangement.objects.create(state="launched", event=event)
    for fact in ("attendance", f"participation-{row.pk}", f"outcome-{outcome.pk}", f"session-{session.pk}"):
        cite("event", event, fact)
    state("event", event, report)


def hang_on_place(place: Any, report: Article) -> None:
    Place.objects.create(name=f"قاعة في {place}", parent=place)
    factories.event(place=place)
    factories.organisation(place=place)
    state("place", place, report)


def hang_on_source(source: Any, report: Article) -> None:
    Credit.objects.create(article=report, source=source)


HANG: dict[str, Any] = {kind: globals()[f"hang_on_{kind}"] for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_can_hang_on_a_record_moves_and_comes_back(reports, kind):
    pair = [bearing(kind, name) for name in ("حبر الساحل", "حبر السواحل")]
    for place, thing in enumerate(pair):
        mention(kind, thing, reports[5 * place : 30 + 5 * place], ("mentioned", "subject")[place])
        HANG[kind](thing, reports[0])
    statement_index.refresh(Statement.objects.all())
    search_index.refresh(one.pk for one in reports[:3])
    kept, gone = pair
    known = [one for one in references(type(kept)) if one.model._meta.label != "taggit.TaggedItem"]
    assert [one for one in known if not one.rows([gone.pk])] == [], "this test forgets a table"
    before = everything()

    log = merge(kept, gone, by=None)
    assert [one for one in known if one.rows([gone.pk])] == []
    assert kept.mentions.count() == 35
    assert kept.mentions.filter(part="subject").count() == 30
    undo(log, by=None)

    assert everything() == before


def test_a_tag_of_many_reports_comes_back_as_well(reports):
    kept, gone = Tag.objects.create(name="الكتب"), Tag.objects.create(name="كتب")
    for article in reports[:20]:
        article.tags.add(kept)
    for article in reports[10:30]:
        article.tags.add(gone)
    before = everything()
    log = merge(kept, gone, by=None)
    assert kept.tagged.count() == 30
    undo(log, by=None)
    assert everything() == before


def test_who_is_merged_twice_comes_back_in_turn(reports):
    first, second, third = (bearing("person", name) for name in ("سلمى", "سلما", "سلمي"))
    for thing in (first, second, third):
        HANG["person"](thing, reports[0])
    states, logs = [everything()], []
    for gone in (second, third):
        logs.append(merge(first, gone, by=None))
        states.append(everything())
        first.refresh_from_db()
    undo(logs[1], by=None)
    assert everything() == states[1]
    undo(logs[0], by=None)
    assert everything() == states[0]


def test_the_events_that_remain_are_one(reports):
    kept, gone = bearing("event", "حبر"), bearing("event", "الحبر")
    HANG["event"](gone, reports[0])
    merge(kept, gone, by=None)
    assert Event.objects.filter(pk=gone.pk).count() == 0
    assert kept.sessions.get().participations.get().event == kept
