"""The writing desk: what the buttons under a report do, for whom, and that nothing typed is ever lost."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Credit, Mention
from articles.roles import MANAGING_EDITOR, REPORTER, SECTION_EDITOR, make_roles
from articles.stages import Stage
from newsroom import edition
from newsroom.models import LogEntry, SiteIdentity
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


def later(days=3):
    """A moment to come at ten o'clock, and what somebody types for it."""
    day = timezone.localdate() + timedelta(days=days)
    moment = datetime.combine(day, time(10), timezone.get_current_timezone())
    return moment, {"publish_at_0": f"{day:%d/%m/%Y}", "publish_at_1": "10:00"}


def test_a_moment_typed_while_a_colleague_published_schedules_the_change(client, desk_editor):
    article = factories.article("عنوان")
    moment, typed = later()
    page = client.get(change(article)).content.decode()
    workflow.publish(article, by=None)
    client.post(change(article), {**boxes(page), **typed, "headline": "عنوان آخر", "_publish": "1"})
    article.refresh_from_db()
    assert (article.live.headline, article.next_live.headline) == ("عنوان", "عنوان آخر")
    assert article.next_live_at == moment


def test_a_moment_for_words_that_readers_see_already_is_refused_beside_its_box(client, desk_editor):
    article = factories.report()
    answer = send(client, change(article), "_publish", **later()[1])
    assert answer.status_code == 200
    assert "publish_at" in answer.context["adminform"].form.errors
    article.refresh_from_db()
    assert article.next_live_at is None


def test_a_change_of_a_live_report_is_scheduled_moved_and_cancelled(client, desk_editor):
    article = factories.report("العنوان الحي")
    moment, typed = later()
    send(client, change(article), "_publish", headline="عنوان قادم", show_update="on", **typed)
    article.refresh_from_db()
    assert (article.next_live_at, article.next_shows_update) == (moment, True)
    page = client.get(change(article)).content.decode()
    assert 'name="_cancel"' in page and 'name="_publish_now"' in page
    other, typed = later(5)
    send(client, change(article), "_publish", **typed)
    article.refresh_from_db()
    assert article.next_live_at == other
    send(client, change(article), "_cancel")
    article.refresh_from_db()
    assert (article.next_live_at, article.live.headline) == (None, "العنوان الحي")


def test_publishing_now_asks_for_no_emptying_of_the_moment(client, desk_editor):
    article = factories.article("مجدول")
    workflow.publish(article, by=None, at=later()[0])
    send(client, change(article), "_publish_now")
    assert Article.objects.published().get() == article


def test_an_emptied_moment_of_a_scheduled_report_does_not_publish_it_by_a_slip(client, desk_editor):
    article = factories.article()
    workflow.publish(article, by=None, at=later()[0])
    answer = send(client, change(article), "_publish", publish_at_0="", publish_at_1="")
    assert answer.status_code == 200
    assert not Article.objects.published().exists()


def test_the_site_s_clock_now_stands_beside_the_moment(client, desk_editor):
    page = client.get(change(factories.article())).context["adminform"].form.fields["publish_at"].help_text
    assert "بيروت" in page
    assert re.search(r"\d{1,2}:\d\d", page)


def test_a_report_is_pinned_and_marked_urgent_with_one_choice_each(client, desk_editor):
    article = factories.report()
    send(client, change(article), "_pin", pin_for="morning")
    send(client, change(article), "_urgent", urgent_for="hour")
    article.refresh_from_db()
    morning = timezone.localtime(article.pinned_until)
    assert (morning.hour, morning.date() - timezone.localdate()) == (8, timedelta(days=1))
    assert timedelta(minutes=58) < article.urgent_until - timezone.now() <= timedelta(hours=1)
    send(client, change(article), "_urgent", urgent_for="end")
    article.refresh_from_db()
    assert article.urgent_until is None


def test_a_report_is_pinned_until_a_typed_moment(client, desk_editor):
    article = factories.report()
    moment, typed = later()
    send(client, change(article), "_pin", pin_till_0=typed["publish_at_0"], pin_till_1="10:00")
    article.refresh_from_db()
    assert article.pinned_until == moment


@pytest.mark.parametrize(
    ("button", "typed"),
    [
        ("_pin", {}),
        ("_continue", {"pin_for": "hour"}),
        ("_publish", {"urgent_for": "hour"}),
        ("_continue", {"show_update": "on"}),
        ("_return", {}),
    ],
)
def test_a_button_without_its_box_and_a_box_without_its_button_are_not_passed_over(
    client, desk_editor, button, typed
):
    article = factories.article()
    if button == "_return":
        workflow.submit(article, by=None)
    else:
        workflow.publish(article, by=None)
    answer = send(client, change(article), button, **typed)
    assert answer.status_code == 200
    assert "errornote" in answer.content.decode()


def test_a_returned_draft_shows_its_author_who_returned_it_and_why(client, writer):
    article = factories.article(by=writer)
    workflow.submit(article, by=writer)
    workflow.return_to_author(article, by=None, note="ينقصه رأي الجهة الأخرى")
    assert "ينقصه رأي الجهة الأخرى" in client.get(change(article)).content.decode()
    send(client, change(article), "_submit")
    assert "ينقصه رأي الجهة الأخرى" not in client.get(change(article)).content.decode()


def test_a_section_editor_sees_the_buttons_of_the_own_sections_alone(client, roles):
    person = factories.in_group(SECTION_EDITOR, "section-editor")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    own, other = factories.section(), factories.section()
    own.editors.add(person)
    mine = client.get(change(factories.report(to=own))).content.decode()
    theirs = client.get(change(factories.report(to=other))).content.decode()
    for button in ("_publish", "_withdraw", "_pin", "_urgent", "_correct"):
        assert f'name="{button}"' in mine
        assert f'name="{button}"' not in theirs


def test_the_first_button_of_the_form_is_never_one_that_readers_notice(client, desk_editor):
    page = client.get(change(factories.report())).content.decode()
    form = page[page.index('id="article_form"') :]
    first = re.search(r'<input type="submit"[^>]* name="(\w+)"', form)
    assert first and first[1] == "_enter"
    article = factories.report("عنوان")
    send(client, change(article), "_enter", headline="عنوان كُتب وضُغط مفتاح الإدخال")
    article.refresh_from_db()
    assert article.live.headline == "عنوان"
    assert article.latest.headline != "عنوان"


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


def test_a_draft_that_readers_never_saw_can_be_deleted_and_its_words_stay_in_the_log(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    article = factories.article("مسودة تُحذف")
    address = reverse("admin:articles_article_delete", args=[article.pk])
    assert client.get(address).status_code == 200
    client.post(address, {"post": "yes"})
    assert not Article.objects.exists()
    assert LogEntry.objects.get(verb="article.delete").before["headline"] == "مسودة تُحذف"


@pytest.mark.parametrize("how", ["published", "scheduled", "withdrawn"])
def test_what_readers_have_seen_or_will_see_is_not_deleted(client, chief, how):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    article = factories.article()
    workflow.publish(article, by=None, at=later()[0] if how == "scheduled" else None)
    if how == "withdrawn":
        workflow.withdraw(article, by=None, reason="سبب")
    address = reverse("admin:articles_article_delete", args=[article.pk])
    assert client.get(address).status_code == 403
    assert client.post(address, {"post": "yes"}).status_code == 403
    assert Article.objects.exists()


def test_a_writer_deletes_a_draft_from_its_own_page(writer, client):
    draft = factories.article("مسودة لا حاجة إليها", by=writer)
    page = client.get(f"/admin/articles/article/{draft.pk}/change/").content.decode()
    (link,) = re.findall(r'<a href="([^"]+)" class="deletelink">', page)
    asked = client.get(link).content.decode()
    assert "«مسودة لا حاجة إليها»" in asked
    page = client.post(link, {"post": "yes"}, follow=True).content.decode()
    assert "حُذف: تقرير «مسودة لا حاجة إليها»." in page
    assert not Article.objects.filter(pk=draft.pk).exists()


def test_what_readers_see_or_will_see_has_no_button_to_delete_it(desk_editor, client):
    for at in (None, timezone.now() + timedelta(days=1)):
        seen = factories.report(at=at) if at else factories.report()
        page = client.get(f"/admin/articles/article/{seen.pk}/change/").content.decode()
        assert 'class="deletelink"' not in page


def test_a_change_is_called_a_change(desk_editor, client):
    person = factories.person("ليلى الكرمي")
    form = boxes(client.get(f"/admin/events/person/{person.pk}/change/").content.decode())
    page = client.post(
        f"/admin/events/person/{person.pk}/change/", {**form, "description": "كاتبة"}, follow=True
    ).content.decode()
    assert "حُفظ التعديل في شخصية" in page and "إضافة شخصية" not in page.partition("messagelist")[2][:300]


def test_the_calendar_of_the_desk_calls_the_months_as_the_paper_does(desk_editor, client):
    page = client.get("/admin/").content.decode()
    assert 'name="house-months" content="كانون الثاني|شباط|آذار|' in page
    SiteIdentity.objects.update_or_create(pk=1, defaults={"months": "gregorian"})
    edition.move()
    page = client.get("/admin/").content.decode()
    assert 'content="يناير|فبراير|' in page
