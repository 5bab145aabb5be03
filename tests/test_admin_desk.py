"""The writing desk: what the buttons under a report do, for whom, and that nothing typed is ever lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Credit, Mention
from articles.roles import MANAGING_EDITOR, REPORTER, make_roles
from articles.stages import Stage
from newsroom.models import LogEntry
from tests import factories
from tests.desk import boxes, send

ADD = "/admin/articles/article/add/"


@pytest.fixture
def roles(db):
    return make_roles()


@pytest.fixture
def writer(roles, client):
    made = factories.in_group(REPORTER, "writer")
    client.force_login(made, backend="django.contrib.auth.backends.ModelBackend")
    return made


@pytest.fixture
def desk_editor(roles, client):
    made = factories.in_group(MANAGING_EDITOR, "desk-editor")
    client.force_login(made, backend="django.contrib.auth.backends.ModelBackend")
    return made


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def test_a_reporter_writes_a_draft_that_readers_do_not_see(client, writer):
    section = factories.section()
    answer = send(client, ADD, "_continue", section=section.pk, headline="عنوان أول", body="<p>نص.</p>")
    article = Article.objects.get()
    assert answer.status_code == 302
    assert article.created_by == writer
    assert (article.latest.headline, article.latest.body, article.latest.by) == (
        "عنوان أول",
        "<p>نص.</p>",
        writer,
    )
    assert not Article.objects.published().exists()


def test_every_save_is_a_revision_and_the_same_words_make_none(client, writer):
    article = factories.article("عنوان", by=writer)
    send(client, change(article), "_continue", headline="عنوان ثانٍ")
    send(client, change(article), "_continue")
    assert list(article.revisions.order_by("number").values_list("number", "headline")) == [
        (1, "عنوان"),
        (2, "عنوان ثانٍ"),
    ]


def test_a_reporter_hands_a_draft_in_and_may_then_only_read_it(client, writer):
    article = factories.article(by=writer)
    answer = send(client, change(article), "_submit")
    article.refresh_from_db()
    assert article.stage == Stage.SUBMITTED
    page = client.get(answer["Location"]).content.decode()
    assert 'name="headline"' not in page
    assert article.latest.headline in page


def test_a_reporter_sees_no_button_to_publish_and_may_not_press_it_anyway(client, writer):
    article = factories.article(by=writer)
    assert 'name="_publish"' not in client.get(change(article)).content.decode()
    answer = send(client, change(article), "_publish", headline="عنوان يُنشر خلسة")
    page = answer.content.decode()
    article.refresh_from_db()
    assert answer.status_code == 200
    assert "صلاحياتك لا تسمح بذلك." in page
    assert "عنوان يُنشر خلسة" in page
    assert (article.stage, article.revisions.count()) == (Stage.DRAFT, 1)


def test_a_colleagues_draft_can_be_read_and_not_changed(client, writer):
    article = factories.article("مسودة زميل", by=factories.user("colleague"))
    page = client.get(change(article)).content.decode()
    assert "مسودة زميل" in page
    assert 'name="headline"' not in page


def test_words_sent_after_the_report_was_handed_in_are_shown_again_and_not_saved(client, writer):
    article = factories.article(by=writer)
    page = client.get(change(article)).content.decode()
    assert 'name="headline"' in page
    workflow.submit(article, by=None)
    answer = client.post(change(article), {**boxes(page), "headline": "عنوان كُتب متأخرًا", "_continue": "1"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "عنوان كُتب متأخرًا" in shown
    assert "errornote" in shown
    assert article.revisions.count() == 1


def test_an_editor_publishes_at_once(client, desk_editor):
    article = factories.article("عنوان")
    send(client, change(article), "_publish")
    assert Article.objects.published().get() == article
    assert LogEntry.objects.filter(verb="article.publish", by=desk_editor, object_id=article.pk).exists()


def test_a_moment_to_come_in_arabic_digits_schedules_by_the_sites_clock(client, desk_editor):
    article = factories.article()
    year = timezone.localdate().year + 1
    arabic = str(year).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    send(client, change(article), "_publish", publish_at_0=f"٠٦/١٢/{arabic}", publish_at_1="٠٩:٣٠")
    article.refresh_from_db()
    due = timezone.localtime(article.published_at)
    assert (due.year, due.month, due.day, due.hour, due.minute) == (year, 12, 6, 9, 30)
    assert article.is_scheduled


def test_the_box_for_the_moment_names_the_city_of_the_clock(client, desk_editor):
    assert "بيروت" in client.get(change(factories.article())).content.decode()


def test_rewriting_a_published_report_shows_readers_nothing_before_it_is_published_again(client, desk_editor):
    article = factories.report("العنوان القديم")
    send(client, change(article), "_continue", headline="العنوان الجديد")
    article.refresh_from_db()
    assert (article.live.headline, article.latest.headline) == ("العنوان القديم", "العنوان الجديد")
    send(client, change(article), "_publish")
    article.refresh_from_db()
    assert article.live.headline == "العنوان الجديد"


def test_withdrawing_without_a_reason_is_refused_with_everything_typed_still_there(client, desk_editor):
    article = factories.report()
    answer = send(
        client, change(article), "_withdraw", headline="عنوان لم يُحفظ بعد", standfirst="مقدمة جديدة"
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "عنوان لم يُحفظ بعد" in page
    assert "مقدمة جديدة" in page
    article.refresh_from_db()
    assert (article.stage, article.revisions.count()) == (Stage.PUBLISHED, 1)


def test_a_withdrawn_report_answers_410_with_the_reason(client, desk_editor):
    article = factories.report()
    send(client, change(article), "_withdraw", reason="نُشر قبل التحقق منه.")
    article.refresh_from_db()
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 410
    assert "نُشر قبل التحقق منه." in answer.content.decode()


def test_a_correction_is_added_by_its_button_and_then_only_read(client, desk_editor):
    article = factories.report()
    fields = {
        "correction_kind": "clarification",
        "correction_text": "الموعد مساءً.",
        "correction_placement": "top",
    }
    answer = send(client, change(article), "_correct", **fields)
    correction = article.corrections.get()
    assert (correction.kind, correction.text, correction.by) == ("clarification", "الموعد مساءً.", desk_editor)
    page = client.get(answer["Location"]).content.decode()
    assert "الموعد مساءً." in page
    assert 'name="corrections-0-text"' not in page


def test_a_correction_typed_before_another_button_is_pressed_is_not_thrown_away(client, desk_editor):
    article = factories.report()
    answer = send(client, change(article), "_continue", correction_text="تصويب لم يُرسل.")
    assert answer.status_code == 200
    assert "تصويب لم يُرسل." in answer.content.decode()


def test_a_moment_typed_while_a_colleague_published_is_refused_and_not_lost(client, desk_editor):
    article = factories.article()
    later = timezone.localtime(timezone.now() + timedelta(days=3))
    typed = {"publish_at_0": f"{later:%d/%m/%Y}", "publish_at_1": "10:00"}
    workflow.publish(article, by=None)
    answer = send(client, change(article), "_publish", headline="عنوان آخر", **typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "عنوان آخر" in page
    assert "اسحبه" in page or "سحب" in page
    assert article.revisions.count() == 1


def test_rows_typed_into_the_byline_stay_when_the_headline_is_missing(client, writer):
    section, person = factories.section(), factories.person("نوال القاسم")
    rows = {
        "credits-TOTAL_FORMS": 1,
        "credits-INITIAL_FORMS": 0,
        "credits-0-person": person.pk,
        "credits-0-role": "translator",
        "credits-0-order": "٧",
    }
    answer = send(client, ADD, "_continue", section=section.pk, headline="", body="<p>متن طويل.</p>", **rows)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "نوال القاسم" in page
    assert "متن طويل." in page
    assert 'value="٧"' in page
    assert not Article.objects.exists()


def test_links_to_the_record_and_tags_are_saved_with_the_report(client, writer):
    section, person = factories.section(), factories.person()
    tag = factories.article(tags=("زراعة",)).tags.get()
    rows = {
        "mentions-TOTAL_FORMS": 1,
        "mentions-INITIAL_FORMS": 0,
        "mentions-0-person": person.pk,
        "mentions-0-part": "quoted",
    }
    send(client, ADD, "_continue", section=section.pk, headline="عنوان", tags=[tag.pk], **rows)
    article = Article.objects.order_by("pk").last()
    assert list(article.tags.all()) == [tag]
    assert Mention.objects.get(article=article).person == person


def test_a_published_reports_new_link_carries_its_moment(client, desk_editor):
    article, person = factories.report(), factories.person()
    rows = {
        "credits-TOTAL_FORMS": 1,
        "credits-0-person": person.pk,
        "credits-0-role": "writer",
        "credits-0-order": 0,
    }
    send(client, change(article), "_continue", **rows)
    assert Credit.objects.get(article=article).published_at == article.published_at


def test_a_script_in_the_body_is_cleaned_on_the_way_in(client, writer):
    section = factories.section()
    body = '<p onclick="x()">نص</p><script>alert(1)</script><img src="https://evil.example/x.png">'
    send(client, ADD, "_continue", section=section.pk, headline="<b>عنوان</b>", body=body)
    article = Article.objects.get()
    assert article.latest.body == "<p>نص</p>"
    assert "&lt;b&gt;عنوان" in client.get(change(article)).content.decode()


def test_no_report_can_be_deleted_at_the_desk(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    article = factories.article()
    assert client.get(reverse("admin:articles_article_delete", args=[article.pk])).status_code == 403
