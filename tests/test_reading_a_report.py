"""What an event's form takes from the words of a report: the report's own day, the days of the event, its place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from articles.suggestions import Suggestion, Text
from articles.suggestions.event_reading import read_event
from articles.suggestions.place_reading import read_place
from articles.suggestions.report_day import written_on
from articles.suggestions.suggest import Candidate, Place
from events.directory import Key

WEDNESDAY = date(2026, 3, 11)
HEADLINE = "افتتاح ملتقى «حبر الساحل»"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (["افتُتح، اليوم السبت، الملتقى."], date(2026, 3, 7)),
        (["افتُتح أمس الثلاثاء الملتقى."], WEDNESDAY),
        (["ينطلق غدًا (الجمعة) الملتقى."], date(2026, 3, 5)),
        (["افتُتح اليوم الملتقى."], WEDNESDAY),
        (["المرفأ – السبت، 06 كانون الأول، 2025", "افتُتح اليوم الملتقى."], date(2025, 12, 6)),
        (["افتُتح اليوم الملتقى.", "6 ديسمبر 2025"], date(2025, 12, 6)),
        (["يُفتتح الملتقى في 6 كانون الأول 2025."], WEDNESDAY),
        ([], WEDNESDAY),
    ],
)
def test_a_report_says_when_it_was_written(body, day):
    assert written_on(body, WEDNESDAY) == day


@pytest.mark.parametrize(
    ("opening", "first"),
    [
        ("افتُتح، اليوم السبت، ملتقى «حبر الساحل».", date(2026, 3, 7)),
        ("اختُتم أمس الثلاثاء ملتقى «حبر الساحل».", date(2026, 3, 10)),
        ("ينطلق غدًا الخميس ملتقى «حبر الساحل».", date(2026, 3, 12)),
        ("ينطلق بعد غد ملتقى «حبر الساحل».", date(2026, 3, 13)),
        ("ينطلق في 5 نيسان 2026 ملتقى «حبر الساحل»، قال المنظّمون اليوم.", date(2026, 4, 5)),
        ("يستعد الناشرون لملتقى «حبر الساحل».", WEDNESDAY),
    ],
)
def test_the_first_day_is_what_the_opening_speaks_of(opening, first):
    assert read_event(Text(HEADLINE, body=(opening,)), today=WEDNESDAY).first_day == first


@pytest.mark.parametrize(
    ("words", "attendance", "stated_by"),
    [
        ("بمشاركة أكثر من 300 شخص من 30 دولة.", "أكثر من 300 شخص من 30 دولة", ""),
        ("بحضور نحو 90 ناشرًا بحسب المنظّمين، من المدينة.", "نحو 90 ناشرًا", "المنظّمين"),
        ("بحضور نحو 90 ناشرًا، وفق اللجنة التحضيرية.", "نحو 90 ناشرًا", "اللجنة التحضيرية"),
        ("بحضور نحو 90 ناشرًا وفقًا لبلدية المرفأ.", "نحو 90 ناشرًا", "بلدية المرفأ"),
        ("بحضور الناشرين.", "", ""),
    ],
)
def test_attendance_is_read_with_whoever_states_it(words, attendance, stated_by):
    draft = read_event(Text(HEADLINE, body=(f"افتُتح الملتقى {words}",)), today=WEDNESDAY)
    assert (draft.attendance, draft.attendance_stated_by) == (attendance, stated_by)


def test_a_promise_for_tomorrow_counts_from_the_day_of_the_report_not_of_its_typing():
    body = (
        "المرفأ – السبت، 06 كانون الأول، 2025",
        "افتُتح اليوم ملتقى «حبر الساحل»، ويستمر يومين.",
        "ومن المتوقع أن يعلن الملتقى يوم غد الأحد عن «وثيقة الناشر الصغير».",
    )
    draft = read_event(Text(HEADLINE, body=body), today=WEDNESDAY)
    first = date(2025, 12, 6)
    assert (draft.first_day, draft.last_day, draft.outcome_due) == (first, *[first + timedelta(days=1)] * 2)
    assert draft.status == "held"


def named(text: Text, **numbers: int) -> list[Suggestion]:
    """Every place of each word in the text."""
    lines = [("headline", 0, text.headline), *(("body", number, line) for number, line in enumerate(text.body))]
    return [
        Suggestion(
            word,
            tuple(
                Place(box, number, at, at + len(word))
                for box, number, line in lines
                for at in range(len(line))
                if line.startswith(word, at)
            ),
            (Candidate(Key("place", key), word, word, "", "mentioned"),),
        )
        for word, key in numbers.items()
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "افتُتح في المرفأ ملتقى الساحل.",
        "افتُتح ملتقى أهل الساحل في مدينة المرفأ.",
        "افتُتح ملتقى «الساحل للقراءة» بمدينة المرفأ.",
        "المرفأ – «الساحل في كتاب» عنوان ملتقى جديد.",
    ],
)
def test_an_event_takes_place_where_the_text_first_says_in(opening):
    text = Text("ملتقى «عهد الساحل»", body=(opening,))
    found = named(text, الساحل=1, المرفأ=2)
    assert read_place(text, found, {1: None, 2: None}) == 2
    assert read_place(text, found, {1: None}) == 1
    assert read_place(text, found, {}) is None


def test_a_hall_within_the_place_is_more_exact():
    text = Text("ملتقى في المرفأ", body=("افتُتح في القلعة في المرفأ ملتقى الساحل.",))
    found = named(text, المرفأ=1, القلعة=2)
    assert read_place(text, found, {1: None, 2: 1}) == 2
    assert read_place(text, found, {1: None, 2: None}) == 1
