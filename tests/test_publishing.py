"""The verbs that readers notice, over time: what is due appears and lapses by itself, at the first request."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import Article, Showing
from articles.stages import Stage
from articles.workflow import WorkflowError
from newsroom import edition
from newsroom.models import Edition, LogEntry
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


class Clock:
    """The time that everything in the house reads."""

    def __init__(self, start):
        self.start = self.time = start

    def after(self, **parts):
        """The moment so long after the start of the test."""
        return self.start + timedelta(**parts)

    def set(self, moment):
        self.time = moment


@pytest.fixture
def clock(monkeypatch):
    made = Clock(timezone.now())
    monkeypatch.setattr(timezone, "now", lambda: made.time)
    return made


@pytest.fixture
def live():
    """A report that readers see since an hour ago, with a change saved after it."""
    made = factories.report("العنوان الأول")
    return change(made, "العنوان الثاني")


def change(article, headline):
    """Other words, saved and not shown."""
    workflow.save_words(article, by=None, headline=headline)
    return Article.objects.get(pk=article.pk)


def shown(article):
    """The headline that readers see, as the database has it; None: they see no report."""
    found = Article.objects.published().filter(pk=article.pk).select_related("live").first()
    return found.live.headline if found else None


def stood(article):
    """What stood before readers, oldest first: the number of the revision, from, until."""
    rows = Showing.objects.filter(article=article).order_by("since")
    return [(row.revision.number, row.since, row.until) for row in rows]


def next_change():
    return Edition.objects.get().next_change


def last_log(article):
    return LogEntry.objects.filter(object_id=article.pk, verb__startswith="article.").latest("id")


# A change of a live report


def test_a_scheduled_change_leaves_the_live_words_until_the_first_request_after_its_moment(
    live, editor, clock, client
):
    moment = clock.after(hours=2)
    scheduled = workflow.publish(live, by=editor, at=moment)
    assert (scheduled.next_live_at, scheduled.next_live.headline) == (moment, "العنوان الثاني")
    assert last_log(live).verb == "article.schedule"
    clock.set(moment - timedelta(seconds=1))
    assert "العنوان الأول" in client.get("/").content.decode()
    clock.set(moment)
    page = client.get("/").content.decode()
    assert "العنوان الثاني" in page and "العنوان الأول" not in page
    now = Article.objects.get(pk=live.pk)
    assert (now.next_live, now.next_live_at, now.has_pending_changes) == (None, None, False)
    assert now.published_at == live.published_at
    row = last_log(live)
    assert (row.verb, row.by, row.before["live"], row.after["live"]) == ("article.publish", None, 1, 2)


def test_the_address_follows_the_headline_of_the_change_and_the_old_one_leads_there(live, clock, client):
    old = live.get_absolute_url()
    workflow.publish(live, by=None, at=clock.after(hours=1))
    clock.set(clock.after(hours=1))
    answer = client.get(old)
    new = Article.objects.get(pk=live.pk).get_absolute_url()
    assert new != old
    assert answer.status_code == 301
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("says_so", [True, False])
def test_readers_see_the_time_of_a_change_only_where_the_editor_says_so(live, clock, client, says_so):
    moment = clock.after(hours=2)
    workflow.publish(live, by=None, at=moment, show_update=says_so)
    assert Article.objects.get(pk=live.pk).updated_at is None
    clock.set(moment)
    client.get("/")
    assert Article.objects.get(pk=live.pk).updated_at == (moment if says_so else None)
    page = client.get(Article.objects.get(pk=live.pk).get_absolute_url()).content.decode()
    assert ("آخر تحديث" in page) is says_so


def test_words_saved_after_the_change_was_scheduled_are_not_part_of_it(live, clock):
    workflow.publish(live, by=None, at=clock.after(hours=1))
    change(live, "العنوان الثالث")
    clock.set(clock.after(hours=1))
    edition.current()
    assert shown(live) == "العنوان الثاني"
    assert Article.objects.get(pk=live.pk).has_pending_changes


def test_a_change_can_be_given_another_moment_and_newer_words(live, clock):
    workflow.publish(live, by=None, at=clock.after(hours=1))
    change(live, "العنوان الثالث")
    workflow.publish(live, by=None, at=clock.after(hours=3))
    clock.set(clock.after(hours=1))
    edition.current()
    assert shown(live) == "العنوان الأول"
    clock.set(clock.after(hours=3))
    edition.current()
    assert shown(live) == "العنوان الثالث"


def test_a_cancelled_change_never_comes_and_its_words_are_kept(live, editor, clock):
    workflow.publish(live, by=editor, at=clock.after(hours=1))
    cancelled = workflow.cancel_schedule(live, by=editor, note="تأجل الاجتماع")
    assert (cancelled.next_live_at, cancelled.latest.headline) == (None, "العنوان الثاني")
    assert (last_log(live).verb, last_log(live).note) == ("article.cancel_schedule", "تأجل الاجتماع")
    clock.set(clock.after(hours=2))
    edition.current()
    assert shown(live) == "العنوان الأول"
    assert [number for number, _since, _until in stood(live)] == [1]


def test_publishing_at_once_takes_the_place_of_a_scheduled_change(live, clock):
    workflow.publish(live, by=None, at=clock.after(hours=1))
    change(live, "العنوان الثالث")
    workflow.publish(live, by=None)
    clock.set(clock.after(hours=2))
    edition.current()
    assert shown(live) == "العنوان الثالث"
    assert stood(live)[-1] == (3, clock.start, None)


def test_a_withdrawn_report_has_no_change_to_come(live, clock):
    workflow.publish(live, by=None, at=clock.after(hours=1))
    workflow.withdraw(live, by=None, reason="سبب")
    clock.set(clock.after(hours=2))
    edition.current()
    assert shown(live) is None
    assert Article.objects.get(pk=live.pk).stage == Stage.WITHDRAWN


def test_two_changes_of_one_moment_both_come(clock):
    pair = [change(factories.report(f"قديم {number}"), f"جديد {number}") for number in range(2)]
    for article in pair:
        workflow.publish(article, by=None, at=clock.after(hours=1))
    clock.set(clock.after(hours=1))
    edition.current()
    assert [shown(article) for article in pair] == ["جديد 0", "جديد 1"]


# A whole report


def test_a_scheduled_report_can_be_moved_and_the_history_knows_its_real_moment(editor, clock):
    article = factories.article("مجدول")
    workflow.publish(article, by=editor, at=clock.after(hours=1))
    workflow.publish(article, by=editor, at=clock.after(hours=3))
    assert stood(article) == [(1, clock.after(hours=3), None)]
    clock.set(clock.after(hours=2))
    assert shown(article) is None
    clock.set(clock.after(hours=3))
    assert shown(article) == "مجدول"
    assert Article.objects.get(pk=article.pk).first_published_at == clock.after(hours=3)


def test_a_scheduled_report_can_be_brought_forward_to_now(clock):
    article = factories.article("مجدول")
    workflow.publish(article, by=None, at=clock.after(hours=1))
    workflow.publish(article, by=None)
    assert shown(article) == "مجدول"
    assert stood(article) == [(1, clock.start, None)]


def test_a_scheduled_report_that_is_cancelled_is_approved_and_was_never_published(editor, clock):
    article = factories.article("مجدول")
    workflow.publish(article, by=editor, at=clock.after(hours=1))
    workflow.mark_urgent(article, by=editor, until=clock.after(hours=5))
    cancelled = workflow.cancel_schedule(article, by=editor)
    assert (cancelled.stage, cancelled.first_published_at) == (Stage.APPROVED, None)
    assert (cancelled.urgent_until, cancelled.pinned_until) == (None, None)
    assert stood(article) == []
    clock.set(clock.after(hours=2))
    assert shown(article) is None


def test_nothing_to_cancel_is_said(live, editor):
    for article in (live, factories.article()):
        with pytest.raises(WorkflowError):
            workflow.cancel_schedule(article, by=editor)


def test_a_report_scheduled_on_a_backdated_moment_is_published_now_with_that_date(clock):
    article = factories.article("تقرير من الأرشيف")
    workflow.publish(article, by=None, at=clock.after(days=-3))
    assert shown(article) == "تقرير من الأرشيف"
    assert Article.objects.get(pk=article.pk).published_at == clock.after(days=-3)


def test_whoever_may_not_publish_neither_cancels_nor_pins_nor_marks(reporter, clock):
    article = factories.article(by=reporter)
    workflow.publish(article, by=None, at=clock.after(hours=1))
    for verb, arguments in (
        (workflow.cancel_schedule, {}),
        (workflow.pin, {"until": clock.after(hours=2)}),
        (workflow.mark_urgent, {"until": clock.after(hours=2)}),
    ):
        with pytest.raises(PermissionDenied):
            verb(article, by=reporter, **arguments)
    assert Article.objects.get(pk=article.pk).is_scheduled


def test_an_editor_of_another_section_does_none_of_it(clock):
    person = factories.user("of-a-section", "articles.change_article", "articles.publish_article")
    own, other = factories.section(), factories.section()
    own.editors.add(person)
    mine, theirs = factories.article(to=own), factories.article(to=other)
    assert workflow.publish(mine, by=person).stage == Stage.PUBLISHED
    with pytest.raises(PermissionDenied):
        workflow.publish(theirs, by=person)


# Withdraw and back


def test_a_withdrawn_report_comes_back_at_a_moment_and_its_notice_stands_until_then(editor, clock, client):
    article = factories.report("يعود")
    address = article.get_absolute_url()
    workflow.withdraw(article, by=editor, reason="قيد التحقق")
    workflow.publish(article, by=editor, at=clock.after(hours=1))
    answer = client.get(address)
    assert answer.status_code == 410
    assert "قيد التحقق" in answer.content.decode()
    clock.set(clock.after(hours=1))
    assert client.get(address).status_code == 200


def test_a_return_that_is_cancelled_leaves_the_report_withdrawn(editor, clock):
    article = factories.report()
    workflow.withdraw(article, by=editor, reason="سبب")
    workflow.publish(article, by=editor, at=clock.after(hours=1))
    cancelled = workflow.cancel_schedule(article, by=editor)
    assert (cancelled.stage, cancelled.withdrawal_reason) == (Stage.WITHDRAWN, "سبب")
    assert cancelled.first_published_at == article.first_published_at


def test_an_update_of_before_the_withdrawal_is_not_shown_under_a_later_date(live, clock):
    workflow.publish(live, by=None, show_update=True)
    clock.set(clock.after(hours=1))
    workflow.withdraw(live, by=None, reason="سبب")
    clock.set(clock.after(hours=2))
    assert workflow.publish(live, by=None).updated_at is None


def test_what_readers_saw_is_written_down_through_all_verbs_without_gap_or_overlap(clock):
    article = factories.report("أ", at=clock.after(hours=-1))
    change(article, "ب")
    workflow.publish(article, by=None, at=clock.after(hours=1))
    clock.set(clock.after(hours=2))  # the first request comes an hour late
    edition.current()
    workflow.withdraw(article, by=None, reason="سبب")
    workflow.publish(article, by=None, at=clock.after(hours=3))
    workflow.publish(article, by=None, at=clock.after(hours=4))
    clock.set(clock.after(hours=5))
    change(article, "ج")
    workflow.publish(article, by=None)
    assert stood(article) == [
        (1, clock.after(hours=-1), clock.after(hours=1)),
        (2, clock.after(hours=1), clock.after(hours=2)),
        (2, clock.after(hours=4), clock.after(hours=5)),
        (3, clock.after(hours=5), None),
    ]


# Pinned and urgent


def test_a_pinned_report_stands_first_until_its_moment(clock, client):
    old = factories.report("تقرير مثبت قديم", at=clock.after(days=-40))
    for number in range(8):
        factories.report(f"خبر {number}", at=clock.after(hours=-8 + number))
    workflow.pin(old, by=None, until=clock.after(hours=1))
    assert first_headline(client) == "تقرير مثبت قديم"
    clock.set(clock.after(hours=1))
    assert first_headline(client) == "خبر 7"


def test_urgent_news_is_on_every_page_until_its_moment(paper, clock, client):
    urgent = factories.report("خبر عاجل جدًا", at=clock.after(days=-90))
    workflow.mark_urgent(urgent, by=None, until=clock.after(hours=1))
    addresses = [*factories.addresses(paper).values(), "/corrections/", "/nothing/"]
    for address in addresses:
        assert strip(client, address) == "خبر عاجل جدًا", address
    clock.set(clock.after(hours=1))
    for address in addresses:
        assert strip(client, address) is None, address


def test_urgent_news_that_is_withdrawn_or_still_to_come_is_on_no_page(clock, client):
    gone = factories.report("مسحوب")
    workflow.mark_urgent(gone, by=None, until=clock.after(hours=9))
    workflow.withdraw(gone, by=None, reason="سبب")
    later = factories.article("لاحق")
    workflow.publish(later, by=None, at=clock.after(hours=1))
    workflow.mark_urgent(later, by=None, until=clock.after(hours=9))
    assert strip(client, "/") is None
    clock.set(clock.after(hours=1))
    assert strip(client, "/") == "لاحق"


def test_a_pin_and_a_mark_are_taken_away(clock, client):
    article = factories.report("خبر")
    for verb in (workflow.pin, workflow.mark_urgent):
        verb(article, by=None, until=clock.after(hours=1))
        verb(article, by=None, until=None)
    now = Article.objects.get(pk=article.pk)
    assert (now.pinned_until, now.urgent_until) == (None, None)
    assert strip(client, "/") is None


def test_neither_a_draft_nor_a_moment_gone_by_is_taken(clock):
    for article, until in (
        (factories.article(), clock.after(hours=1)),
        (factories.report(), clock.after(hours=-1)),
    ):
        for verb in (workflow.pin, workflow.mark_urgent):
            with pytest.raises(WorkflowError):
                verb(article, by=None, until=until)


def test_the_log_says_until_when(editor, clock):
    article = factories.report()
    workflow.pin(article, by=editor, until=clock.after(hours=1))
    row = last_log(article)
    assert (row.verb, row.by) == ("article.pin", editor)
    assert (row.before["pinned_until"], row.after["pinned_until"]) == (None, clock.after(hours=1).isoformat())


# The edition


def test_of_several_moments_the_edition_knows_the_next_one_after_each(live, clock):
    workflow.pin(live, by=None, until=clock.after(hours=5))
    workflow.publish(live, by=None, at=clock.after(hours=3))
    workflow.mark_urgent(live, by=None, until=clock.after(hours=4))
    workflow.publish(factories.article(), by=None, at=clock.after(hours=2))
    factories.person("يظهر لاحقًا", published_at=clock.after(hours=6))
    number = edition.current()
    for hours in (2, 3, 4, 5, 6):
        assert next_change() == clock.after(hours=hours)
        clock.set(clock.after(hours=hours))
        number += 1
        assert edition.current() == number
        assert edition.current() == number
    assert next_change() is None


def test_moments_that_went_by_unnoticed_are_all_made_good_at_once(live, clock):
    workflow.publish(live, by=None, at=clock.after(hours=1))
    workflow.mark_urgent(live, by=None, until=clock.after(hours=2))
    workflow.pin(live, by=None, until=clock.after(hours=8))
    clock.set(clock.after(hours=4))
    number = Edition.objects.get().number
    assert edition.current() == number + 1
    assert shown(live) == "العنوان الثاني"
    assert next_change() == clock.after(hours=8)


def first_headline(client):
    """The headline of the front page's lead."""
    lead = client.get("/").context["lead"]
    return lead.shown.headline


def strip(client, address):
    """The urgent headline that the page carries, or None."""
    page = client.get(address).content.decode()
    if 'class="urgent' not in page:
        return None
    return page.split('class="urgent__link"')[1].split(">", 1)[1].split("</a>")[0]
