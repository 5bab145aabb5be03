"""Words that find each other although no rule of inflection says so."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.translation import gettext

from articles.models import SynonymGroup
from articles.roles import ADMINISTRATOR, MANAGING_EDITOR, REPORTER, SECTION_EDITOR, make_roles
from articles.synonyms import in_use
from articles.synonyms.group import Group, read_list, spelling, words_of
from articles.synonyms.starting_list import load
from articles.synonyms.table import MOST_CLAUSES, Table
from newsroom.arabic.search_terms import fts5_match, matches, parse_query, tsquery
from tests import factories
from tests.desk import boxes

LIST = "/admin/articles/synonymgroup/"


@pytest.fixture(scope="module")
def table():
    return Table(read_list())


def finds(table: Table, query: str, text: str, level: int = 1) -> bool:
    return table.expand(parse_query(query)).finds(text, level)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ماء", "أزمة المياه في القرى"),
        ("وللمياه", "شح الماء"),
        ("امرأة", "حقوق النساء"),
        ("المرأة", "شاركت نساء كثيرات"),
        ("رجل", "اجتمع الرجال"),
        ("أول", "للمرة الأولى"),
        ("آخر", "مدينة أخرى"),
        ("بلد", "في بلاد بعيدة"),
        ("السنتين", "قبل ثلاث سنوات"),
        ("تلفزيون", "شاشات التليفزيون"),
        ("الأمريكية", "الجامعة الأميركية"),
        ("الأمريكيين", "عدد الأميركيين"),
        ("أميركا", "سفير الولايات المتحدة"),
        ("الولايات المتحدة", "رحلة إلى أمريكا"),
        ("الناتو", "قمة حلف شمال الأطلسي"),
        ("حلف شمال الأطلسي", "قمة الناتو"),
        ("كانون الثاني", "في 5 يناير"),
        ("دكتور", "ألقاها د. سامر"),
        ("سفير بريطانيا", "سفراء المملكة المتحدة"),
    ],
)
def test_a_word_finds_what_the_starting_list_says(table, query, text):
    assert finds(table, query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("أئمة", "وقف أمام الباب"),
        ("عالمة", "علماء الآثار"),
        ("كاتب", "قرأت الكتاب"),
        ("عوامل", "أحد العمال"),
        ("أميركا", "جامعة متحدة"),
        ("الولايات المتحدة", "ولايات السودان"),
        ("مظاهرة", "احتجاج شفهي"),
        ("وزير", "إدارة الوزارة"),
        ("حكم", "اجتماع الحكام"),
    ],
)
def test_what_only_looks_alike_is_not_found(table, query, text):
    assert not finds(table, query, text)


def test_every_row_of_the_starting_list_says_something():
    groups = read_list()
    assert len(groups) >= 400
    assert len({group.key for group in groups}) == len(groups)
    assert {group.kind for group in groups} == set(SynonymGroup.Kind.values)
    for group in groups:
        members = [*group.words, *group.finds]
        assert all(words_of(member) for member in members), group
        assert len({spelling(member) for member in members}) == len(members), group


def test_a_group_that_goes_one_way_does_so():
    table = Table([Group(("احتجاج",), ("مظاهرة",))])
    assert finds(table, "احتجاج", "مظاهرة في الميدان")
    assert not finds(table, "مظاهرة", "احتجاج في الميدان")


def test_an_alef_that_was_written_out_decides_which_word_is_meant():
    table = Table([Group(("علم", "أعلام"))])
    assert not finds(table, "إعلام", "علم")
    assert finds(table, "أعلام", "علم")
    assert finds(table, "اعلام", "علم")


def test_what_a_minus_takes_out_goes_with_its_synonyms(table):
    assert not finds(table, "سفير -أمريكا", "سفير في أميركا")
    assert finds(table, "سفير -أمريكا", "سفير في مصر")


def test_a_phrase_is_looked_for_as_it_is_spelt(table):
    assert not finds(table, "«أزمة الماء»", "أزمة المياه")


def test_synonyms_are_highlighted(table):
    text = "سافر إلى أميركا ثم عاد"
    asked = table.expand(parse_query("الولايات المتحدة"))
    assert [text[start:end] for start, end in matches(text, asked)] == ["أميركا"]


def test_a_query_without_synonyms_stays_the_very_same(table):
    query = parse_query("زقزقة")
    assert table.expand(query) is query


def test_the_cost_of_a_query_is_bounded():
    long_names = tuple(f"{number} ألف باء جيم دال" for number in range(10))
    table = Table([Group(("قصير", *long_names))])
    assert len(table.expand(parse_query("قصير")).terms()) <= MOST_CLAUSES


def test_both_databases_can_read_an_expanded_query(db, table):
    query = table.expand(parse_query("دكتور أميركا NATO «مياه البحر» -نساء"))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT array_to_tsvector(%s) @@ %s::tsquery", [["د", "امريكا"], tsquery(query)])
        else:
            cursor.execute("CREATE VIRTUAL TABLE temp.tried USING fts5(a, tokenize='ascii')")
            cursor.execute("SELECT count(*) FROM tried WHERE tried MATCH %s", [fts5_match(query)])
        assert cursor.fetchone()[0] in (0, False)


def test_loading_twice_changes_nothing(db):
    load()
    rows = SynonymGroup.objects.count()
    assert rows == len(read_list())
    assert not any(load().values())
    assert SynonymGroup.objects.count() == rows


def test_a_new_list_leaves_alone_what_an_editor_changed(db, tmp_path):
    SynonymGroup.objects.all().delete()
    path = tmp_path / "list.tsv"
    path.write_text("plural\tوزير، وزراء\nplural\tيوم، أيام\nplural\tماء، مياه\nplural\tشهر، شهور\n")
    load(path)
    SynonymGroup.objects.filter(words__startswith="وزير").update(words="وزير، وزراء، وزيرات")
    SynonymGroup.objects.filter(words__startswith="ماء").update(is_used=False)
    own = SynonymGroup.objects.create(words="قهوة، بن")
    path.write_text("plural\tوزير، وزراء\t\tجديد\nplural\tيوم، أيام\t\tجديد\nplural\tماء، مياه\n")
    counts = load(path)
    assert dict(counts) == {"kept": 2, "new": 0, "changed": 1, "gone": 1}
    assert SynonymGroup.objects.get(words__startswith="وزير").words == "وزير، وزراء، وزيرات"
    assert SynonymGroup.objects.get(words__startswith="يوم").note == "جديد"
    assert not SynonymGroup.objects.get(words__startswith="ماء").is_used
    assert not SynonymGroup.objects.filter(words__startswith="شهر").exists()
    assert SynonymGroup.objects.filter(pk=own.pk).exists()


def test_a_bad_list_is_refused_whole_with_its_line(db, tmp_path):
    path = tmp_path / "list.tsv"
    path.write_text("plural\tتفاحة، تفاح\nplural\tوحيد\n")
    with pytest.raises(CommandError, match="line 2"):
        call_command("load_synonyms", str(path))
    assert not SynonymGroup.objects.filter(words__startswith="تفاحة").exists()


def test_a_change_is_used_at_once_and_the_table_is_read_once(db):
    SynonymGroup.objects.all().delete()
    query = parse_query("قهوة")
    assert not in_use.expand(query).finds("حبوب البن")
    row = SynonymGroup.objects.create(words="قهوة، بن")
    assert in_use.expand(query).finds("حبوب بن")
    with CaptureQueriesContext(connection) as asked:
        in_use.expand(query)
    assert len(asked) == 1
    row.is_used = False
    row.save()
    assert not in_use.expand(query).finds("حبوب بن")
    row.delete()
    assert in_use.expand(query) is query


@pytest.mark.parametrize("role", [ADMINISTRATOR, MANAGING_EDITOR, SECTION_EDITOR, REPORTER])
def test_managing_editors_and_administrators_keep_the_table(client, db, role):
    make_roles()
    client.force_login(
        factories.in_group(role, "someone"), backend="django.contrib.auth.backends.ModelBackend"
    )
    expected = 200 if role in (ADMINISTRATOR, MANAGING_EDITOR) else 403
    assert client.get(LIST).status_code == expected
    assert client.get(f"{LIST}add/").status_code == expected


@pytest.fixture
def desk(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    SynonymGroup.objects.all().delete()

    def save(row=None, **typed):
        address = f"{LIST}{row.pk}/change/" if row else f"{LIST}add/"
        data = {**boxes(client.get(address).content.decode()), **typed}
        return client.post(address, {**data, "_save": "1"}, follow=True).content.decode()

    return save


def test_an_editor_adds_a_group_written_with_any_commas(desk):
    desk(words="قهوة ,  بن;\nقهوة")
    assert SynonymGroup.objects.get().words == "قهوة، بن"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("قهوة", "A group needs two words at least, with a comma between them."),
        ("قهوة، …", "Search reads no word in «%(word)s»: write letters or digits."),
        ("أحمد، احمد", "Search takes «%(one)s» and «%(other)s» for one word anyway: one of them is enough."),
        ("، ".join(map(str, range(21))), "So many words make two groups: twenty are the most."),
    ],
)
def test_a_group_that_search_cannot_use_is_refused_with_the_reason(desk, typed, said):
    with translation.override("ar"):
        assert gettext(said).split("%")[0] in desk(words=typed)
    assert not SynonymGroup.objects.exists()


def test_a_word_that_stands_in_another_group_is_pointed_out(desk):
    SynonymGroup.objects.create(words="قهوة، بن")
    assert "«قهوة، بن»" not in desk(words="شاي، شراب")
    assert "«قهوة، بن»" in desk(words="قهوة، مقهى")
    assert SynonymGroup.objects.count() == 3


def test_rows_of_the_starting_list_are_switched_off_and_not_deleted(client, desk, tmp_path):
    path = tmp_path / "list.tsv"
    path.write_text("plural\tوزير، وزراء\n")
    load(path)
    row = SynonymGroup.objects.get()
    assert client.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post(LIST, {"action": "switch_off", "_selected_action": [row.pk]})
    load(path)
    assert not SynonymGroup.objects.get().is_used
    own = SynonymGroup.objects.create(words="قهوة، بن")
    client.post(f"{LIST}{own.pk}/delete/", {"post": "yes"})
    assert SynonymGroup.objects.get() == row
