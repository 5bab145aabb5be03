"""The verbs of the desk: what each does, and beside it whom and what it refuses."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import Article, Correction, Credit, Mention
from articles.stages import Stage
from articles.workflow import WorkflowError
from newsroom import edition
from newsroom.models import Edition, LogEntry
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def seen(article):
    """Whether readers see the report now."""
    return Article.objects.published().filter(pk=article.pk).exists()


def last_log(article):
    """The newest row of the log about the report."""
    return LogEntry.objects.filter(object_id=article.pk, verb__startswith="article.").latest("id")


@pytest.fixture
def own(reporter):
    """The reporter's own draft."""
    return factories.article(by=reporter)


def test_saving_makes_a_numbered_revision_that_readers_do_not_see(own, reporter):
    second = workflow.save_words(own, by=reporter, headline="عنوان آخر", body="<p>نص</p>")
    own.refresh_from_db()
    assert (second.number, own.latest, own.live, second.by) == (2, second, None, reporter)
    assert not seen(own)


def test_saving_the_same_words_again_makes_no_revision(own, reporter):
    words = {"headline": "عنوان", "body": "<p>نص</p>", "kicker": "تمهيد", "standfirst": "مقدمة"}
    first = workflow.save_words(own, by=reporter, **words)
    assert workflow.save_words(own, by=reporter, **words) == first
    assert own.revisions.count() == 2


def test_nobody_changes_the_words_of_anothers_draft_or_of_one_handed_in(own, reporter, stranger):
    other = factories.user("other", "articles.change_article")
    for person in (stranger, other):
        with pytest.raises(PermissionDenied):
            workflow.save_words(own, by=person, headline="x")
    workflow.submit(own, by=reporter)
    with pytest.raises(PermissionDenied):
        workflow.save_words(own, by=reporter, headline="x")


def test_an_editor_changes_any_words(own, editor):
    assert workflow.save_words(own, by=editor, headline="عنوان المحرر").by == editor


def test_a_reporter_hands_in_the_own_draft(own, reporter):
    assert workflow.submit(own, by=reporter).stage == Stage.SUBMITTED
    assert last_log(own).verb == "article.submit"


def test_nobody_hands_in_what_is_not_theirs_or_twice(own, reporter, stranger):
    with pytest.raises(PermissionDenied):
        workflow.submit(own, by=stranger)
    workflow.submit(own, by=reporter)
    with pytest.raises((WorkflowError, PermissionDenied)):
        workflow.submit(own, by=reporter)


def test_an_editor_returns_and_approves(own, reporter, editor):
    workflow.submit(own, by=reporter)
    assert workflow.return_to_author(own, by=editor, note="ينقصه مصدر").stage == Stage.DRAFT
    assert last_log(own).note == "ينقصه مصدر"
    workflow.submit(own, by=reporter)
    assert workflow.approve(own, by=editor).stage == Stage.APPROVED


def test_nothing_is_returned_without_a_note(own, reporter, editor):
    workflow.submit(own, by=reporter)
    with pytest.raises(WorkflowError):
        workflow.return_to_author(own, by=editor, note="  ")
    own.refresh_from_db()
    assert own.stage == Stage.SUBMITTED


def test_a_reporter_neither_returns_nor_approves(own, reporter):
    workflow.submit(own, by=reporter)
    for verb in (workflow.return_to_author, workflow.approve):
        with pytest.raises(PermissionDenied):
            verb(own, by=reporter)


def test_a_published_report_is_neither_approved_nor_handed_in(own, editor):
    workflow.publish(own, by=editor)
    for verb in (workflow.approve, workflow.submit):
        with pytest.raises(WorkflowError):
            verb(own, by=editor)


def test_publishing_shows_the_latest_words_at_an_address_made_of_the_headline(own, editor):
    before = timezone.now()
    published = workflow.publish(own, by=editor)
    assert published.stage == Stage.PUBLISHED
    assert published.live == published.latest
    assert before <= published.published_at <= timezone.now()
    assert published.first_published_at == published.published_at
    assert published.slug
    assert seen(own)


@pytest.mark.parametrize("who", ["reporter", "stranger"])
def test_whoever_may_not_publish_does_not(own, who, request):
    person = request.getfixturevalue(who) if who == "stranger" else own.created_by
    for verb, arguments in (
        (workflow.publish, {}),
        (workflow.withdraw, {"reason": "سبب"}),
        (workflow.correct, {"text": "تصويب"}),
    ):
        with pytest.raises(PermissionDenied):
            verb(own, by=person, **arguments)
    assert not seen(own)
    assert not LogEntry.objects.filter(by=person, verb="article.publish").exists()


def test_an_account_that_is_closed_may_nothing(own, chief):
    chief.is_active = False
    with pytest.raises(PermissionDenied):
        workflow.publish(own, by=chief)


def test_a_report_without_words_is_not_published(chief):
    empty = Article.objects.create(section=factories.section())
    with pytest.raises(WorkflowError):
        workflow.publish(empty, by=chief)


def test_a_scheduled_report_appears_at_its_moment_without_anybody_doing_anything(own, editor):
    moment = timezone.now() + HOUR
    scheduled = workflow.publish(own, by=editor, at=moment)
    assert scheduled.is_scheduled
    assert not seen(own)
    assert Article.objects.published(moment).filter(pk=own.pk).exists()
    assert Edition.objects.get().next_change == moment


def test_a_moment_to_come_for_words_that_readers_see_already_is_refused(own, editor):
    workflow.publish(own, by=editor)
    with pytest.raises(WorkflowError):
        workflow.publish(own, by=editor, at=timezone.now() + HOUR)
    assert seen(own)


def test_the_moment_of_a_scheduled_report_can_be_moved(own, editor):
    workflow.publish(own, by=editor, at=timezone.now() + HOUR)
    later = timezone.now() + 2 * HOUR
    assert workflow.publish(own, by=editor, at=later).published_at == later


def test_new_words_of_a_published_report_wait_for_publishing_and_keep_its_place(own, editor):
    published = workflow.publish(own, by=editor, at=timezone.now() - HOUR)
    workflow.save_words(own, by=editor, headline="عنوان معدّل")
    own.refresh_from_db()
    assert own.has_pending_changes
    assert own.live.headline != "عنوان معدّل"
    again = workflow.publish(own, by=editor)
    assert (again.live.headline, again.published_at) == ("عنوان معدّل", published.published_at)
    assert again.updated_at is None
    assert workflow.publish(own, by=editor, show_update=True).updated_at is not None


def test_withdrawing_takes_a_report_away_with_a_reason(own, editor):
    workflow.publish(own, by=editor)
    withdrawn = workflow.withdraw(own, by=editor, reason=" خبر غير دقيق ")
    assert (withdrawn.stage, withdrawn.withdrawal_reason) == (Stage.WITHDRAWN, "خبر غير دقيق")
    assert withdrawn.withdrawn_at and withdrawn.published_at is None
    assert not seen(own)


def test_a_withdrawn_report_can_be_published_again_and_remembers_its_first_time(own, editor):
    first = workflow.publish(own, by=editor, at=timezone.now() - HOUR).published_at
    workflow.withdraw(own, by=editor, reason="سبب")
    again = workflow.publish(own, by=editor)
    assert (again.first_published_at, again.withdrawn_at, again.withdrawal_reason) == (first, None, "")
    assert seen(own)


def test_only_a_published_report_is_withdrawn_and_only_with_a_reason(own, editor):
    with pytest.raises(WorkflowError):
        workflow.withdraw(own, by=editor, reason="سبب")
    workflow.publish(own, by=editor)
    with pytest.raises(WorkflowError):
        workflow.withdraw(own, by=editor, reason="  ")
    assert seen(own)


def test_a_correction_is_a_dated_row_with_a_name_under_it(own, editor):
    workflow.publish(own, by=editor)
    row = workflow.correct(own, by=editor, text=" الصواب: 30 ", kind=Correction.Kind.CLARIFICATION)
    assert (row.text, row.kind, row.by, row.article_id) == ("الصواب: 30", "clarification", editor, own.pk)
    assert last_log(own).verb == "article.correct"


def test_only_what_readers_have_seen_is_corrected_and_only_with_words(own, editor):
    with pytest.raises(WorkflowError):
        workflow.correct(own, by=editor, text="تصويب")
    workflow.publish(own, by=editor)
    with pytest.raises(WorkflowError):
        workflow.correct(own, by=editor, text=" ")
    assert own.corrections.count() == 0


def test_every_verb_writes_who_did_what_and_from_what_to_what(own, editor):
    workflow.publish(own, by=editor, note="بعد المراجعة")
    row = last_log(own)
    assert (row.verb, row.by, row.note, row.subject) == ("article.publish", editor, "بعد المراجعة", own)
    assert (row.before["stage"], row.after["stage"]) == ("draft", "published")
    assert (row.before["live"], row.after["live"]) == (None, 1)


def test_what_readers_see_moves_the_edition_and_what_they_do_not_see_does_not(own, reporter, editor):
    number = edition.current()
    workflow.save_words(own, by=reporter, headline="عنوان لا يراه أحد")
    workflow.submit(own, by=reporter)
    workflow.approve(own, by=editor)
    assert edition.current() == number
    for verb, arguments in (
        (workflow.publish, {}),
        (workflow.correct, {"text": "تصويب"}),
        (workflow.withdraw, {"reason": "سبب"}),
    ):
        verb(own, by=editor, **arguments)
        number += 1
        assert edition.current() == number


def test_the_edition_moves_once_when_a_known_moment_has_come(own, editor):
    workflow.publish(own, by=editor, at=timezone.now() + HOUR)
    number = edition.current()
    Edition.objects.update(next_change=timezone.now() - HOUR)
    assert edition.current() == number + 1
    assert edition.current() == number + 1


def test_a_verb_that_fails_half_way_changes_nothing(own, editor, monkeypatch):
    def fails(*_arguments, **_named):
        raise RuntimeError

    monkeypatch.setattr(edition, "move", fails)
    logged = LogEntry.objects.count()
    with pytest.raises(RuntimeError):
        workflow.publish(own, by=editor)
    assert not seen(own)
    assert LogEntry.objects.count() == logged


def test_links_carry_the_moment_of_their_report(own, editor):
    person, event = factories.person(), factories.event()
    own.tags.add("كتب")
    Mention.objects.create(article=own, event=event)
    workflow.publish(own, by=editor, at=timezone.now() + HOUR)
    Credit.objects.create(article=Article.objects.get(pk=own.pk), person=person)

    def moments():
        own.refresh_from_db()
        return {
            link.published_at for links in (own.mentions, own.credits, own.tagged) for link in links.all()
        }

    assert moments() == {own.published_at}
    workflow.publish(own, by=editor, at=timezone.now() + 2 * HOUR)
    assert moments() == {own.published_at}
    workflow.publish(own, by=editor, at=timezone.now() - HOUR)
    workflow.withdraw(own, by=editor, reason="سبب")
    assert moments() == {None}


def test_a_scheduled_report_is_not_deleted_and_the_desk_says_what_to_do_first(editor):
    waiting = factories.report(at=timezone.now() + timedelta(days=1))
    with pytest.raises(workflow.WorkflowError, match="ألغِ"):
        workflow.delete_draft(waiting, by=editor)
    workflow.cancel_schedule(waiting, by=editor)
    workflow.delete_draft(waiting, by=editor)
    assert not Article.objects.filter(pk=waiting.pk).exists()
