"""The index of names: any part of any name in any spelling, kept with each change, bounded whatever its size."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import Tag
from events import name_index, name_search
from events.models import NameTerm, OtherName, Person, Place, Source
from newsroom import edition
from newsroom.deduplication import merge, undo
from tests import factories

pytestmark = pytest.mark.django_db


def found(model, text: str) -> set[str]:
    return {str(row) for row in model.objects.filter(name_search.matching(model, text))}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("أحمد القاسمي", "احم"),
        ("أحمد القاسمي", "قاسم احمد"),
        ("أحمد قاسمي", "القاسمي"),
        ("مؤسّسة الأرشيف", "الارشيف موسسه"),
        ("وزارة التخطيط والتنمية", "تنمية"),
        ("مركز الفرات للدراسات", "الفرات دراسات"),
        ("عبد الرحمن الوزان", "عبدالرحمن"),
        ("عبدالرحمن الوزان", "عبد الرحمن"),
        ("أبو جهاد", "أبي جهاد"),
        ("أبو جهاد", "ابوجهاد"),
        ("حسن بن يوسف", "ابن يوسف"),
        ("هيئة الإذاعة BBC", "bbc"),
        ("دورة ٢٠٢٥", "2025"),
        ("علي", "على"),
    ],
)
def test_a_name_is_found_by_the_beginning_of_any_word_in_any_spelling(name, typed):
    factories.person(name)
    assert found(Person, typed) == {name}


@pytest.mark.parametrize("typed", ["حمد", "أحمد حداد", "ألماسي", "!!!", "😀"])
def test_what_begins_no_word_of_the_name_finds_nothing(typed):
    factories.person("أحمد القاسمي")
    factories.person("سلمى حداد")
    factories.person("ماسي")
    assert found(Person, typed) == set()


@pytest.mark.parametrize("many", [0, 2, 50_000])
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("س", {"سلمى الحداد", "سالم القاسمي", "نور السراج"}),
        ("ا س", {"سلمى الحداد", "سالم القاسمي", "نور السراج"}),
        ("ال سل", {"سلمى الحداد"}),
        ("القاسمي س", {"سالم القاسمي"}),
        ("الحداد ا", {"سلمى الحداد"}),
        ("ن سلمى", set()),
    ],
)
def test_beginnings_of_few_letters_find_the_same_however_many_names_they_begin(
    monkeypatch, many, typed, names
):
    monkeypatch.setattr(name_search, "MANY", many)
    for name in ("سلمى الحداد", "سالم القاسمي", "نور السراج", "خليل وزان"):
        factories.person(name)
    assert found(Person, typed) == names


def test_names_are_looked_up_by_the_index_and_records_by_their_numbers():
    factories.person("سلمى الحداد")
    rows = Person.objects.filter(name_search.matching(Person, "الحداد س")).order_by("sort_key", "id")
    if connection.vendor == "postgresql":
        assert '"id" = ANY(ARRAY(' in str(rows.query)  # its plans depend on how much there is
        return
    plan = rows.explain()
    assert "SCAN" not in plan, plan
    assert "(kind=? AND term>? AND term<?)" in plan, plan
    assert "name_term_of (kind=? AND number=?" in plan, plan


def test_words_may_stand_in_different_names_of_one_record():
    person = factories.person("خليل الوزان")
    OtherName.objects.create(person=person, name="أبو جهاد", kind=OtherName.Kind.KUNYA)
    factories.person("خليل حداد")
    assert found(Person, "خليل جهاد") == {"خليل الوزان"}


def test_kinds_with_the_same_number_are_kept_apart():
    person = factories.person("مرسى")
    Place.objects.create(pk=person.pk, name="الوادي")
    assert found(Place, "مرسى") == set()
    assert found(Person, "مرسى") == {"مرسى"}


def test_the_index_follows_a_new_name_another_name_and_their_end():
    person = factories.person("خليل الوزان")
    other = OtherName.objects.create(person=person, name="أبو جهاد")
    person.name = "خليل السراج"
    person.save()
    assert (found(Person, "الوزان"), found(Person, "السراج"), found(Person, "جهاد")) == (
        set(),
        {"خليل السراج"},
        {"خليل السراج"},
    )
    other.name = "أبو سعيد"
    other.save()
    assert (found(Person, "جهاد"), found(Person, "سعيد")) == (set(), {"خليل السراج"})
    other.delete()
    assert found(Person, "سعيد") == set()
    person.delete()
    assert not NameTerm.objects.filter(kind="person").exists()


def test_saving_without_a_new_name_writes_nothing():
    person = factories.person("خليل الوزان")
    before = set(NameTerm.objects.values_list("pk", flat=True))
    person.save()
    assert set(NameTerm.objects.values_list("pk", flat=True)) == before


def test_names_saved_together_are_found_afterwards_and_nothing_waits_any_longer():
    with name_index.together():
        factories.person("خليل الوزان")
        Tag.objects.create(name="الزيتون والحصاد")
        assert found(Person, "وزان") == set()
    assert (found(Person, "وزان"), found(Tag, "حصاد")) == ({"خليل الوزان"}, {"الزيتون والحصاد"})
    factories.person("سلمى السراج")
    assert found(Person, "سراج") == {"سلمى السراج"}


def test_a_tag_and_a_source_are_found_too():
    Tag.objects.create(name="الزيتون والحصاد")
    Source.objects.create(name="وكالة المرفأ")
    assert found(Tag, "حصاد") == {"الزيتون والحصاد"}
    assert found(Source, "مرفا") == {"وكالة المرفأ"}


def test_a_merged_record_is_found_by_both_names_and_two_again_each_by_its_own():
    kept, gone = factories.person("خليل الوزان"), factories.person("خالد السراج")
    OtherName.objects.create(person=gone, name="أبو جهاد")
    log = merge(kept, gone, by=None)
    assert found(Person, "جهاد") == found(Person, "سراج") == found(Person, "وزان") == {"خليل الوزان"}
    assert not NameTerm.objects.filter(number=log.gone_id, kind="person").exists()
    undo(log, by=None)
    assert found(Person, "جهاد") == found(Person, "سراج") == {"خالد السراج"}
    assert found(Person, "وزان") == {"خليل الوزان"}


def test_what_was_written_past_the_index_is_mended(capsys):
    person, gone = factories.person("خليل الوزان"), factories.person("سلمى حداد")
    Person.objects.filter(pk=person.pk).update(name="خليل السراج")
    Person.objects.filter(pk=gone.pk)._raw_delete("default")
    call_command("check_search")
    assert (found(Person, "سراج"), found(Person, "وزان")) == ({"خليل السراج"}, set())
    assert not NameTerm.objects.filter(number=gone.pk, kind="person").exists()
    assert name_index.mend() == 0


def test_an_index_that_was_never_made_is_made_after_an_upgrade():
    factories.person("خليل الوزان")
    NameTerm.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert found(Person, "وزان") == {"خليل الوزان"}


def test_no_box_counts_more_than_anybody_scrolls_nor_looks_through_text(
    client, chief, django_assert_max_num_queries
):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    Person.objects.bulk_create(
        Person(name=f"شخص {n}", slug=f"p{n}", sort_key=f"{n:05}") for n in range(1_030)
    )
    name_index.mend()
    edition.move()
    asked = {"app_label": "articles", "model_name": "credit", "field_name": "person"}
    with django_assert_max_num_queries(6) as queries:
        answer = client.get("/admin/autocomplete/", {**asked, "term": "شخ"}).json()
    assert (len(answer["results"]), answer["pagination"]["more"]) == (20, True)
    said = " ".join(query["sql"] for query in queries.captured_queries)
    assert "LIKE" not in said.upper()
    assert "LIMIT 1001" in said
    last = client.get("/admin/autocomplete/", {**asked, "term": "شخ", "page": 50}).json()
    assert (len(last["results"]), last["pagination"]["more"]) == (20, False)
