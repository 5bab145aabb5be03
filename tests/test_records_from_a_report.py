"""Records made while a report is written: of a selected name, or the whole event with everybody who took part."""

from __future__ import annotations

from datetime import date

import pytest

from articles.suggestions import Text, suggest
from articles.suggestions.event_reading import read_event
from articles.suggestions.kind import kind_of
from events.models import Event, OtherName, Person, Place
from newsroom.arabic.names import bare
from newsroom.models import LogEntry
from tests import factories
from tests.desk import boxes

RECORD = "/admin/articles/article/record/"
EVENT = "/admin/articles/article/event/"
TODAY = date(2026, 3, 7)
REPORT = {
    "headline": "افتتاح ملتقى «حبر الساحل» في مدينة المرفأ",
    "body": [
        "افتُتح، اليوم السبت، في مدينة المرفأ ملتقى «حبر الساحل» بمشاركة أكثر من 120 ناشرًا من 14 مدينة.",
        "وينظّم الملتقى دار الشراع الكبير بالشراكة مع عدد من الجهات، من بينها رابطة مكتبات الساحل."
        " ويتواصل على مدى يومين تحت شعار: «كتاب في كل بيت».",
        "وفي كلمتها عبر الاتصال المرئي، شددت مديرة الدار سلمى الطحان على أهمية القراءة.",
        "ومن المتوقع أن يعلن الملتقى يوم غد عن «وثيقة الناشر الصغير».",
    ],
}


def enter(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    ("selected", "name"),
    [
        ("ولرابطة", "ولرابطة"),
        ("ورابطة مكتبات الساحل", "رابطة مكتبات الساحل"),
        ("بالميناء،", "الميناء"),
        ("وللمرفأ", "المرفأ"),
        ("«حبر الساحل»", "حبر الساحل"),
        ("لليلى حداد", "ليلى حداد"),
        ("وسام الطحان", "وسام الطحان"),
        ("  سلمى\n الطحان. ", "سلمى الطحان"),
    ],
)
def test_a_selected_name_loses_the_clitics_that_can_be_nothing_else(selected, name):
    assert bare(selected) == name


def test_the_first_word_tells_what_a_name_is_likely_to_be():
    names = {"ملتقى الناشرين": "event", "المؤتمر الشعبي": "organisation", "رابطة الكتّاب": "organisation"}
    names |= {"سلمى الطحان": "person", "قاعة الشراع": "place", "صحيفة المرفأ": "source", "المرفأ": "place"}
    assert {name: kind_of(name) for name in names} == names


def test_an_event_is_read_from_the_report():
    draft = read_event(Text(REPORT["headline"], body=tuple(REPORT["body"])), today=TODAY)
    assert (draft.name, draft.kind) == ("ملتقى حبر الساحل", "conference")
    assert (draft.first_day, draft.last_day) == (TODAY, date(2026, 3, 8))
    assert (draft.slogan, draft.status) == ("كتاب في كل بيت", "under_way")
    assert draft.attendance == "أكثر من 120 ناشرًا من 14 مدينة"
    assert (draft.outcome, draft.outcome_kind, draft.outcome_due) == (
        "وثيقة الناشر الصغير",
        "document",
        date(2026, 3, 8),
    )


def test_a_report_without_an_event_leaves_the_boxes_empty():
    draft = read_event(Text("ارتفاع سعر القمح", body=("ارتفع السعر أمس.",)), today=TODAY)
    assert (draft.name, draft.slogan, draft.attendance, draft.outcome, draft.last_day) == (
        "",
        "",
        "",
        "",
        None,
    )


def test_likely_duplicates_are_shown_before_a_record_is_made(client, chief):
    known = factories.person("عبد الرحمن الطحان")
    answer = enter(client, chief).post(RECORD, {"selected": "عبدالرحمن الطحّان"})
    assert f'data-number="{known.pk}"' in answer.json()["form"]
    assert Person.objects.count() == 1


def test_a_name_that_is_never_suggested_is_a_likely_duplicate_all_the_same(client, chief):
    known = factories.organisation("دفاتر", alone="never")
    answer = enter(client, chief).post(RECORD, {"selected": "دفاتر"})
    assert f'data-number="{known.pk}"' in answer.json()["form"]
    assert not suggest(Text("دفاتر في المدينة"))


def test_a_record_is_made_in_one_step_logged_and_known_from_then_on(client, chief):
    answer = enter(client, chief).post(RECORD, {"record-kind": "person", "record-name": "سلمى الطحان", "save": "1"})
    made = Person.objects.get()
    assert answer.status_code == 201
    assert answer.json()["record"] == {"kind": "person", "number": made.pk, "name": "سلمى الطحان"}
    assert LogEntry.objects.get(verb="person.add").object_id == made.pk


def test_a_name_that_is_missing_is_an_error_beside_its_box_and_nothing_typed_is_lost(client, chief):
    sent = {"record-kind": "person", "record-name": "", "record-description": "مديرة المكتبة", "save": "1"}
    answer = enter(client, chief).post(RECORD, sent)
    assert answer.status_code == 422
    assert "مديرة المكتبة" in answer.json()["form"]
    assert "dialog-form__errors" in answer.json()["form"]


def test_who_may_add_no_record_is_offered_none(client, reporter):
    assert enter(client, reporter).post(RECORD, {"selected": "اسم"}).status_code == 403
    assert client.post(EVENT, REPORT, content_type="application/json").status_code == 403
    assert client.post(f"{EVENT}save/", {}).status_code == 403


def test_another_spelling_is_remembered_once(client, chief):
    known = factories.person("سلمى الطحان")
    sent = {"kind": "person", "number": known.pk, "selected": "سلما الطحان"}
    for _turn in range(2):
        assert enter(client, chief).post(f"{RECORD}spelling/", sent).status_code == 200
    assert OtherName.objects.get().person == known


@pytest.fixture
def cast(db):
    return {
        "person": factories.person("سلمى الطحان"),
        "house": factories.organisation("دار الشراع الكبير"),
        "partner": factories.organisation("رابطة مكتبات الساحل"),
        "place": Place.objects.create(name="المرفأ"),
    }


def test_the_event_form_is_filled_with_participants_and_saved_whole(client, chief, cast):
    linked = [
        f"person:{cast['person'].pk}",
        *(f"organisation:{cast[one].pk}" for one in ("house", "partner")),
    ]
    asked = {**REPORT, "linked": [*linked, f"place:{cast['place'].pk}"]}
    form = enter(client, chief).post(EVENT, asked, content_type="application/json").json()["form"]
    values = boxes_of(form)
    assert values["event-place"] == [str(cast["place"].pk)]
    answer = client.post(f"{EVENT}save/", values)
    assert answer.status_code == 201, answer.json()
    event = Event.objects.get()
    rows = {str(row.subject): (row.role, row.title, row.mode) for row in event.participations.all()}
    assert rows == {
        "دار الشراع الكبير": ("organiser", "", ""),
        "رابطة مكتبات الساحل": ("partner", "", ""),
        "سلمى الطحان": ("speaker", "مديرة الدار", "video"),
    }
    assert (event.place, event.slogan) == (cast["place"], "كتاب في كل بيت")
    assert event.outcomes.get().title == "وثيقة الناشر الصغير"
    assert set(LogEntry.objects.get(verb="event.add").after) >= {"participation", "outcome", "name"}


def test_a_day_that_is_none_is_an_error_and_the_participants_stay(client, chief, cast):
    asked = {**REPORT, "linked": [f"person:{cast['person'].pk}"]}
    form = enter(client, chief).post(EVENT, asked, content_type="application/json").json()["form"]
    answer = client.post(f"{EVENT}save/", {**boxes_of(form), "event-first_day": "يوم ما"})
    assert answer.status_code == 422
    assert "مديرة الدار" in answer.json()["form"]
    assert not Event.objects.exists()


def boxes_of(form: str) -> dict:
    """What the form in the dialog would send."""
    return boxes(f'<div id="content"><form>{form}</form></div>')
