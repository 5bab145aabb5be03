"""The history of a report: one line of time, two revisions compared, one restored, what readers saw at a moment."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.comparison import Comparison
from articles.models import Article, Autosave, Correction, Showing
from articles.timeline import Place, timeline
from articles.what_readers_saw import seen_at, spans
from newsroom.models import LogEntry
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
LONG = "".join(f"<p>الفقرة رقم {number} بقيت كما كانت.</p>" for number in range(1, 9))


def address(page: str, article: Article, *more: int) -> str:
    return reverse(f"admin:articles_article_{page}", args=[article.pk, *more])


def text_of(page: str) -> str:
    """The words of a page, tags out."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def marked(page: str, tag: str) -> list[str]:
    """What a page marks as gone or as new."""
    without_voice = re.sub(r'<span class="visually-hidden">.*?</span>', "", page)
    return [found.strip() for found in re.findall(rf"<{tag}>(.*?)</{tag}>", without_voice, re.DOTALL)]


def rewritten(article: Article, times: int, by=None) -> None:
    for number in range(times):
        workflow.save_words(article, by=by, headline=f"العنوان بعد تعديل {number}", body=LONG)


@pytest.fixture
def enter(client):
    def entered(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return entered


@pytest.fixture
def desk(enter, editor):
    """An editor's browser."""
    return enter(editor)


# The line of time


def test_revisions_and_deeds_stand_on_one_line_newest_first(editor):
    article = factories.article("الأول")
    workflow.submit(article, by=None)
    workflow.return_to_author(article, by=editor, note="ينقصه مصدر ثانٍ")
    workflow.save_words(article, by=None, headline="الثاني")
    workflow.publish(article, by=editor)
    points = timeline(article, Place()).points
    told = [point.entry.verb if point.revision is None else point.revision.number for point in points]
    assert told == ["article.publish", 2, "article.return", "article.submit", 1]


def test_a_revision_stands_once_beside_the_row_of_the_log_that_made_it(editor):
    article = factories.article("الأول")
    workflow.save_words(article, by=editor, headline="الثاني")
    workflow.restore(article, by=editor, number=1)
    points = timeline(article, Place()).points
    assert [(point.revision.number, point.entry.verb) for point in points] == [
        (3, "article.restore"),
        (2, "article.save"),
        (1, "article.save"),
    ]


def test_the_page_tells_who_when_note_words_and_what_readers_see(desk, editor):
    article = factories.report("العنوان الأول")
    workflow.save_words(
        article, by=editor, headline="العنوان الثاني", body="<p>ثلاث كلمات هنا</p>", note="صُحّح الاسم"
    )
    workflow.withdraw(article, by=editor, reason="نُشر قبل أوانه")
    page = desk.get(address("history", article)).content.decode()
    words = text_of(page)
    for part in ("العنوان الثاني", "صُحّح الاسم", "نُشر قبل أوانه", str(editor), "3 كلمات"):
        assert part in words, part


def test_pages_follow_each_other_without_a_gap_or_a_repetition():
    article = factories.article("الأول")
    for number in range(12):
        workflow.save_words(article, by=None, headline=f"عنوان {number}")
        if number % 3 == 0:
            workflow.submit(article, by=None)
            workflow.return_to_author(article, by=None, note="أعد النظر")
    whole = timeline(article, Place(), size=1000).points
    place, met = Place(), []
    while place is not None:
        page = timeline(article, place, size=5)
        met += page.points
        place = page.older
    keys = [(point.at, point.revision, None if point.revision else point.entry) for point in met]
    assert keys == [(point.at, point.revision, None if point.revision else point.entry) for point in whole]
    assert len(whole) == 13 + 8


def test_the_link_to_older_pages_leads_to_the_first_revision(desk):
    article = factories.article("أول عنوان على الإطلاق")
    rewritten(article, 60)
    first = desk.get(address("history", article)).content.decode()
    assert "أول عنوان على الإطلاق" not in first
    older = re.search(r'href="(\?before=[^"]+)"', first)[1]
    assert "أول عنوان على الإطلاق" in desk.get(address("history", article) + older).content.decode()


@pytest.mark.parametrize("place", ["x", "3", "-1-2", "99999999999999999999-1", "٣-٤"])
def test_a_place_that_is_none_answers_404(desk, place):
    assert desk.get(address("history", factories.article()), {"before": place}).status_code == 404


def test_unsaved_words_are_one_line_on_top(desk):
    article = factories.article()
    writer = factories.user("writer")
    Autosave.objects.create(key=uuid4(), article=article, by=writer, base=1, headline="نصف جملة")
    page = desk.get(address("history", article)).content.decode()
    assert page.count("history__autosave") == 1
    assert str(writer) in text_of(page)
    assert "نصف جملة" not in page


def test_a_history_of_a_hundred_revisions_stays_within_twenty_queries(desk):
    article = factories.report("عنوان")
    rewritten(article, 100)
    for number in range(10):
        workflow.publish(article, by=None, note=f"نشر {number}")
        workflow.correct(article, by=None, text="تصويب")
    desk.get(address("history", article))
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address("history", article)).status_code == 200
    assert len(asked) <= 20


def test_every_button_of_the_history_leads_somewhere(desk):
    article = factories.report("عنوان")
    rewritten(article, 3)
    page = desk.get(address("history", article)).content.decode()
    links = {
        link.replace("&amp;", "&") for link in re.findall(r'href="(/admin/articles/article/\d+/[^"]+)"', page)
    }
    assert len(links) > 6
    for link in links:
        assert desk.get(link).status_code == 200, link


# Comparing


def test_two_revisions_are_compared_word_by_word(desk):
    article = factories.article("افتتح الوزير المعرض", body="<p>حضر عشرون ناشرًا من أربع دول.</p>" + LONG)
    workflow.save_words(
        article, by=None, headline="افتتحت الوزيرة المعرض", body="<p>حضر ثلاثون ناشرًا من أربع دول.</p>" + LONG
    )
    page = desk.get(address("compare", article), {"from": "1", "to": "2"}).content.decode()
    assert [word for word in marked(page, "del") if word in ("افتتح الوزير", "عشرون")] == [
        "افتتح الوزير",
        "عشرون",
    ]
    assert [word for word in marked(page, "ins") if word in ("افتتحت الوزيرة", "ثلاثون")] == [
        "افتتحت الوزيرة",
        "ثلاثون",
    ]


def test_the_two_sides_can_be_swapped(desk):
    article = factories.article("قديم")
    workflow.save_words(article, by=None, headline="حديث")
    page = desk.get(address("compare", article), {"from": "2", "to": "1"}).content.decode()
    assert "حديث" in marked(page, "del")
    assert "قديم" in marked(page, "ins")
    assert "?from=1&amp;to=2" in page


def test_words_are_counted_and_what_moved_is_neither_added_nor_gone():
    article = factories.article(
        "عنوان", body="<p>الفقرة الأولى وفيها كلام كثير.</p><p>ثانية مختلفة تمامًا عنها.</p>"
    )
    first = article.latest
    second = workflow.save_words(
        article,
        by=None,
        headline="عنوان جديد كليًّا",
        body="<p>ثانية مختلفة تمامًا عنها.</p><p>الفقرة الأولى وفيها كلام كثير.</p>",
    )
    compared = Comparison(first, second)
    assert (compared.added, compared.gone, compared.moved) == (2, 0, 1)
    assert compared.differs


def test_the_same_words_differ_in_nothing(desk):
    article = factories.article("عنوان", body=LONG, kicker="تمهيد", standfirst="مقدمة")
    compared = Comparison(article.latest, article.latest)
    assert (compared.differs, compared.added, compared.gone) == (False, 0, 0)
    page = desk.get(address("compare", article), {"from": "1", "to": "1"}).content.decode()
    assert marked(page, "ins") == marked(page, "del") == []


def test_long_stretches_that_nobody_touched_are_folded_away(desk):
    article = factories.article("عنوان", body=LONG + "<p>آخر فقرة.</p>")
    workflow.save_words(article, by=None, headline="عنوان", body=LONG + "<p>آخر فقرة معدّلة.</p>")
    page = desk.get(address("compare", article), {"from": "1", "to": "2"}).content.decode()
    folded = re.search(r'<details class="compared__folded">(.*?)</details>', page, re.DOTALL)[1]
    assert "8 فقرات" in folded
    assert "آخر فقرة" not in folded


def test_another_photo_is_shown_beside_the_one_before(desk):
    one, other = factories.photo(), factories.photo()
    article = factories.article("عنوان", lead_photo=one)
    workflow.save_words(article, by=None, headline="عنوان", lead_photo=other)
    page = desk.get(address("compare", article), {"from": "1", "to": "2"}).content.decode()
    assert page.count("<picture>") == 2


def test_numbers_may_be_written_in_any_digits_or_be_live_and_latest(desk):
    article = factories.report("ما يراه القرّاء")
    workflow.save_words(article, by=None, headline="ما سيأتي بعد حين")
    for asked in ({"from": "١", "to": "٢"}, {"from": "live", "to": "latest"}, {}):
        page = desk.get(address("compare", article), asked)
        assert page.status_code == 200
        assert "سيأتي" in " ".join(marked(page.content.decode(), "ins"))


@pytest.mark.parametrize("asked", ["0", "7", "-1", "1.5", "abc", "99999999999999999999", "live"])
def test_a_number_of_no_revision_is_answered_404_with_the_way_on(desk, asked):
    article = factories.article("عنوان")
    answer = desk.get(address("compare", article), {"from": "1", "to": asked})
    assert answer.status_code == 404
    assert "?from=1&amp;to=latest" in answer.content.decode()


def test_what_was_typed_comes_back_as_text(desk):
    answer = desk.get(address("compare", factories.article()), {"from": "<script>alert(1)</script>"})
    assert "<script>alert" not in answer.content.decode()


def test_a_comparison_stays_within_fifteen_queries(desk):
    one, other = factories.photo(), factories.photo()
    article = factories.report("عنوان", body=LONG, lead_photo=one)
    rewritten(article, 30)
    workflow.save_words(article, by=None, headline="آخر", body=LONG * 3, lead_photo=other)
    desk.get(address("compare", article))
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address("compare", article), {"from": "1", "to": "latest"}).status_code == 200
    assert len(asked) <= 15


# One revision, and restoring it


def test_a_revision_is_read_as_it_was(desk):
    article = factories.article("عنوان قديم", body="<p>متن قديم.</p>", kicker="تمهيد قديم")
    workflow.save_words(article, by=None, headline="عنوان حديث", body="<p>متن حديث.</p>")
    words = text_of(desk.get(address("revision", article, 1)).content.decode())
    assert "متن قديم." in words
    assert "تمهيد قديم" in words
    assert "متن حديث." not in words


def test_a_revision_that_is_not_there_answers_404(desk):
    assert desk.get(address("revision", factories.article(), 9)).status_code == 404


def test_restoring_makes_a_new_revision_and_readers_see_nothing_of_it(desk, editor):
    article = factories.report("الأول")
    workflow.save_words(article, by=None, headline="الثاني")
    workflow.publish(article, by=None)
    answer = desk.post(address("restore", article, 1))
    article.refresh_from_db()
    assert answer["Location"] == address("change", article)
    assert (article.latest.number, article.latest.headline, article.latest.by) == (3, "الأول", editor)
    assert article.live.headline == "الثاني"
    assert LogEntry.objects.filter(verb="article.restore", by=editor, object_id=article.pk).exists()


def test_restoring_the_words_that_stand_already_makes_none(desk):
    article = factories.article("عنوان")
    desk.post(address("restore", article, 1))
    assert article.revisions.count() == 1


def test_restoring_needs_a_post(desk):
    article = factories.article()
    rewritten(article, 1)
    assert desk.get(address("restore", article, 1)).status_code == 405
    assert article.revisions.count() == 2


def test_whoever_may_not_edit_reads_the_history_and_restores_nothing(enter, reporter):
    article = factories.article("مسودة زميل", by=factories.user("colleague"))
    rewritten(article, 1)
    browser = enter(reporter)
    page = browser.get(address("history", article)).content.decode()
    assert "formaction" not in page
    assert browser.post(address("restore", article, 1)).status_code == 403
    assert article.revisions.count() == 2


def test_whoever_has_unsaved_words_is_warned_before_a_revision_is_restored(desk, editor):
    article = factories.article("الأول")
    rewritten(article, 1)
    Autosave.objects.create(key=uuid4(), article=article, by=editor, base=2, headline="لم يُحفظ")
    answer = desk.post(address("restore", article, 1))
    assert answer.status_code == 200
    assert 'name="confirmed"' in answer.content.decode()
    assert article.revisions.count() == 2
    desk.post(address("restore", article, 1), {"confirmed": "1"})
    assert article.revisions.count() == 3
    assert Autosave.objects.get().headline == "لم يُحفظ"


def test_a_colleague_who_is_writing_is_named_before_a_revision_is_restored(desk):
    article = factories.article("الأول")
    rewritten(article, 1)
    writer = factories.user("writer")
    Autosave.objects.create(key=uuid4(), article=article, by=writer, base=2, headline="لم يُحفظ")
    assert str(writer) in text_of(desk.post(address("restore", article, 1)).content.decode())
    assert article.revisions.count() == 2


# What readers saw


def test_what_readers_saw_follows_what_was_published():
    start = timezone.now() - 5 * HOUR
    article = factories.report("الأول", at=start)
    workflow.save_words(article, by=None, headline="الثاني")
    workflow.publish(article, by=None)
    now = timezone.now()
    assert seen_at(article, start - HOUR).revision is None
    assert seen_at(article, start).revision.headline == "الأول"
    assert seen_at(article, now - HOUR).revision.headline == "الأول"
    assert seen_at(article, now).revision.headline == "الثاني"


def test_while_a_report_was_withdrawn_readers_found_the_notice():
    article = factories.report("عنوان", at=timezone.now() - 3 * HOUR)
    workflow.withdraw(article, by=None, reason="نُشر قبل التحقق منه.")
    article.refresh_from_db()
    between = timezone.now()
    seen = seen_at(article, between)
    assert (seen.revision, seen.reason) == (None, "نُشر قبل التحقق منه.")
    workflow.publish(article, by=None)
    article.refresh_from_db()
    assert seen_at(article, between).reason == "نُشر قبل التحقق منه."
    assert seen_at(article, timezone.now()).revision.headline == "عنوان"
    assert seen_at(article, between - HOUR).revision.headline == "عنوان"


def test_corrections_count_from_their_moment_on():
    article = factories.report("عنوان", at=timezone.now() - 5 * HOUR)
    moment = timezone.now() - 2 * HOUR
    workflow.correct(article, by=None, text="الصواب: مساءً.", at=moment)
    assert [row.text for row in seen_at(article, moment).corrections] == ["الصواب: مساءً."]
    assert seen_at(article, moment - HOUR).corrections == []


def test_of_an_imported_report_the_live_words_count_since_publication():
    since = timezone.now() - 9 * HOUR
    article = factories.report("مستورد", at=since)
    Showing.objects.all().delete()
    assert seen_at(article, since).revision.headline == "مستورد"
    assert seen_at(article, since - timedelta(seconds=1)).revision is None


def test_a_draft_was_never_seen():
    article = factories.article("مسودة")
    assert spans(article) == []
    assert seen_at(article, timezone.now()).revision is None


def test_the_page_reads_the_moment_in_any_digits(desk):
    start = timezone.now() - timedelta(days=30)
    article = factories.report("عنوان الأمس", body="<p>متن الأمس.</p>", at=start)
    Correction.objects.create(article=article, text="تصويب ذلك اليوم", at=start)
    later = timezone.localtime(start + timedelta(days=2))
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    typed = {"at_0": f"{later:%d/%m/%Y}".translate(arabic), "at_1": f"{later:%H:%M}".translate(arabic)}
    words = text_of(desk.get(address("seen", article), typed).content.decode())
    assert "متن الأمس." in words
    assert "تصويب ذلك اليوم" in words


def test_every_change_before_readers_is_a_link_to_what_they_saw_then(desk):
    article = factories.report("الأول", body="<p>متن أول.</p>", at=timezone.now() - 5 * HOUR)
    workflow.save_words(article, by=None, headline="الثاني", body="<p>متن ثانٍ.</p>")
    workflow.publish(article, by=None)
    Showing.objects.filter(until=None).update(since=timezone.now() - HOUR)
    Showing.objects.exclude(until=None).update(until=timezone.now() - HOUR)
    page = desk.get(address("seen", article)).content.decode()
    newest, oldest = re.findall(r'href="(\?at=[^"]+)"', page)
    assert "متن ثانٍ." in text_of(desk.get(address("seen", article) + newest).content.decode())
    assert "متن أول." in text_of(desk.get(address("seen", article) + oldest).content.decode())


@pytest.mark.parametrize("typed", [{"at": "كلام"}, {"at_0": "٣٢/١٣/٢٠٢٥", "at_1": "x"}, {"at_0": ""}])
def test_a_moment_that_cannot_be_read_shows_the_boxes_again(desk, typed):
    answer = desk.get(address("seen", factories.report("عنوان", body="<p>متن مكتوم.</p>")), typed)
    assert answer.status_code == 200
    assert "seen__answer" not in answer.content.decode()


def test_a_moment_to_come_shows_nothing(desk):
    later = timezone.localtime(timezone.now() + timedelta(days=3))
    typed = {"at_0": f"{later:%d/%m/%Y}", "at_1": "10:00"}
    page = desk.get(address("seen", factories.report()), typed).content.decode()
    assert "errorlist" in page
    assert "seen__answer" not in page


# Who may


@pytest.mark.parametrize("page", ["history", "compare", "seen"])
def test_the_history_is_for_those_who_read_drafts(enter, page):
    article = factories.article()
    browser = enter(factories.user("nobody"))
    assert browser.get(address(page, article)).status_code == 403
    browser.logout()
    assert browser.get(address(page, article)).status_code == 302


@pytest.mark.parametrize("page", ["history", "compare", "seen"])
@pytest.mark.parametrize("key", ["9999", "x", "99999999999999999999"])
def test_the_history_of_no_report_answers_404(desk, page, key):
    assert desk.get(f"/admin/articles/article/{key}/{page}/").status_code == 404


def test_the_form_shows_the_last_five_and_the_ways_on(desk):
    article = factories.report("عنوان")
    rewritten(article, 8)
    page = desk.get(address("change", article)).content.decode()
    listed = page[page.index('<ol class="revisions"') :]
    assert re.findall(r'<li value="(\d+)"', listed) == ["9", "8", "7", "6", "5"]
    assert address("history", article) in listed
    assert f"{address('compare', article)}?from=live&amp;to=latest" in listed


def test_what_readers_saw_of_an_imported_report_is_known_after_it_is_rewritten():
    """A bulk import writes no showing; the first verb that shows other words does, for the words before."""
    imported = factories.report("العنوان كما استورد", at=timezone.now() - 5 * HOUR)
    Showing.objects.all().delete()
    workflow.save_words(imported, by=None, headline="العنوان بعد التعديل")
    rewritten_now = workflow.publish(imported, by=None)
    assert str(seen_at(rewritten_now, timezone.now() - 2 * HOUR).revision) == "العنوان كما استورد"
    assert str(seen_at(rewritten_now, timezone.now()).revision) == "العنوان بعد التعديل"
