"""The editorial log: every verb in words, before and after, filtered, read-only, and kept when its thing is gone."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from articles import workflow
from articles.models import Section
from newsroom.admin import editorial_log
from newsroom.admin.log_filters import PersonFilter, VerbFilter
from newsroom.admin.log_words import VERBS, Names, changes, done, said
from newsroom.models import LogEntry
from newsroom.templatetags.newsroom import date_time, short_day
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/admin/newsroom/logentry/"


def last() -> LogEntry:
    return LogEntry.objects.latest("pk")


def told(entry: LogEntry) -> dict[str, tuple[str, str]]:
    """Before and after in words, by the name of what changed."""
    return {change.label: (change.before, change.now) for change in changes(entry, Names([entry]))}


def subjects(page) -> list[str]:
    """What the rows of the list are about."""
    cells = re.findall(r'<td class="field-thing">(.*?)</td>', page.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


@pytest.fixture
def desk(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    return client


# In words


def test_every_verb_of_the_desk_is_said_in_words(chief, editor):
    article, section = factories.article("عنوان"), factories.section()
    workflow.save_words(article, by=editor, headline="عنوان آخر")
    workflow.restore(article, by=editor, number=1)
    workflow.submit(article, by=editor)
    workflow.return_to_author(article, by=editor, note="أعد النظر")
    workflow.approve(article, by=editor)
    workflow.publish(article, by=editor, at=timezone.now() + timedelta(days=2))
    workflow.cancel_schedule(article, by=editor)
    workflow.publish(article, by=editor)
    workflow.pin(article, by=editor, until=timezone.now() + timedelta(days=2))
    workflow.mark_urgent(article, by=editor, until=timezone.now() + timedelta(days=2))
    workflow.correct(article, by=editor, text="تصويب")
    workflow.move_section(article, by=editor, section=section)
    workflow.withdraw(article, by=editor, reason="سبب")
    workflow.delete_draft(factories.article(), by=editor)
    with translation.override("en"):
        unsaid = [verb for verb in LogEntry.objects.values_list("verb", flat=True) if said(verb) == verb]
    assert unsaid == []


def test_a_pin_that_is_taken_away_is_not_called_a_pin(editor):
    article = factories.report()
    workflow.pin(article, by=editor, until=timezone.now() + timedelta(hours=2))
    pinned = done(last())
    workflow.pin(article, by=editor, until=None)
    assert done(last()) != pinned


def test_stages_moments_revisions_and_sections_are_words_not_codes(editor):
    news = factories.section("محليات")
    article = factories.article("عنوان", to=news)
    workflow.publish(article, by=editor)
    entry = last()
    found = told(entry)
    article.refresh_from_db()
    assert ("مسودة", "منشور") in found.values()
    assert ("", date_time(article.published_at)) in found.values()
    assert "published" not in str(found)
    entry.before, entry.after = {"section": news.pk}, {"section": factories.section("ثقافة").pk}
    assert list(told(entry).values()) == [("محليات", "ثقافة")]


def test_a_section_that_is_gone_is_named_by_its_number(editor):
    article = factories.article()
    entry = LogEntry.objects.record(
        "article.move_section", article, by=editor, before={"section": 98765}, after={}
    )
    assert "98765" in str(told(entry))


def test_texts_are_compared_word_by_word():
    person = factories.person("نوال القاسم")
    entry = LogEntry.objects.record(
        "person.change",
        person,
        by=None,
        before={"description": "كاتبة من الشمال", "name": "نوال"},
        after={"description": "كاتبة وصحفية من الشمال", "name": "نوى"},
    )
    words, name = changes(entry, Names([entry]))
    assert [piece.text.strip() for piece in words.pieces if piece.kind == "new"] == ["وصحفية"]
    assert name.pieces == []


def test_days_numbers_and_yes_and_no_are_in_house_style():
    event = factories.event()
    entry = LogEntry.objects.record(
        "event.change", event, by=None, before={"first_day": "2025-12-06"}, after={"first_day": "2025-12-07"}
    )
    before, now = next(iter(told(entry).values()))
    assert (before, now) == ("6 كانون الأول 2025", "7 كانون الأول 2025")
    assert now == short_day(timezone.datetime(2025, 12, 7))


def test_people_in_the_rows_of_a_form_are_named_with_one_question():
    event = factories.event()
    people = [factories.person(f"متحدث {number}") for number in range(9)]
    rows = {str(number): {"person": person.pk} for number, person in enumerate(people)}
    entry = LogEntry.objects.record("event.change", event, by=None, after={"participation": rows})
    with CaptureQueriesContext(connection) as asked:
        found = told(entry)
    assert [now for _before, now in found.values()] == [person.name for person in people]
    assert sum("events_person" in query["sql"] for query in asked) == 1


def test_rows_within_a_form_are_told_under_their_kind():
    event = factories.event()
    entry = LogEntry.objects.record(
        "event.change",
        event,
        by=None,
        before={"sessions": {"3": {"title": "الافتتاح"}}},
        after={"sessions": {"3": {"title": "جلسة الافتتاح"}, "4": {"title": "الختام"}}},
    )
    found = told(entry)
    assert ("الافتتاح", "جلسة الافتتاح") in found.values()
    assert ("", "الختام") in found.values()
    assert all("جلسات" in label for label in found)


# The list


def test_the_log_is_filtered_by_verb_kind_person_and_day(desk, editor):
    article, other = factories.article("تقرير المحرر"), factories.article("تقرير آخر")
    workflow.submit(article, by=editor)
    workflow.submit(other, by=None)
    person = factories.person("نوال القاسم")
    LogEntry.objects.record("person.change", person, by=None)
    LogEntry.objects.filter(object_id=other.pk, verb="article.submit").update(
        at=timezone.now() - timedelta(days=9)
    )
    assert set(subjects(desk.get(LIST, {"verb": "submit"}))) == {"تقرير المحرر", "تقرير آخر"}
    assert subjects(desk.get(LIST, {"kind": "events.person"})) == ["نوال القاسم"]
    assert subjects(desk.get(LIST, {"person": editor.username})) == ["تقرير المحرر"]
    assert subjects(desk.get(LIST, {"person": "اسم edi"})) == ["تقرير المحرر"]
    then = timezone.localtime(timezone.now() - timedelta(days=9))
    arabic = f"{then:%d/%m/%Y}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert subjects(desk.get(LIST, {"day": arabic})) == ["تقرير آخر"]
    assert subjects(desk.get(LIST, {"day": "كلام"})) == []


def test_words_are_looked_for_in_the_newest_rows_or_in_all_of_a_day(desk, monkeypatch):
    for number in range(4):
        workflow.submit(factories.article(f"تقرير {number}"), by=None)
    monkeypatch.setattr(editorial_log, "SEARCHED", 2)
    found = {subject for subject in subjects(desk.get(LIST, {"q": "تقرير"}))}
    assert found == {"تقرير 3"}
    today = f"{timezone.localtime():%d/%m/%Y}"
    assert "تقرير 0" in subjects(desk.get(LIST, {"q": "تقرير", "day": today}))


def test_a_person_is_looked_up_once_not_row_by_row(editor):
    rows = PersonFilter(None, {"person": [editor.username]}, LogEntry, None).queryset(
        None, LogEntry.objects.all()
    )
    assert "JOIN" not in str(rows.query)


def test_filters_add_up_and_the_box_carries_the_others_along(desk, editor):
    factories.article("تقرير")
    workflow.submit(factories.article("تقرير المحرر"), by=editor)
    page = desk.get(LIST, {"verb": "submit", "person": "لا أحد"})
    assert subjects(page) == []
    assert '<input type="hidden" name="verb" value="submit">' in page.content.decode()


def test_a_filter_by_verb_finds_whole_verbs_only():
    found = VerbFilter(None, {"verb": ["import"]}, LogEntry, None)
    assert {
        row.split(".")[1] for row in found.queryset(None, LogEntry.objects.all()).query.where.children[0].rhs
    } == {"import"}
    assert "import" in VERBS


def test_no_names_of_a_thousand_people_stand_in_the_filters(desk):
    for number in range(20):
        factories.user(f"person-{number}")
    assert "person-7" not in desk.get(LIST).content.decode()


def test_the_list_asks_the_same_few_questions_however_many_rows_it_has(desk, editor):
    def asked() -> int:
        desk.get(LIST)  # fills the cache of the paper's identity, which every publication empties
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(LIST).status_code == 200
        return len(queries)

    def more(rows: int) -> None:
        for number in range(rows):
            person = factories.user(f"user-{LogEntry.objects.count()}", "articles.publish_everywhere")
            workflow.publish(factories.article(f"عنوان {number}"), by=person)
            LogEntry.objects.record("event.change", factories.event(), by=person, after={"name": "اسم"})

    more(5)
    few = asked()
    more(10)
    assert asked() == few
    assert few <= 15
    more(10)
    assert asked() == few


# One row


def test_a_row_says_who_what_from_where_and_links_to_what_is_still_there(desk, client, editor):
    article = factories.article("عنوان")
    workflow.submit(article, by=editor, note="اقرأه اليوم")
    LogEntry.objects.filter(pk=last().pk).update(origin="203.0.113.7")
    page = desk.get(f"{LIST}{last().pk}/change/").content.decode()
    for part in (
        "203.0.113.7",
        "اقرأه اليوم",
        f"/admin/articles/article/{article.pk}/change/",
        "بانتظار المراجعة",
    ):
        assert part in page, part


def test_a_request_leaves_its_address_in_the_log(desk):
    article = factories.article("عنوان")
    workflow.save_words(article, by=None, headline="عنوان آخر")
    desk.post(f"/admin/articles/article/{article.pk}/revisions/1/restore/", REMOTE_ADDR="198.51.100.4")
    assert (last().verb, last().origin) == ("article.restore", "198.51.100.4")


def test_the_row_of_a_deleted_draft_stays_and_shows_its_last_words(desk, editor):
    article = factories.article("مسودة قصيرة العمر", body="<p>آخر ما كُتب فيها.</p>", standfirst="مقدمتها")
    key = article.pk
    workflow.delete_draft(article, by=editor)
    page = desk.get(f"{LIST}{last().pk}/change/").content.decode()
    for part in ("مسودة قصيرة العمر", "آخر ما كُتب فيها.", "مقدمتها"):
        assert part in page, part
    assert f"/admin/articles/article/{key}/change/" not in page
    assert "مسودة قصيرة العمر" in subjects(desk.get(LIST, {"verb": "delete"}))


def test_nobody_adds_changes_or_deletes_a_row(desk):
    factories.article()
    row = f"{LIST}{last().pk}"
    assert desk.get(f"{LIST}add/").status_code == 403
    assert desk.get(f"{row}/delete/").status_code == 403
    assert desk.post(f"{row}/change/", {"note": "x"}).status_code == 403
    assert 'name="_save"' not in desk.get(f"{row}/change/").content.decode()


# Taken along


def test_what_the_filters_leave_can_be_taken_along_as_a_table(desk, editor):
    workflow.submit(factories.article("تقرير المحرر"), by=editor, note="=1+1")
    factories.article("تقرير آخر")
    answer = desk.get(f"{LIST}download/", {"person": editor.username})
    text = b"".join(answer.streaming_content).decode()
    heading, *rows = csv.reader(StringIO(text.removeprefix("\ufeff")))
    assert text.startswith("\ufeff")
    assert answer["Content-Type"].startswith("text/csv")
    assert len(rows) == 1
    row = dict(zip(range(len(heading)), rows[0], strict=True))
    assert "تقرير المحرر" in row.values()
    assert "'=1+1" in row.values()
    assert "بانتظار المراجعة" in rows[0][-1]


def test_the_table_is_for_those_who_read_the_log(client):
    reader = factories.user("reader")
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"{LIST}download/").status_code == 403
    reader.user_permissions.add(
        Permission.objects.get(codename="view_logentry", content_type__app_label="newsroom")
    )
    assert client.get(f"{LIST}download/").status_code == 200


# The history of other things


def test_the_history_of_a_person_is_told_by_the_log(desk, editor):
    person = factories.person("نوال القاسم")
    LogEntry.objects.record(
        "person.change",
        person,
        by=editor,
        before={"description": "كاتبة قديمة"},
        after={"description": "كاتبة جديدة"},
    )
    LogEntry.objects.record("person.change", factories.person("غيرها"), by=None, after={"description": "سر"})
    page = desk.get(f"/admin/events/person/{person.pk}/history/").content.decode()
    assert re.sub(r"<[^>]+>", "", page).count("اسم editor") == 1
    assert "قديمة" in page
    assert "جديدة" in page
    assert "سر</" not in page


def test_a_long_history_of_a_thing_goes_on_on_older_pages(desk):
    section = factories.section("محليات")
    for number in range(120):
        LogEntry.objects.record(
            "section.change", section, by=None, after={"description": f"وصف رقم {number}"}
        )
    address, met = f"/admin/articles/section/{section.pk}/history/", []
    query = ""
    while query is not None:
        with CaptureQueriesContext(connection) as asked:
            page = desk.get(address + query).content.decode()
        assert len(asked) <= 15
        met += re.findall(r"وصف رقم (\d+)", page)
        older = re.search(r'href="(\?before=\d+)"', page)
        query = older[1] if older else None
    assert [int(number) for number in met] == list(reversed(range(120)))


def test_a_thing_without_rows_says_so(desk):
    section = Section.objects.create(name="جديد")
    answer = desk.get(f"/admin/articles/section/{section.pk}/history/")
    assert answer.status_code == 200
    assert "<tbody>" not in answer.content.decode()
