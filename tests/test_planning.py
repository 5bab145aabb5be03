"""Planned coverages: from an idea to a published report, and what the desk sees of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import workflow
from articles.dashboard import Dashboard
from articles.models import Article, Coverage, Credit, Mention
from articles.roles import MANAGING_EDITOR, REPORTER, make_roles
from articles.workflow import WorkflowError
from events.models import Participation
from newsroom import edition
from newsroom.models import Edition, LogEntry
from tests import factories
from tests.desk import boxes, send

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    make_roles()
    return {
        "reporter": factories.in_group(REPORTER, "the-reporter"),
        "colleague": factories.in_group(REPORTER, "the-colleague"),
        "editor": factories.in_group(MANAGING_EDITOR, "the-editor"),
    }


@pytest.fixture
def conference(db):
    """An event with a place, a speaker, an organiser and a guest."""
    event = factories.event("مؤتمر الموانئ", place=factories.Place.objects.create(name="قاعة المرفأ"))
    for role, subject in (
        (Participation.Role.SPEAKER, {"person": factories.person("هالة المرساوي")}),
        (Participation.Role.ORGANISER, {"organisation": factories.organisation("اتحاد الموانئ")}),
        (Participation.Role.GUEST, {"person": factories.person("ضيف عابر")}),
    ):
        Participation.objects.create(event=event, role=role, **subject)
    return event


def plan(**fields) -> Coverage:
    fields.setdefault("section", factories.section())
    if not fields.get("event"):
        fields.setdefault("title", "فكرة")
    return Coverage.objects.create(**fields)


def stage(coverage: Coverage) -> str:
    coverage.refresh_from_db()
    return coverage.stage


def test_starting_a_coverage_opens_a_draft_linked_to_the_event_and_whoever_takes_part(people, conference):
    reporter = people["reporter"]
    signature = factories.person(reporter.display_name)
    coverage = plan(event=conference, assigned_to=reporter)
    article = workflow.start_coverage(coverage, by=reporter)
    assert (article.section, article.created_by) == (coverage.section, reporter)
    assert article.latest.headline == conference.name
    named = {(str(link.entity), link.part) for link in article.mentions.with_entities()}
    assert named == {
        ("مؤتمر الموانئ", Mention.Part.SUBJECT),
        ("قاعة المرفأ", Mention.Part.MENTIONED),
        ("هالة المرساوي", Mention.Part.SPEAKER),
        ("اتحاد الموانئ", Mention.Part.MENTIONED),
    }
    assert [credit.person for credit in article.credits.all()] == [signature]
    assert stage(coverage) == Coverage.Stage.IN_PROGRESS and coverage.article == article


def test_nobody_signs_where_two_people_of_the_record_share_the_name(people):
    reporter = people["reporter"]
    for _turn in range(2):
        factories.person(reporter.display_name)
    article = workflow.start_coverage(plan(), by=reporter)
    assert not Credit.objects.filter(article=article).exists()


def test_a_coverage_follows_its_report_until_readers_see_it(people):
    reporter, editor = people["reporter"], people["editor"]
    coverage = plan(assigned_to=reporter)
    article = workflow.start_coverage(coverage, by=reporter)
    workflow.submit(article, by=reporter)
    assert stage(coverage) == Coverage.Stage.SUBMITTED
    workflow.return_to_author(article, by=editor, note="ينقصه رقم")
    assert stage(coverage) == Coverage.Stage.IN_PROGRESS
    workflow.approve(article, by=editor)
    assert stage(coverage) == Coverage.Stage.SUBMITTED
    workflow.publish(article, by=None)
    assert stage(coverage) == Coverage.Stage.COMPLETED
    workflow.withdraw(article, by=editor, reason="خطأ")
    assert stage(coverage) == Coverage.Stage.COMPLETED


def test_a_scheduled_report_completes_its_coverage_at_its_moment_and_not_before(people):
    coverage = plan()
    article = workflow.start_coverage(coverage, by=people["reporter"])
    workflow.publish(article, by=None, at=timezone.now() + timedelta(hours=1))
    assert stage(coverage) == Coverage.Stage.SUBMITTED
    Article.objects.filter(pk=article.pk).update(published_at=timezone.now() - timedelta(seconds=1))
    Edition.objects.update(next_change=timezone.now() - timedelta(seconds=1))
    edition.current()
    assert stage(coverage) == Coverage.Stage.COMPLETED


def test_cancelling_the_moment_of_a_report_leaves_its_coverage_handed_in(people):
    coverage = plan()
    article = workflow.start_coverage(coverage, by=people["reporter"])
    workflow.publish(article, by=None, at=timezone.now() + timedelta(hours=1))
    workflow.cancel_schedule(article, by=None)
    assert stage(coverage) == Coverage.Stage.SUBMITTED


def test_deleting_the_draft_gives_the_coverage_back(people):
    reporter = people["reporter"]
    coverage = plan(assigned_to=reporter)
    article = workflow.start_coverage(coverage, by=reporter)
    workflow.delete_draft(article, by=reporter)
    assert stage(coverage) == Coverage.Stage.ASSIGNED
    assert coverage.article is None and coverage.assigned_to == reporter and coverage.may_begin


def test_a_refused_verb_leaves_the_coverage_where_it_stands(people):
    coverage = plan(assigned_to=people["reporter"])
    article = workflow.start_coverage(coverage, by=people["reporter"])
    with pytest.raises(PermissionDenied):
        workflow.publish(article, by=people["reporter"])
    assert stage(coverage) == Coverage.Stage.IN_PROGRESS


def test_a_cancelled_coverage_stays_cancelled_whatever_becomes_of_its_report(people):
    coverage = plan()
    article = workflow.start_coverage(coverage, by=people["reporter"])
    workflow.cancel_coverage(coverage, by=people["editor"], note="أُلغيت الفعالية")
    workflow.publish(article, by=None)
    assert stage(coverage) == Coverage.Stage.CANCELLED


def test_cancelling_needs_a_reason_and_an_editor(people):
    coverage = plan()
    with pytest.raises(WorkflowError):
        workflow.cancel_coverage(coverage, by=people["editor"], note="  ")
    with pytest.raises(PermissionDenied):
        workflow.cancel_coverage(coverage, by=people["reporter"], note="سبب")
    assert stage(coverage) == Coverage.Stage.PLANNED


def test_what_is_cancelled_can_be_taken_up_again_but_not_what_is_out(people):
    editor = people["editor"]
    coverage = plan(assigned_to=people["reporter"])
    workflow.cancel_coverage(coverage, by=editor, note="سبب")
    workflow.reopen_coverage(coverage, by=editor)
    assert stage(coverage) == Coverage.Stage.ASSIGNED
    workflow.publish(workflow.start_coverage(coverage, by=people["reporter"]), by=None)
    with pytest.raises(WorkflowError):
        workflow.reopen_coverage(coverage, by=editor)


def test_photos_are_delivered_without_a_report(people):
    coverage = plan(kind=Coverage.Kind.PHOTO, assigned_to=people["reporter"])
    with pytest.raises(PermissionDenied):
        workflow.complete_coverage(coverage, by=people["colleague"])
    workflow.complete_coverage(coverage, by=people["reporter"])
    assert stage(coverage) == Coverage.Stage.COMPLETED


def test_a_reporter_starts_what_is_theirs_or_nobodys_and_not_what_a_colleague_has(people):
    taken = plan(assigned_to=people["colleague"])
    with pytest.raises(PermissionDenied):
        workflow.start_coverage(taken, by=people["reporter"])
    free = plan()
    workflow.take_coverage(free, by=people["reporter"])
    assert stage(free) == Coverage.Stage.ASSIGNED and free.assigned_to == people["reporter"]


def test_nothing_is_started_twice(people):
    coverage = plan()
    workflow.start_coverage(coverage, by=people["reporter"])
    with pytest.raises(WorkflowError):
        workflow.start_coverage(coverage, by=people["reporter"])
    assert Article.objects.count() == 1


def test_a_section_is_asked_for_where_none_is_planned(people):
    coverage = plan(section=None)
    with pytest.raises(WorkflowError):
        workflow.start_coverage(coverage, by=people["reporter"])
    section = factories.section()
    assert workflow.start_coverage(coverage, by=people["reporter"], section=section).section == section


def test_planning_moves_no_edition_and_publishes_nothing(people):
    number = edition.current()
    coverage = plan(due_at=timezone.now() - timedelta(hours=1), assigned_to=people["reporter"])
    workflow.cancel_coverage(coverage, by=people["editor"], note="سبب")
    workflow.reopen_coverage(coverage, by=people["editor"])
    workflow.start_coverage(coverage, by=people["reporter"])
    assert edition.current() == number
    assert not Article.objects.published().exists()


def test_a_coverage_without_an_event_says_what_it_is_about():
    with pytest.raises(ValidationError):
        Coverage().full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Coverage.objects.create()


def test_who_has_it_is_written_into_the_log(client, people):
    coverage = plan(title="لقاء")
    client.force_login(people["editor"], backend=BACKEND)
    address = f"/admin/articles/coverage/{coverage.pk}/change/"
    answer = send(client, address, "_save", assigned_to=str(people["reporter"].pk))
    assert answer.status_code == 302
    assert stage(coverage) == Coverage.Stage.ASSIGNED
    entry = LogEntry.objects.get(verb="coverage.change")
    assert entry.after["assigned_to"] == people["reporter"].pk
    assert "coverage.assign" not in LogEntry.objects.values_list("verb", flat=True)
    workflow.start_coverage(coverage, by=people["reporter"])
    assert LogEntry.objects.get(verb="coverage.start").after["stage"] == "progress"


def test_the_event_form_holds_its_coverages_and_says_how_far_each_is(client, people, conference):
    plan(event=conference, assigned_to=people["reporter"], due_at=timezone.now() - timedelta(days=1))
    client.force_login(people["editor"], backend=BACKEND)
    page = client.get(f"/admin/events/event/{conference.pk}/change/").content.decode()
    assert "coverages-0-due_at_0" in page and "متأخرة" in page and "ابدأ التغطية" in page


def test_a_coverage_is_added_on_the_event_form(client, people, conference):
    client.force_login(people["editor"], backend=BACKEND)
    address = f"/admin/events/event/{conference.pk}/change/"
    row = {
        "coverages-TOTAL_FORMS": "1",
        "coverages-0-id": "",
        "coverages-0-event": str(conference.pk),
        "coverages-0-kind": "live",
        "coverages-0-assigned_to": str(people["reporter"].pk),
        "coverages-0-due_at_0": "٦/١٢/٢٠٢٥",
        "coverages-0-due_at_1": "١٨:٣٠",
    }
    assert send(client, address, "_save", **row).status_code == 302
    coverage = Coverage.objects.get()
    assert coverage.stage == Coverage.Stage.ASSIGNED and coverage.kind == Coverage.Kind.LIVE
    assert timezone.localtime(coverage.due_at).date() == date(2025, 12, 6)


def test_the_page_of_a_coverage_starts_it_and_leads_to_the_draft(client, people):
    coverage = plan()
    client.force_login(people["reporter"], backend=BACKEND)
    address = f"/admin/articles/coverage/{coverage.pk}/work/"
    sent = {**boxes(client.get(address).content.decode()), "deed": "start"}
    answer = client.post(address, sent)
    article = Article.objects.get()
    assert answer["Location"] == f"/admin/articles/article/{article.pk}/change/"


def test_a_refusal_is_said_on_the_page_and_keeps_what_was_typed(client, people):
    coverage = plan()
    client.force_login(people["editor"], backend=BACKEND)
    address = f"/admin/articles/coverage/{coverage.pk}/work/"
    answer = client.post(address, {"deed": "cancel", "note": " "})
    assert answer.status_code == 422 and "اذكر سبب" in answer.content.decode()
    for strange in ({}, {"deed": "x"}, {"deed": "start", "section": "٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣"}):
        assert client.post(address, strange).status_code in (302, 422)


def test_the_dashboard_shows_ones_own_coverages_overdue_first_and_editors_what_others_owe(client, people):
    now, reporter = timezone.now(), people["reporter"]
    plan(title="بلا موعد", assigned_to=reporter)
    plan(title="غدًا", assigned_to=reporter, due_at=now + timedelta(days=1))
    plan(title="أمس", assigned_to=reporter, due_at=now - timedelta(days=1))
    done = plan(title="أُنجزت", assigned_to=reporter, due_at=now - timedelta(days=2))
    workflow.complete_coverage(done, by=reporter)
    mine = Dashboard(reporter)
    assert [row.title for row in mine.coverages] == ["أمس", "غدًا", "بلا موعد"]
    assert mine.overdue == []
    assert [row.title for row in Dashboard(people["editor"]).overdue] == ["أمس"]
    client.force_login(reporter, backend=BACKEND)
    assert "أمس" in client.get("/admin/").content.decode()


def test_the_list_finds_what_is_overdue_undated_and_mine(client, people):
    plan(title="متأخرة جدًا", due_at=timezone.now() - timedelta(days=1))
    plan(title="فكرة في الدرج")
    client.force_login(people["editor"], backend=BACKEND)
    address = "/admin/articles/coverage/?standing="
    assert "متأخرة جدًا" in client.get(f"{address}overdue").content.decode()
    assert "متأخرة جدًا" not in client.get(f"{address}undated").content.decode()
    assert "فكرة في الدرج" in client.get(f"{address}undated").content.decode()
    assert "فكرة في الدرج" not in client.get(f"{address}mine").content.decode()
