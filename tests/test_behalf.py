"""For whom somebody speaks at an event, read from the words beside the name and from nothing else."""

from __future__ import annotations

import pytest

from articles.suggestions import suggest
from articles.suggestions.participant_reading import read_participants
from articles.suggestions.suggest import Text
from events.directory import Key
from events.models import Event
from tests import factories
from tests.test_records_from_a_report import EVENT, boxes_of, enter

SPEAK_FOR = (
    "قال سامر خليل نيابة عن جمعية المرفأ إن الماء حق.",
    "قال سامر خليل، نيابةً عن «جمعية المرفأ»، إن الماء حق.",
    "وألقى سامر خليل كلمة نيابة عن جمعية المرفأ شكر فيها الحضور.",
    "وتحدث سامر خليل في كلمة ألقاها بالنيابة عن جمعية المرفأ.",
    "وحضر الافتتاح سامر خليل ممثلًا لجمعية المرفأ.",
    "وحضر الافتتاح سامر خليل ممثلاً عن جمعية المرفأ.",
    "وشارك سامر خليل ممثلا ل«جمعية المرفأ» في الجلسة.",
    "وحضر سامر خليل مندوبًا عن جمعية المرفأ.",
    "وقال نيابة عن جمعية المرفأ رئيسها سامر خليل إن الماء حق.",
    "وألقى نيابةً عن جمعية المرفأ، السيد سامر خليل كلمة.",
)
SAY_NOTHING = (
    "واستقبل سامر خليل وفدًا ممثلًا لجمعية المرفأ.",
    "واستقبل سامر خليل ليلى الكرمي نيابة عن جمعية المرفأ.",
    "وشكر نيابة عن جمعية المرفأ سامر خليل.",
    "وقال نيابة عن جمعية المرفأ إنه يشكر سامر خليل.",
    "وقالت ليلى الكرمي نيابة عن جمعية المرفأ لسامر خليل إنها تشكره.",
    "قال سامر خليل نيابة عن رئيس جمعية المرفأ إن الماء حق.",
    "قال سامر خليل إن جمعية المرفأ تعمل نيابة عن الجميع.",
    "قال سامر خليل. نيابة عن جمعية المرفأ شكرت ليلى الكرمي الحضور.",
    "فتحت النيابة تحقيقًا مع سامر خليل بشكوى من جمعية المرفأ.",
    "وقال القيادي في جمعية المرفأ سامر خليل إن الماء حق.",
    "والممثلة عن دورها سامر خليل، جمعية المرفأ.",
)


@pytest.fixture
def cast(db):
    return {
        "speaker": Key("person", factories.person("سامر خليل").pk),
        "other": Key("person", factories.person("ليلى الكرمي").pk),
        "body": Key("organisation", factories.organisation("جمعية المرفأ").pk),
    }


def rows(line: str, linked):
    text = Text(body=(line,))
    return {row.key: row for row in read_participants(text, suggest(text, linked=linked), linked)}


@pytest.mark.parametrize("line", SPEAK_FOR)
def test_who_speaks_for_a_body_stands_beside_it(cast, line):
    found = rows(line, [cast["speaker"], cast["body"]])
    assert found[cast["speaker"]].on_behalf_of == cast["body"]
    assert "نيابة" not in found[cast["speaker"]].title
    assert found[cast["body"]].role == "", "who is spoken for takes no part itself"


@pytest.mark.parametrize("line", SAY_NOTHING)
def test_words_that_say_nothing_of_it_are_left_alone(cast, line):
    found = rows(line, list(cast.values()))
    assert found[cast["speaker"]].on_behalf_of is None


def test_a_woman_who_represents_keeps_her_title(cast):
    found = rows("وقالت ممثلة جمعية المرفأ ليلى الكرمي إن الماء حق.", list(cast.values()))
    assert found[cast["other"]].title == "ممثلة جمعية المرفأ"


def test_only_what_the_report_is_linked_to_is_spoken_for(cast):
    assert rows(SPEAK_FOR[0], [cast["speaker"]])[cast["speaker"]].on_behalf_of is None


def test_the_form_of_the_event_shows_it_and_saves_it(client, chief, cast):
    linked = [f"{key.kind}:{key.number}" for key in cast.values()]
    report = {"headline": "افتتاح ملتقى الماء", "body": [SPEAK_FOR[4], "وقالت ليلى الكرمي إن الماء حق."]}
    form = (
        enter(client, chief)
        .post(EVENT, {**report, "linked": linked}, content_type="application/json")
        .json()["form"]
    )
    values = boxes_of(form)
    assert [value for name, value in values.items() if name.endswith("-on_behalf_of")] == [
        [str(cast["body"].number)]
    ]
    values |= {name: ["guest"] for name, value in values.items() if name.endswith("-role")}
    assert client.post(f"{EVENT}save/", values).status_code == 201
    said = {str(row.subject): str(row.on_behalf_of or "") for row in Event.objects.get().participations.all()}
    assert said == {"سامر خليل": "جمعية المرفأ", "ليلى الكرمي": "", "جمعية المرفأ": ""}
