"""The agenda: every day of an event, what is due, what comes by itself, and a bounded number of questions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.agenda import Agenda, week_of
from articles.models import Coverage
from articles.roles import MANAGING_EDITOR, REPORTER, make_roles
from events.models import Outcome
from events.precision import Precision
from tests import factories

BACKEND = "django.contrib.auth.backends.ModelBackend"
ADDRESS = "/admin/articles/coverage/agenda/"
MONDAY = date(2031, 3, 3)
BUDGET = 20
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    make_roles()
    return factories.in_group(MANAGING_EDITOR, "the-editor")


def at(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour), timezone.get_current_timezone())


def week(user, **narrowed) -> dict[date, list[str]]:
    """What stands on each day of the week from `MONDAY`, in order."""
    agenda = Agenda(user, MONDAY, MONDAY + timedelta(days=6), **narrowed)
    return {
        entry.day: [
            *(str(row.event) for row in entry.events),
            *(outcome.title for outcome in entry.outcomes),
            *((row.coverage.title if row.coverage else str(row.article)) for row in entry.timed),
        ]
        for entry in agenda.days
    }


def test_a_week_begins_as_the_house_begins_its_weeks():
    assert week_of(MONDAY + timedelta(days=6)) == (MONDAY, MONDAY + timedelta(days=6))
    assert week_of(MONDAY) == (MONDAY, MONDAY + timedelta(days=6))


def test_an_event_stands_on_each_of_its_days_and_says_which_one(editor):
    factories.event("ملتقى", first_day=MONDAY - timedelta(days=1), last_day=MONDAY + timedelta(days=1))
    days = Agenda(editor, MONDAY, MONDAY + timedelta(days=6)).days
    assert [[(row.day_number, row.days) for row in entry.events] for entry in days[:3]] == [
        [(2, 3)],
        [(3, 3)],
        [],
    ]


def test_what_is_due_and_what_comes_by_itself_stand_in_the_order_of_the_clock(editor):
    Coverage.objects.create(title="عند الظهر", due_at=at(MONDAY, 12))
    Coverage.objects.create(title="فجرًا", due_at=at(MONDAY, 5))
    factories.report("تقرير مجدول", at=at(MONDAY, 9))
    promised = factories.event("قديم", first_day=date(2030, 1, 1))
    Outcome.objects.create(event=promised, title="وثيقة موعودة", due_on=MONDAY)
    assert week(editor)[MONDAY] == ["وثيقة موعودة", "فجرًا", "تقرير مجدول", "عند الظهر"]


def test_a_moment_just_after_midnight_belongs_to_its_own_day(editor):
    Coverage.objects.create(title="بعد منتصف الليل", due_at=at(MONDAY, 0))
    Coverage.objects.create(title="قبل منتصف الليل", due_at=at(MONDAY, 0) - timedelta(minutes=1))
    found = week(editor)
    assert found[MONDAY] == ["بعد منتصف الليل"]
    assert sum(found.values(), []) == ["بعد منتصف الليل"]


def test_events_of_an_unknown_day_stand_beside_the_days(editor):
    factories.event("في الشهر", first_day=date(2031, 3, 1), precision=Precision.MONTH)
    factories.event("في السنة", first_day=date(2031, 1, 1), precision=Precision.YEAR)
    factories.event("في شهر آخر", first_day=date(2031, 4, 1), precision=Precision.MONTH)
    agenda = Agenda(editor, MONDAY, MONDAY + timedelta(days=6))
    assert {str(event) for event in agenda.without_day} == {"في الشهر", "في السنة"}
    assert all(entry.is_empty for entry in agenda.days)


def test_an_event_without_a_planned_coverage_says_so(editor):
    bare, planned, dropped = (factories.event(first_day=MONDAY) for _turn in range(3))
    Coverage.objects.create(event=planned)
    cancelled = Coverage.objects.create(event=dropped)
    workflow.cancel_coverage(cancelled, by=editor, note="سبب")
    rows = {row.event: row.is_covered for row in Agenda(editor, MONDAY, MONDAY).days[0].events}
    assert rows == {bare: False, planned: True, dropped: False}


def test_a_section_and_a_colleague_narrow_everything(editor):
    here, there = factories.section(), factories.section()
    mine, other = factories.event("لنا", first_day=MONDAY), factories.event("لغيرنا", first_day=MONDAY)
    Coverage.objects.create(title="تغطيتنا", event=mine, section=here, assigned_to=editor, due_at=at(MONDAY))
    Coverage.objects.create(title="تغطيتهم", event=other, section=there, due_at=at(MONDAY))
    factories.report("تقرير هناك", to=there, at=at(MONDAY))
    assert week(editor, section=here.pk)[MONDAY] == ["لنا", "تغطيتنا"]
    assert week(editor, person=editor.pk)[MONDAY] == ["لنا", "تغطيتنا"]
    assert week(editor, section=there.pk)[MONDAY] == ["لغيرنا", "تغطيتهم", "تقرير هناك"]


def test_a_reporter_sees_no_scheduled_report_of_others(editor):
    reporter = factories.in_group(REPORTER, "the-reporter")
    factories.report("سرّ", at=at(MONDAY))
    factories.report("تقريري", by=reporter, at=at(MONDAY))
    assert week(reporter)[MONDAY] == ["تقريري"]
    assert week(editor)[MONDAY] == ["سرّ", "تقريري"]


def test_the_tray_holds_ideas_and_the_overdue_what_is_late(editor):
    now = timezone.now()
    idea = Coverage.objects.create(title="فكرة")
    late = Coverage.objects.create(title="متأخرة", due_at=now - timedelta(days=40))
    Coverage.objects.create(title="لاحقًا", due_at=now + timedelta(days=40))
    agenda = Agenda(editor, MONDAY, MONDAY)
    assert (agenda.undated, agenda.overdue) == ([idea], [late])


def test_the_screen_turns_its_pages_by_day_and_by_week(client, editor):
    client.force_login(editor, backend=BACKEND)
    page = client.get(f"{ADDRESS}?view=day&day=2031-03-03").content.decode()
    assert "day=2031-03-02" in page and "day=2031-03-04" in page
    page = client.get(f"{ADDRESS}?day=2031-03-05").content.decode()
    assert "day=2031-02-24" in page and "day=2031-03-10" in page
    assert "3–9 آذار 2031" in page


@pytest.mark.parametrize(
    "query",
    [
        "day=٣/٣/٢٠٣١",
        "day=3+آذار+2031",
        "view=x&section=x&person=9999999999999999999999",
        "day=%00",
        "section=-1",
    ],
)
def test_any_address_of_the_screen_answers(client, editor, query):
    client.force_login(editor, backend=BACKEND)
    assert client.get(f"{ADDRESS}?{query}").status_code == 200


@pytest.mark.parametrize("typed", ["32/1/2031", "كلام", "1/1/0001", "31/12/9999"])
def test_a_day_that_cannot_be_read_is_said_and_stays_in_its_box(client, editor, typed):
    client.force_login(editor, backend=BACKEND)
    page = client.get(ADDRESS, {"day": typed}).content.decode()
    assert 'role="alert"' in page and f'value="{typed}"' in page


def busy_week(editor, number: int) -> None:
    for turn in range(number):
        day = MONDAY + timedelta(days=turn % 7)
        event = factories.event(first_day=day, place=factories.Place.objects.create(name=f"مكان {turn}"))
        Outcome.objects.create(event=event, title="وثيقة", due_on=day)
        Coverage.objects.create(
            event=event,
            due_at=at(day),
            assigned_to=editor,
            section=factories.section(),
            article=factories.article(),
        )
        Coverage.objects.create(title="فكرة", event=event)
        Coverage.objects.create(title="متأخرة", due_at=timezone.now() - timedelta(days=1))
        factories.report(at=at(day))


def test_a_busy_week_asks_no_more_than_an_empty_one(client, editor):
    client.force_login(editor, backend=BACKEND)
    spent = []
    for number in (1, 12):
        busy_week(editor, number)
        client.get(f"{ADDRESS}?day={MONDAY}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{ADDRESS}?day={MONDAY}").status_code == 200
        spent.append(len(queries))
    assert spent[0] == spent[1] <= BUDGET
