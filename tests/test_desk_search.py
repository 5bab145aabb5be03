"""The desk finds every word of every report; readers find only what they may read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import desk_index, workflow
from articles.models import Article, DeskDocument
from articles.search import desk, search
from articles.search.asked import read
from articles.search.filters import Filters
from articles.workflow.publishing import show_due_changes
from tests import factories

pytestmark = pytest.mark.django_db


def readers_find(text: str) -> list[str]:
    results = search(read(text), Filters())
    return [report.shown.headline for report in (*results.reports, *results.near)]


def desk_finds(text: str, **asked: bool) -> set[int]:
    return desk.reports(text, **asked)


@pytest.mark.parametrize("typed", ["المنارات", "منارة", "وللمناره", "«ترميم المنارة»", "ترميم -جسر"])
def test_the_desk_finds_a_draft_by_any_inflection_and_readers_do_not(typed):
    draft = factories.article("خطة", body="<p>بدأ ترميم المنارة القديمة.</p>")
    factories.article("أخرى", body="<p>ترميم الجسر القديم.</p>")
    assert desk_finds(typed) == {draft.pk}
    assert readers_find(typed) == []


def test_once_published_both_find_it_and_the_index_of_the_desk_lets_go():
    report = factories.report("خطة", body="<p>ترميم المنارة.</p>")
    assert desk_finds("منارة") == {report.pk}
    assert readers_find("منارة") == ["خطة"]
    assert not DeskDocument.objects.exists()


def test_a_change_that_waits_is_found_at_the_desk_alone_until_it_is_published():
    report = factories.report("خطة", body="<p>ترميم المنارة.</p>")
    workflow.save_words(report, by=None, headline="خطة", body="<p>هدم البرج.</p>")
    assert desk_finds("برج") == desk_finds("منارة") == {report.pk}
    assert readers_find("برج") == []
    workflow.publish(report, by=None)
    assert desk_finds("برج") == {report.pk}
    assert desk_finds("منارة") == set()
    assert readers_find("برج") == ["خطة"]


def test_a_change_whose_moment_has_come_moves_over():
    report = factories.report("خطة", body="<p>ترميم المنارة.</p>")
    workflow.save_words(report, by=None, headline="خطة", body="<p>هدم البرج.</p>")
    moment = timezone.now() + timedelta(hours=1)
    workflow.publish(report, by=None, at=moment)
    assert DeskDocument.objects.get().article_id == report.pk
    show_due_changes(moment)
    assert not DeskDocument.objects.exists()
    assert desk_finds("برج") == {report.pk}


def test_what_is_scheduled_is_found_at_the_desk_and_not_by_readers():
    report = factories.article("موعد", body="<p>ترميم المنارة.</p>")
    workflow.publish(report, by=None, at=timezone.now() + timedelta(days=1))
    assert desk_finds("منارة") == {report.pk}
    assert readers_find("منارة") == []


def test_what_is_withdrawn_is_found_at_the_desk_alone():
    report = factories.report("خطة", body="<p>ترميم المنارة.</p>")
    workflow.withdraw(report, by=None, reason="خطأ")
    assert desk_finds("منارة") == {report.pk}
    assert readers_find("منارة") == []


def test_what_is_deleted_is_found_no_more():
    draft = factories.article("خطة", body="<p>ترميم المنارة.</p>")
    workflow.delete_draft(draft, by=None)
    assert desk_finds("منارة") == set()
    assert not DeskDocument.objects.exists()


def test_another_section_changes_nothing_of_it():
    draft = factories.article("خطة", body="<p>ترميم المنارة.</p>")
    workflow.move_section(draft, by=None, section=factories.section("العلوم"))
    assert desk_finds("منارة") == {draft.pk}


def test_saving_the_same_words_again_writes_nothing(django_assert_num_queries):
    draft = factories.article("خطة", body="<p>ترميم المنارة.</p>")
    with django_assert_num_queries(4):  # two questions within a savepoint
        assert desk_index.refresh([draft.pk]) == 0


def test_a_part_of_a_word_is_found_in_headlines_of_the_newest(monkeypatch):
    old, new = factories.article("افتتاح المكتبات"), factories.article("مكتبة الوادي")
    assert desk_finds("كتبا") == {old.pk}
    assert desk_finds("المكت") == {old.pk}
    monkeypatch.setattr(desk, "NEAREST", 1)
    assert desk_finds("المكت") == set()
    assert desk_finds("مكت") == {new.pk}


def test_only_the_newest_matches_are_taken(monkeypatch):
    monkeypatch.setattr(desk, "MOST", 2)
    drafts = [factories.article("خطة", body="<p>ترميم المنارة.</p>") for _ in range(3)]
    reports = [factories.report("خطة", body="<p>ترميم المنارة.</p>") for _ in range(3)]
    assert desk_finds("منارة") == {one.pk for one in (*drafts[1:], *reports[1:])}


def test_what_was_changed_past_the_index_is_mended():
    draft, report = factories.article("خطة", body="<p>المنارة.</p>"), factories.report("تقرير")
    DeskDocument.objects.all().delete()
    DeskDocument.objects.create(
        article=report, revision=report.live_id, version=1, phrases=" برج ", title_terms=["برج"], terms=["برج"]
    )
    call_command("check_search")
    assert (desk_finds("منارة"), desk_finds("برج")) == ({draft.pk}, set())
    assert desk_index.mend() == 0


def test_drafts_of_before_an_upgrade_are_brought_in():
    draft = factories.article("خطة", body="<p>المنارة.</p>")
    DeskDocument.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert desk_finds("منارة") == {draft.pk}


def test_a_report_without_words_is_no_trouble():
    empty = Article.objects.create(section=factories.section())
    assert desk_index.refresh([empty.pk]) == 0
