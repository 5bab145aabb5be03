"""Merging at the desk: two are compared, merged and told apart again; likely duplicates are listed."""

from __future__ import annotations

from datetime import date

import pytest

from articles.models import Mention, Tag
from articles.roles import MANAGING_EDITOR, SECTION_EDITOR, make_roles
from events.models import OtherName, Person
from newsroom import edition
from newsroom.arabic.names.pairs import likely_pairs
from newsroom.models import DistinctPair, LogEntry, MergeLog
from tests import factories
from tests.desk import boxes

PEOPLE = "/admin/events/person/"


def enter(client, group: str):
    make_roles()
    account = factories.in_group(group, "someone")
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return account


@pytest.fixture
def managing(client, db):
    return enter(client, MANAGING_EDITOR)


@pytest.fixture
def pair(db):
    kept = factories.person("سمير حداد", description="كاتب من الميناء")
    gone = factories.person("سمير الحدّاد", description="روائي")
    Mention.objects.create(article=factories.report(), person=gone)
    return kept, gone


def merge_page(kept, gone) -> str:
    return f"{PEOPLE}{kept.pk}/merge/?other={gone.pk}"


def test_a_form_leads_to_the_merge_and_a_list_to_the_duplicates(client, managing, pair):
    kept, _gone = pair
    assert f'href="{PEOPLE}{kept.pk}/merge/"' in client.get(f"{PEOPLE}{kept.pk}/change/").content.decode()
    assert f'href="{PEOPLE}duplicates/"' in client.get(PEOPLE).content.decode()


def test_who_may_not_merge_sees_no_way_to_it(client, pair):
    enter(client, SECTION_EDITOR)
    kept, gone = pair
    page = client.get(f"{PEOPLE}{kept.pk}/change/").content.decode() + client.get(PEOPLE).content.decode()
    assert "/merge/" not in page
    assert "duplicates" not in page
    assert "merge_two" not in page
    assert client.post(merge_page(kept, gone), {"other": gone.pk}).status_code == 403


def test_the_box_offers_the_other_record_and_names_that_are_alike(client, managing, pair):
    kept, gone = pair
    page = client.get(f"{PEOPLE}{kept.pk}/merge/").content.decode()
    assert merge_page(kept, gone).replace("&", "&amp;") in page
    assert "admin-autocomplete" in page


@pytest.mark.parametrize("other", ["999999", "x", "itself", "9" * 30])
def test_what_is_no_other_record_is_asked_for_again(client, managing, pair, other):
    kept, _gone = pair
    page = client.get(f"{PEOPLE}{kept.pk}/merge/", {"other": kept.pk if other == "itself" else other})
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()


def test_the_page_shows_what_moves_and_what_differs_and_changes_nothing(client, managing, pair):
    kept, gone = pair
    page = client.get(merge_page(kept, gone)).content.decode()
    assert "كاتب من الميناء" in page
    assert "روائي" in page
    assert str(Mention._meta.verbose_name_plural) in page
    assert f"{PEOPLE}{gone.pk}/merge/?other={kept.pk}" in page.replace("&amp;", "&")
    assert Person.objects.count() == 2


def test_an_editor_merges_with_a_choice_and_undoes_it(client, managing, pair):
    kept, gone = pair
    typed = {**boxes(client.get(merge_page(kept, gone)).content.decode()), "choice-description": "gone"}
    answer = client.post(f"{PEOPLE}{kept.pk}/merge/", typed, follow=True)
    kept.refresh_from_db()
    assert kept.description == "روائي"
    assert kept.name == "سمير حداد"
    assert kept.mentions.count() == 1
    log = MergeLog.objects.get()
    assert log.by == managing
    assert f"/admin/newsroom/mergelog/{log.pk}/change/" in answer.content.decode()
    undo = f"/admin/newsroom/mergelog/{log.pk}/undo/"
    assert undo in client.get(f"/admin/newsroom/mergelog/{log.pk}/change/").content.decode()
    assert client.get(undo).status_code == 200
    assert Person.objects.count() == 1
    client.post(undo)
    assert set(Person.objects.values_list("name", "description")) == {
        ("سمير حداد", "كاتب من الميناء"),
        ("سمير الحدّاد", "روائي"),
    }
    assert undo not in client.get(f"/admin/newsroom/mergelog/{log.pk}/change/").content.decode()
    assert LogEntry.objects.filter(verb="person.undo_merge", by=managing).count() == 2


def test_what_is_in_the_way_of_undoing_is_said(client, managing, pair):
    kept, gone = pair
    typed = {**boxes(client.get(merge_page(kept, gone)).content.decode()), "choice-description": "gone"}
    client.post(f"{PEOPLE}{kept.pk}/merge/", typed)
    Person.objects.update(description="صحفي")
    undo = f"/admin/newsroom/mergelog/{MergeLog.objects.get().pk}/undo/"
    for answer in (client.get(undo), client.post(undo)):
        page = answer.content.decode()
        assert 'role="alert"' in page
        assert str(Person._meta.get_field("description").verbose_name) in page
    assert Person.objects.count() == 1


def test_a_merge_that_was_decided_before_somebody_saved_is_shown_again_with_the_choices(
    client, managing, pair
):
    kept, gone = pair
    typed = {**boxes(client.get(merge_page(kept, gone)).content.decode()), "choice-description": "gone"}
    Person.objects.get(pk=gone.pk).claim(0)
    page = client.post(f"{PEOPLE}{kept.pk}/merge/", typed).content.decode()
    assert 'role="alert"' in page
    assert 'name="choice-description" value="gone" checked' in page
    assert Person.objects.count() == 2


@pytest.mark.parametrize("ticked", [1, 3])
def test_the_action_wants_exactly_two(client, managing, ticked):
    people = [factories.person() for _number in range(ticked)]
    data = {"action": "merge_two", "_selected_action": [person.pk for person in people]}
    answer = client.post(PEOPLE, data, follow=True)
    assert answer.redirect_chain[-1][0].startswith(PEOPLE)
    assert "errorlist" in answer.content.decode() or 'class="error"' in answer.content.decode()


def test_the_action_opens_the_comparison_of_two(client, managing, pair):
    kept, gone = pair
    answer = client.post(PEOPLE, {"action": "merge_two", "_selected_action": [gone.pk, kept.pk]})
    assert answer["Location"] == merge_page(kept, gone)


def test_likely_duplicates_are_listed_until_somebody_says_that_they_are_not_the_same(client, managing, pair):
    kept, gone = pair
    factories.person("ليلى الكرمي")
    page = client.get(f"{PEOPLE}duplicates/").content.decode()
    assert page.count('class="pair"') == 1
    assert merge_page(kept, gone) in page.replace("&amp;", "&")
    client.post(f"{PEOPLE}duplicates/distinct/", {"first": gone.pk, "second": kept.pk})
    assert DistinctPair.objects.get().by == managing
    assert 'class="pair"' not in client.get(f"{PEOPLE}duplicates/").content.decode()


def test_another_name_makes_a_pair_too(client, managing):
    one, other = factories.person("محمود سليم"), factories.person("أبو رامي الحسن")
    OtherName.objects.create(person=one, name="أبو رامي الحسن", kind="kunya")
    page = client.get(f"{PEOPLE}duplicates/").content.decode()
    assert merge_page(one, other) in page.replace("&amp;", "&")


def test_events_of_different_years_are_no_duplicates(client, managing):
    for year in (2024, 2025):
        factories.event("مهرجان الربيع", first_day=date(year, 3, 21))
    assert 'class="pair"' not in client.get("/admin/events/event/duplicates/").content.decode()
    factories.event("مهرجان الربيع", first_day=date(2025, 3, 22))
    edition.move()
    assert client.get("/admin/events/event/duplicates/").content.decode().count('class="pair"') == 1


def test_tags_are_merged_like_records(client, managing):
    kept, gone = Tag.objects.create(name="كتاب"), Tag.objects.create(name="الكتاب")
    report = factories.report(tags=("الكتاب",))
    address = f"/admin/articles/tag/{kept.pk}/merge/?other={gone.pk}"
    client.post(address, boxes(client.get(address).content.decode()))
    assert list(report.tags.all()) == [kept]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سمير حداد", "سمير الحدّاد"),
        ("عبد الرحمن القاسم", "عبدالرحمن القاسم"),
        ("أحمد الخطيب", "احمد الخطيب"),
        ("سمير محمد حداد", "سمير حداد"),
        ("أليكس فيرغسون", "أليكس فيرجسون"),
        ("هدى الأسعد", "هدى الاسعد"),
    ],
)
def test_spellings_of_one_name_are_a_pair(one, other):
    assert [pair[:2] for pair in likely_pairs([(1, one), (2, other), (3, "نادر العلي")])] == [(1, 2)]


@pytest.mark.parametrize(("one", "other"), [("سامي حداد", "نادر حداد"), ("سمير حداد", "نادر العلي")])
def test_names_of_two_people_are_no_pair(one, other):
    assert likely_pairs([(1, one), (2, other)]) == []


def test_an_entity_is_no_duplicate_of_itself():
    assert likely_pairs([(1, "سمير حداد"), (1, "سمير الحداد")]) == []
