"""The list of reports: what it shows, what it finds, and verbs over several reports at once."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from articles import workflow
from articles.admin import article_filters
from articles.models import Article, Credit, Mention, Tag
from articles.roles import MANAGING_EDITOR, REPORTER, SECTION_EDITOR, make_roles
from articles.stages import Stage
from articles.workflow import WorkflowError
from newsroom.admin import offers
from newsroom.models import LogEntry, Presence
from tests import factories
from tests.desk import send

LIST = "/admin/articles/article/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def roles(db):
    return make_roles()


@pytest.fixture
def chief_editor(client, roles):
    """A managing editor, signed in."""
    made = factories.in_group(MANAGING_EDITOR, "chief-editor")
    client.force_login(made, backend=BACKEND)
    return made


def found(client, **asked) -> set[str]:
    """The headlines that the list shows."""
    answer = client.get(LIST, asked)
    assert answer.status_code == 200
    return {str(row) for row in answer.context["cl"].result_list}


def do(client, action: str, *articles: Article, **said):
    """Choose reports in the list and run an action over them."""
    data = {"action": action, "_selected_action": [article.pk for article in articles], **said}
    return client.post(LIST, data, follow=True)


def stages(*articles: Article) -> list[str]:
    return [Article.objects.get(pk=article.pk).stage for article in articles]


# Filters


def test_the_list_is_filtered_by_where_reports_stand(client, chief_editor):
    now = timezone.now()
    factories.article("مسودة")
    factories.report("منشور")
    factories.report("مجدول", at=now + timedelta(days=1))
    pending = factories.report("معدّل")
    workflow.save_words(pending, by=None, headline="معدّل ثانية")
    change = factories.report("قبل التعديل")
    workflow.save_words(change, by=None, headline="تعديل مجدول")
    workflow.publish(change, by=None, at=now + timedelta(days=2))
    urgent = factories.report("عاجل")
    workflow.mark_urgent(urgent, by=None, until=now + timedelta(hours=1))
    assert found(client, standing="draft") == {"مسودة"}
    assert found(client, standing="published") == {"منشور", "معدّل ثانية", "تعديل مجدول", "عاجل"}
    assert found(client, standing="scheduled") == {"مجدول", "تعديل مجدول"}
    assert found(client, standing="pending") == {"معدّل ثانية", "تعديل مجدول"}
    assert found(client, standing="prominent") == {"عاجل"}


def test_the_list_is_filtered_by_section_writer_and_event(client, chief_editor):
    port, sport = factories.section("المرفأ"), factories.section("رياضة")
    mine = factories.article("لي", to=port, by=chief_editor)
    signed = factories.article("موقّع", to=sport)
    Credit.objects.create(article=signed, person=factories.person("ليلى الكرمي"))
    fair = factories.event("معرض الكتاب")
    Mention.objects.create(article=mine, event=fair)
    assert found(client, section=port.pk) == {"لي"}
    assert found(client, writer="me") == {"لي"}
    assert found(client, writer="chief-edi") == {"لي"}
    assert found(client, writer="الكرمي") == {"موقّع"}
    assert found(client, event=fair.pk) == {"لي"}
    assert found(client, event=fair.pk, section=sport.pk) == set()


def test_the_list_is_filtered_by_days_on_the_sites_clock(client, chief_editor):
    noon = timezone.localtime().replace(hour=12, minute=0) - timedelta(days=3)
    factories.report("قديم", at=noon - timedelta(days=1))
    factories.report("أول النهار", at=noon.replace(hour=0, minute=0, second=0, microsecond=0))
    factories.report("آخر النهار", at=noon.replace(hour=23, minute=59))
    day = f"{noon:%d/%m/%Y}"
    assert found(client, published_from=day, published_to=day) == {"أول النهار", "آخر النهار"}
    assert found(client, published_to=f"{noon - timedelta(days=1):%d/%m/%Y}") == {"قديم"}
    assert found(client, saved_to=day) == set()
    assert len(found(client, saved_from=day)) == 3


def test_a_writer_is_found_by_any_word_of_any_name_and_nobody_finds_nothing(client, chief_editor):
    signed, other = factories.article("موقّع"), factories.article("آخر")
    Credit.objects.create(article=signed, person=factories.person("عبد الرحمن الكرمي"))
    Credit.objects.create(article=other, person=factories.person("كريم الحداد"))
    assert found(client, writer="كرمي عبدالرحمن") == {"موقّع"}
    assert found(client, writer="كر") == {"موقّع", "آخر"}
    assert found(client, writer="زياد") == found(client, writer="!!") == set()


def test_of_a_long_span_the_words_saved_last_are_found(client, chief_editor, monkeypatch):
    monkeypatch.setattr(article_filters, "LISTED", 2)
    reports = [factories.article(f"خبر {number}") for number in range(3)]
    today = f"{timezone.localtime():%d/%m/%Y}"
    assert found(client, saved_from=today) == {"خبر 1", "خبر 2"}
    workflow.save_words(reports[0], by=None, headline="خبر 0 ثانية")
    assert found(client, saved_from=today, saved_to=today) == {"خبر 2", "خبر 0 ثانية"}


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="what PostgreSQL plans depends on how much there is"
)
@pytest.mark.parametrize("asked", [{"writer": "الكرمي"}, {"writer": "chief"}, {"saved_from": "1/12/2025"}])
def test_no_filter_goes_through_the_whole_archive(chief_editor, asked):
    Credit.objects.create(article=factories.article(), person=factories.person("ليلى الكرمي"))
    rows = article_filters.ListForm(asked, user=chief_editor).narrowed(Article.objects.all())
    for listed in (rows.order_by("-id"), rows.order_by().values("pk")):
        plan = listed.explain()
        assert "articles_article" in plan and "SCAN articles_article" not in plan, plan


def test_a_box_that_makes_no_sense_is_left_out_and_says_so(client, chief_editor):
    factories.article("عنوان")
    answer = client.get(LIST, {"published_from": "غير معقول", "section": "999999", "standing": "nowhere"})
    assert len(answer.context["cl"].result_list) == 1
    assert answer.content.decode().count("errorlist") == 3


# Search


def test_a_long_list_is_not_counted_to_its_end_and_says_so(
    client, chief_editor, monkeypatch, django_assert_max_num_queries
):
    section = factories.section()
    for number in range(4):
        factories.report(f"خبر {number}", to=section)
    assert client.get(LIST).context["cl"].result_count == 4
    monkeypatch.setattr(offers, "MOST", 3)
    with django_assert_max_num_queries(20) as queries:
        answer = client.get(LIST)
    assert answer.context["cl"].result_count == 3
    assert "وما بعدها يوصل إليه بالبحث والتصفية" in answer.content.decode()
    counting = [query["sql"] for query in queries.captured_queries if "COUNT(" in query["sql"]]
    assert counting and all("LIMIT" in said for said in counting)


def test_a_list_of_the_whole_archive_is_sorted_only_by_what_an_index_has_in_order(client, chief_editor):
    factories.report("خبر")
    page = client.get(LIST).content.decode()
    assert page.count('class="sortable') == 2


def test_search_finds_all_words_in_any_spelling(client, chief_editor):
    factories.article("افتتاح المدرسة الأولى في القرية")
    factories.article("إفتتاح مدرسة أخرى")
    assert found(client, q="المدرسه الاولى") == {"افتتاح المدرسة الأولى في القرية"}
    assert len(found(client, q="افتتاح مدرسة")) == 2
    assert found(client, q="المدرســة القَريَة") == {"افتتاح المدرسة الأولى في القرية"}
    assert found(client, q="المدرسة غائبة") == set()


def test_search_looks_into_texts_unless_only_headlines_are_asked_for(client, chief_editor):
    factories.article("عنوان الميناء", standfirst="جملة عن السفن.", body="<p>ذُكرت البوصلة هنا.</p>")
    assert found(client, q="البوصلة السفن") == {"عنوان الميناء"}
    assert found(client, q="البوصلة", headline="on") == set()
    assert found(client, q="الميناء", headline="on") == {"عنوان الميناء"}


def test_search_finds_a_report_by_its_number_in_any_digits(client, chief_editor):
    article = factories.article("عنوان")
    arabic = str(article.pk).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert found(client, q=str(article.pk)) == found(client, q=arabic) == {"عنوان"}


@pytest.mark.parametrize("hostile", ["[", "(a", "*", "\\", "a{9999}", "%_", "'; --", "؟!", "ا" * 3000])
def test_search_takes_signs_for_what_they_are(client, chief_editor, hostile):
    factories.article("عنوان")
    assert client.get(LIST, {"q": hostile}).status_code == 200


# Columns


def test_the_list_shows_length_schedule_pending_changes_and_who_is_there(client, chief_editor):
    soon = timezone.now() + timedelta(days=1)
    article = factories.report("عنوان", body="<p>" + "كلمة " * 900 + "</p>")
    body = article.latest.body
    workflow.save_words(article, by=None, headline="عنوان ثانٍ", body=body)
    workflow.publish(article, by=None, at=soon)
    reader = factories.user("someone")
    for _window in range(2):
        Presence.objects.create(
            content_type=ContentType.objects.get_for_model(Article),
            object_id=article.pk,
            user=reader,
            window=str(uuid4()),
        )
    page = client.get(LIST).content.decode()
    assert "900 كلمة" in page and "5 دقائق" in page
    assert 'class="pending"' in page
    assert f"{timezone.localtime(soon):%H:%M}" in page
    assert page.count('class="present"') == page.count(reader.username) == 1


# Several at once


def test_several_drafts_are_sent_for_review_and_a_refused_one_says_why(client, chief_editor):
    first, second, seen = factories.article(), factories.article(), factories.report("منشور من قبل")
    answer = do(client, "submit", first, second, seen)
    assert stages(first, second, seen) == [Stage.SUBMITTED, Stage.SUBMITTED, Stage.PUBLISHED]
    result = answer.context["result"]
    assert [article.pk for article, _reason in result.refused] == [seen.pk]
    page = answer.content.decode()
    assert "تقريران" in page and "منشور من قبل" in page
    assert result.refused[0][1] in page


def test_what_is_done_without_a_refusal_is_said_above_the_list(client, chief_editor):
    drafts = [factories.article() for _number in range(3)]
    answer = do(client, "approve", *drafts)
    assert stages(*drafts) == [Stage.APPROVED] * 3
    assert "3 تقارير" in str(next(iter(answer.context["messages"])))


def test_a_section_editor_approves_only_in_the_own_section(client, roles):
    own, other = factories.section(), factories.section()
    editor = factories.in_group(SECTION_EDITOR, "section-editor")
    own.editors.add(editor)
    client.force_login(editor, backend=BACKEND)
    here, there = factories.article(to=own), factories.article(to=other)
    do(client, "approve", here, there)
    assert stages(here, there) == [Stage.APPROVED, Stage.DRAFT]


def test_a_reporter_is_offered_only_what_reporters_do_and_can_do_no_more(client, roles):
    reporter = factories.in_group(REPORTER, "writer")
    client.force_login(reporter, backend=BACKEND)
    theirs = factories.article(by=None)
    offered = dict(client.get(LIST).context["action_form"].fields["action"].choices)
    assert {"submit", "move_section", "add_tag", "delete_drafts"} <= set(offered)
    assert not {"approve", "publish", "withdraw", "delete_selected"} & set(offered)
    for action in ("submit", "approve", "publish", "withdraw", "delete_drafts"):
        do(client, action, theirs, sure="1", reason="سبب")
    assert stages(theirs) == [Stage.DRAFT]


def test_moving_asks_for_the_section_and_writes_the_log(client, chief_editor):
    goal = factories.section("الوجهة")
    article, there = factories.report(), factories.article(to=goal)
    page = do(client, "move_section", article, there).content.decode()
    assert 'name="section"' in page
    assert Article.objects.get(pk=article.pk).section == article.section
    answer = do(client, "move_section", article, there, sure="1", section=goal.pk)
    assert Article.objects.get(pk=article.pk).section == goal
    assert [one.pk for one, _reason in answer.context["result"].refused] == [there.pk]
    entry = LogEntry.objects.get(verb="article.move_section")
    assert (entry.by, entry.before["section"], entry.after["section"]) == (
        chief_editor,
        article.section_id,
        goal.pk,
    )


def test_a_tag_is_added_by_its_name(client, chief_editor):
    tag = Tag.objects.create(name="مرفأ")
    bare, tagged = factories.article(), factories.article(tags=("مرفأ",))
    assert "errorlist" in do(client, "add_tag", bare, sure="1", tag="لا وجود له").content.decode()
    answer = do(client, "add_tag", bare, tagged, sure="1", tag="مرفأ")
    assert list(bare.tags.all()) == [tag]
    assert [one.pk for one, _reason in answer.context["result"].refused] == [tagged.pk]


def test_withdrawing_asks_for_the_reason_that_readers_see(client, chief_editor):
    seen = factories.report()
    assert 'name="reason"' in do(client, "withdraw", seen).content.decode()
    assert "errorlist" in do(client, "withdraw", seen, sure="1", reason=" ").content.decode()
    assert stages(seen) == [Stage.PUBLISHED]
    do(client, "withdraw", seen, sure="1", reason="نُشر خطأً.")
    seen.refresh_from_db()
    assert (seen.stage, seen.withdrawal_reason) == (Stage.WITHDRAWN, "نُشر خطأً.")


def test_publishing_asks_first_and_leaves_alone_what_readers_see_already(client, chief_editor):
    draft, seen = factories.article(), factories.report()
    do(client, "publish", draft)
    assert stages(draft) == [Stage.DRAFT]
    answer = do(client, "publish", draft, seen, sure="1")
    assert Article.objects.get(pk=draft.pk).is_published()
    assert [one.pk for one, _reason in answer.context["result"].refused] == [seen.pk]


def test_deleting_takes_only_what_readers_never_saw_and_keeps_the_words_in_the_log(client, chief_editor):
    draft, seen = factories.article("عنوان محذوف"), factories.report()
    do(client, "delete_drafts", draft)
    assert Article.objects.filter(pk=draft.pk).exists()
    do(client, "delete_drafts", draft, seen, sure="1")
    assert list(Article.objects.all()) == [seen]
    assert LogEntry.objects.get(verb="article.delete").before["headline"] == "عنوان محذوف"


def test_too_many_at_once_are_refused_as_a_whole(client, chief_editor, monkeypatch):
    from articles.admin import bulk

    monkeypatch.setattr(bulk, "MOST", 2)
    drafts = [factories.article() for _number in range(3)]
    do(client, "submit", *drafts)
    assert stages(*drafts) == [Stage.DRAFT] * 3


# The verbs over placement


def test_a_report_in_front_of_readers_moves_only_to_where_one_publishes(roles):
    own, other = factories.section(), factories.section()
    editor = factories.in_group(SECTION_EDITOR, "section-editor")
    own.editors.add(editor)
    seen, draft = factories.report(to=own), factories.article(to=own)
    with pytest.raises(PermissionDenied):
        workflow.move_section(seen, by=editor, section=other)
    assert workflow.move_section(draft, by=editor, section=other).section == other
    with pytest.raises(WorkflowError):
        workflow.move_section(seen, by=None, section=own)
    with pytest.raises(PermissionDenied):
        workflow.add_tag(draft, by=editor, tag=Tag.objects.create(name="وسم"))


def test_a_section_changed_in_the_form_goes_through_the_verb(client, roles):
    own, other = factories.section(), factories.section()
    editor = factories.in_group(SECTION_EDITOR, "section-editor")
    own.editors.add(editor)
    client.force_login(editor, backend=BACKEND)
    handed, seen = factories.article(to=own), factories.report(to=own)
    workflow.submit(handed, by=None)
    for article in (handed, seen):
        address = f"{LIST}{article.pk}/change/"
        send(client, address, "_continue", headline="عنوان آخر", section=other.pk)
    handed.refresh_from_db()
    seen.refresh_from_db()
    assert (handed.section, handed.latest.headline) == (other, "عنوان آخر")
    assert LogEntry.objects.get(verb="article.move_section").object_id == handed.pk
    assert seen.section == own and seen.latest.headline != "عنوان آخر"


def test_a_tag_added_to_a_published_report_stands_on_its_page_at_once(client, db):
    seen, tag = factories.report(), Tag.objects.create(name="مرفأ")
    workflow.add_tag(seen, by=None, tag=tag)
    assert seen.latest.headline in client.get(tag.get_absolute_url()).content.decode()


def test_a_scheduled_report_is_refused_by_its_own_name(client, chief_editor):
    scheduled = factories.report(at=timezone.now() + timedelta(days=1))
    page = do(client, "approve", scheduled).content.decode()
    assert "مجدول" in page and "«منشور»" not in page
    assert "ألغِ الموعد" in do(client, "delete_drafts", scheduled, sure="1").content.decode()
