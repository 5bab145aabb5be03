"""Suggested links: who the text names, what the desk decided, and when a name falls silent."""

from __future__ import annotations

import json

import pytest

from articles.models import LinkDecision, LinkTally, Mention
from articles.suggestions import Text, decisions, suggest
from articles.suggestions.decisions import Decision
from events import directory
from events.directory import Key
from events.models import Alone, OtherName, Place
from tests import factories
from tests.desk import send

ADDRESS = "/admin/articles/article/suggestions/"


def enter(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def surfaces(text: Text, article=None) -> dict[str, list[str]]:
    return {one.surface: [candidate.name for candidate in one.candidates] for one in suggest(text, article)}


@pytest.fixture
def tahan(db):
    return factories.person("سلمى الطحان", description="مديرة المكتبة.")


def test_a_text_names_known_people_bodies_and_places_under_their_clitics(tahan):
    factories.organisation("رابطة مكتبات الساحل")
    Place.objects.create(name="الميناء القديم")
    text = Text(body=("قالت سلمى الطحان إن القاعة مفتوحة.", "ولرابطة مكتبات الساحل فرع بالميناء القديم."))
    assert surfaces(text) == {
        "سلمى الطحان": ["سلمى الطحان"],
        "ولرابطة مكتبات الساحل": ["رابطة مكتبات الساحل"],
        "بالميناء القديم": ["الميناء القديم"],
    }


def test_places_are_counted_in_the_block_they_stand_in(tahan):
    suggestion = suggest(Text("عنوان", body=("سطر بلا اسم.", "أهلًا بسلمى الطحان.")))[0]
    place = suggestion.places[0]
    assert (place.field, place.line, place.start, place.end) == ("body", 1, 6, 18)


def test_whoever_says_something_speaks_and_whoever_is_cited_is_quoted(tahan):
    def part(*body, headline=""):
        return suggest(Text(headline, body=body))[0].candidates[0].part

    assert part("شددت مديرة المكتبة سلمى الطحان على أهمية القراءة.") == "speaker"
    assert part("وقالت سلمى الطحان: «القاعة مفتوحة».") == "quoted"
    assert part("زارت الوفود مكتب سلمى الطحان أمس.") == "mentioned"
    assert part("نص.", headline="سلمى الطحان تفتتح المكتبة") == "subject"


def test_namesakes_are_both_offered_until_one_of_them_is_linked(tahan):
    other = factories.person("سلمى الطحان", description="لاعبة شطرنج.")
    text = Text(body=("سلمى الطحان في المدينة.",))
    assert len(suggest(text)[0].candidates) == 2
    linked = suggest(text, linked=[Key("person", other.pk)])
    assert [candidate.key.number for candidate in linked[0].candidates] == [other.pk]


def test_a_name_may_be_told_never_to_match_alone_or_always(db):
    factories.person("نورس", alone=Alone.ALWAYS)
    factories.person("ريما")
    factories.organisation("دفاتر", alone=Alone.NEVER)
    assert surfaces(Text(body=("نورس وريما والدفاتر، ودفاتر أخرى.",))) == {"نورس": ["نورس"]}


def test_a_new_name_is_known_at_the_next_look(tahan):
    text = Text(body=("أم كريم في القاعة.",))
    assert surfaces(text) == {}
    OtherName.objects.create(person=tahan, name="أم كريم", kind=OtherName.Kind.KUNYA)
    assert surfaces(text) == {"أم كريم": ["سلمى الطحان"]}
    tahan.name = "سلمى البحري"
    tahan.save()
    assert surfaces(text) == {"أم كريم": ["سلمى البحري"]}
    tahan.delete()
    assert surfaces(text) == {}


def test_looking_again_asks_for_one_number_until_a_name_changes(tahan, django_assert_num_queries):
    directory.current()
    with django_assert_num_queries(1):
        first = directory.current()
    assert directory.current() is first


def test_what_was_rejected_in_a_report_stays_silent_there_and_only_there(tahan):
    report, text = factories.article(), Text(body=("سلمى الطحان في القاعة.",))
    candidate = suggest(text)[0].candidates[0]
    decisions.record(report, [Decision(candidate.alias, candidate.key, accepted=False)])
    assert surfaces(text, report) == {}
    assert surfaces(text) == {"سلمى الطحان": ["سلمى الطحان"]}


def test_a_decision_is_counted_once_a_report_and_changed_when_somebody_thinks_again(tahan):
    report, key = factories.article(), Key("person", tahan.pk)
    for accepted in (True, True, False):
        decisions.record(report, [Decision("اسم", key, accepted)])
    tally = LinkTally.objects.get()
    assert (tally.accepted, tally.rejected) == (0, 1)
    assert LinkDecision.objects.count() == 1


def test_a_name_rejected_more_often_than_not_falls_silent_after_ten_decisions(tahan):
    text = Text(body=("سلمى الطحان في القاعة.",))
    candidate = suggest(text)[0].candidates[0]
    for turn in range(10):
        assert surfaces(text), turn
        decided = Decision(candidate.alias, candidate.key, accepted=turn < 4)
        decisions.record(factories.article(), [decided])
    assert surfaces(text) == {}
    decisions.record(factories.article(), [Decision(candidate.alias, candidate.key, accepted=True)])
    decisions.record(factories.article(), [Decision(candidate.alias, candidate.key, accepted=True)])
    assert surfaces(text), "6 of 12 are half"


def test_what_a_form_sends_that_is_no_decision_is_left_out():
    good = {"alias": "اسم", "kind": "person", "number": 7, "accepted": True}
    bad = [
        {**good, "kind": "user"},
        {**good, "number": -1},
        {**good, "accepted": 1},
        17,
        None,
        {**good, "alias": "\0"},
    ]
    assert decisions.read(json.dumps([*bad, good])) == [Decision("اسم", Key("person", 7), accepted=True)]
    assert decisions.read("[") == decisions.read("7") == decisions.read("") == []


def test_the_desk_is_told_of_candidates_and_places_as_scripts_count_them(client, tahan, reporter):
    answer = enter(client, reporter).post(
        ADDRESS, {"body": ["📚 سلمى الطحان"]}, content_type="application/json"
    )
    (suggestion,) = answer.json()["suggestions"]
    assert suggestion["places"] == [{"field": "body", "line": 0, "start": 3, "end": 14}]
    assert suggestion["candidates"][0]["name"] == "سلمى الطحان"


@pytest.mark.parametrize(
    "sent", ["", "[]", '"x"', '{"body": 7}', '{"body": [1, null]}', '{"linked": 3}', "\ud800"]
)
def test_nonsense_is_answered_without_suggestions(client, reporter, sent):
    body = sent.encode("utf-8", "surrogatepass")
    answer = enter(client, reporter).post(ADDRESS, body, content_type="application/json")
    assert answer.status_code == 200
    assert answer.json() == {"suggestions": []}


def test_another_writers_draft_is_not_read(client, tahan, reporter):
    other = factories.article()
    answer = enter(client, reporter).post(ADDRESS, {"article": other.pk}, content_type="application/json")
    assert answer.status_code == 403


def test_links_and_decisions_are_saved_with_the_words(client, tahan, chief):
    section = factories.section()
    address = "/admin/articles/article/add/"
    decided = [{"alias": "سلمي الطحان", "kind": "person", "number": tahan.pk, "accepted": True}]
    rows = {"mentions-TOTAL_FORMS": "1", "mentions-0-person": tahan.pk, "mentions-0-part": "speaker"}
    typed = {"headline": "عنوان", "section": section.pk, "link_decisions": json.dumps(decided), **rows}
    send(enter(client, chief), address, "_continue", **typed)
    mention = Mention.objects.get()
    assert (mention.person, mention.part) == (tahan, "speaker")
    assert LinkTally.objects.get().accepted == 1


def test_suggesting_asks_as_much_for_fifty_names_as_for_two(db, django_assert_max_num_queries):
    people = [factories.person(f"نورس الشاطئ {word}") for word in ("الأول", "الأزرق", "البعيد", "الكبير")]
    text = Text(body=tuple(f"{person.name} هنا." for person in people) * 12)
    directory.current()
    with django_assert_max_num_queries(4):
        assert len(suggest(text)) == 4
