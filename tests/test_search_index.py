"""The search index shows what readers see, at every moment, and mends itself."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import search_index, workflow
from articles.models import Mention, SearchDocument
from articles.search import Filters, read, search
from articles.search_index import facet, facet_terms
from newsroom.arabic.search_terms import index_terms
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_in_the_index():
    factories.article()
    assert not SearchDocument.objects.exists()


def test_publishing_brings_a_report_in_and_withdrawing_takes_it_out():
    report = factories.report("افتتاح السوق")
    assert SearchDocument.objects.get().article == report
    workflow.withdraw(report, by=None, reason="خطأ")
    assert not SearchDocument.objects.exists()


def test_new_words_replace_the_old_ones_only_when_they_are_published():
    report = factories.report("افتتاح السوق")
    workflow.save_words(report, by=None, headline="إغلاق المعرض")
    assert " السوق " in SearchDocument.objects.get().phrases
    workflow.publish(report, by=None)
    assert " المعرض " in SearchDocument.objects.get().phrases


def test_a_moment_taken_back_takes_the_report_out():
    report = factories.report(at=timezone.now() + timedelta(days=3))
    assert SearchDocument.objects.exists()
    workflow.cancel_schedule(report, by=None)
    assert not SearchDocument.objects.exists()


def test_links_stand_in_the_index(paper):
    held = facet_terms(SearchDocument.objects.get(article=paper.report).facets)
    for kind in ("section", "genre", "source", "person", "organisation", "event", "place", "tag"):
        assert facet(kind, getattr(paper, kind).pk) in held


def test_the_check_mends_what_drifted(capsys):
    report, gone = factories.report("افتتاح السوق"), factories.report("إغلاق المعرض")
    before = SearchDocument.objects.values_list("phrases", flat=True).get(article=gone)
    SearchDocument.objects.filter(article=gone).delete()
    person = factories.person()
    Mention.objects.create(article=report, person=person)
    call_command("check_search")
    assert SearchDocument.objects.get(article=gone).phrases == before
    assert facet("person", person.pk) in facet_terms(SearchDocument.objects.get(article=report).facets)
    capsys.readouterr()
    assert not search_index.drifted([report.pk, gone.pk])


def test_a_changed_analyser_says_so_and_is_mended(monkeypatch, capsys):
    factories.report()
    monkeypatch.setattr(search_index, "ANALYSER_VERSION", 99)
    assert search_index.outdated() == 1
    call_command("check_search")
    assert "1" in capsys.readouterr().out
    assert SearchDocument.objects.get().version == 99


def test_a_rebuild_brings_everything_back():
    numbers = {factories.report().pk for _ in range(3)}
    SearchDocument.objects.all().delete()
    call_command("rebuild_search")
    assert set(SearchDocument.objects.values_list("article_id", flat=True)) == numbers


def test_a_report_longer_than_a_tsvector_is_cut_not_refused():
    words = " ".join(f"كلمة{number}مطوّلةجدا" for number in range(60_000))
    report = factories.report("تقرير طويل", body=f"<p>{words}</p>")
    assert SearchDocument.objects.get().article == report


def test_the_terms_are_those_of_the_analyser():
    text = "وللقدس، مُحَمَّد 12:30 و20 " + "ا" * 80
    factories.report("باب", body=f"<p>{text}</p>")
    document = SearchDocument.objects.get()
    assert facet_terms(document.terms) == {*index_terms("باب"), *index_terms(text)}


only_on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL keeps titles in a column"
)


def indexed_terms() -> set[str]:
    """What FTS5 holds, whatever its table says."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, articles_search, 'row')")
        cursor.execute("SELECT term FROM temp.held")
        found = {term for (term,) in cursor.fetchall()}
        cursor.execute("DROP TABLE temp.held")
    return found


@only_on_sqlite
def test_words_of_titles_are_terms_of_their_own_and_go_with_the_report():
    report = factories.report("افتتاح سوق", body="<p>معرض</p>")
    assert {"سوق", "¶سوق", "معرض"} <= indexed_terms()
    assert "¶معرض" not in indexed_terms()
    workflow.withdraw(report, by=None, reason="خطأ")
    assert indexed_terms() == set()


@only_on_sqlite
def test_no_list_is_walked_backwards_where_sqlite_skips_entries(paper):
    """Of 20,000 documents of many years, it found 19 of 40; that many would take too long here."""
    with CaptureQueriesContext(connection) as captured:
        for text in ("باب", "باب بيت مدينة", '"باب البيت"', "متى فتح باب البيت القديم"):
            search(read(text))
            search(read(text), Filters({"section": paper.section.pk}), cursor="b481000000000000000")
    walks = [query["sql"] for query in captured if "articles_search MATCH" in query["sql"]]
    assert len(walks) > 10
    assert not any("DESC" in walk for walk in walks)


@only_on_sqlite
def test_the_index_of_an_earlier_version_is_made_anew_by_the_migration():
    in_title, in_body = factories.report("سوق المدينة"), factories.report(body="<p>سوق المدينة</p>")
    migration = import_module("articles.migrations.0017_newest_first_in_fts5")
    with connection.cursor() as cursor:
        for statement in migration.SQLITE_BACK:
            cursor.execute(statement)
        cursor.execute(
            "SELECT count(*) FROM articles_search WHERE articles_search MATCH '{title_terms} : \"سوق\"'"
        )
        assert cursor.fetchone() == (1,)
        for statement in migration.SQLITE:
            cursor.execute(statement)
    assert [report.pk for report in search(read("سوق")).reports] == [in_title.pk, in_body.pk]


@only_on_sqlite
def test_the_check_mends_an_index_that_differs_from_its_table(capsys):
    report = factories.report("افتتاح سوق")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_search (articles_search) VALUES ('delete-all')")
    assert not search(read("سوق")).reports
    call_command("check_search")
    assert [found.pk for found in search(read("سوق")).reports] == [report.pk]
    assert "FTS5" in capsys.readouterr().out
