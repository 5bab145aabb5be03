"""Statements: cut out of a report, shown while its words stand, found by whoever asks who said what and when."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import statement_index, workflow
from articles.models import Article, Mention, Statement, StatementDocument
from articles.search import read
from articles.search import statements as search
from articles.statements import marked, place_in, tidy
from articles.workflow import WorkflowError
from events.models import Participation, Position
from events.precision import Precision
from newsroom import edition
from newsroom.models import LogEntry
from tests import factories

BACKEND = "django.contrib.auth.backends.ModelBackend"
QUOTE = "لن نغلق الميناء في وجه الصيادين"
BODY = f"<p>قالت المديرة إن العمل مستمر: «{QUOTE}».</p><p>وأضافت أن <strong>الأرصفة</strong> مفتوحة.</p>"
pytestmark = pytest.mark.django_db


@pytest.fixture
def port(db):
    """A published report with a speaker, her organisation, an event and a quotation not cut out yet."""
    speaker, union = factories.person("هالة المرساوي"), factories.organisation("اتحاد الموانئ")
    event = factories.event("ملتقى الموانئ", first_day=date(2025, 12, 6), last_day=date(2025, 12, 7))
    Participation.objects.create(event=event, person=speaker, title="مديرة الميناء")
    report = factories.article("الميناء يبقى مفتوحًا", body=BODY)
    for part, named in (("quoted", {"person": speaker}), ("subject", {"event": event})):
        Mention.objects.create(article=report, part=part, **named)
    report = workflow.publish(report, by=None, at=timezone.now() - timedelta(hours=1))
    return SimpleNamespace(speaker=speaker, union=union, event=event, report=report)


def cut(port, text=QUOTE, **fields) -> Statement:
    fields.setdefault("by", None)
    if "organisation" not in fields:
        fields.setdefault("person", port.speaker)
    fields.setdefault("event", port.event)
    return workflow.cut_statement(port.report, text=text, **fields)


def seen(**narrowed) -> list[Statement]:
    return list(Statement.objects.for_readers().filter(**narrowed))


# Cutting


def test_a_statement_remembers_its_revision_its_place_and_the_title_held_there(port):
    statement = cut(port, f"  «{QUOTE}» ")
    assert statement.text == QUOTE
    assert statement.revision == port.report.latest
    assert statement.position == place_in(BODY, QUOTE) > 0
    assert statement.title == "مديرة الميناء"
    assert (statement.said_on, statement.precision) == (date(2025, 12, 6), Precision.DAY)
    assert LogEntry.objects.get(verb="article.cut_statement").object_id == port.report.pk


def test_the_title_is_the_one_of_that_day_and_stays_when_the_position_changes(port):
    for title, start, end in (("أمينة السر", 2018, 2024), ("رئيسة", 2025, None)):
        Position.objects.create(
            person=port.speaker,
            organisation=port.union,
            title=title,
            started_on=date(start, 1, 1),
            ended_on=end and date(end, 12, 31),
        )
    old = cut(port, event=None, said_on=date(2020, 5, 1))
    Position.objects.all().delete()
    old.refresh_from_db()
    assert old.title == "أمينة السر، اتحاد الموانئ"


def test_without_an_event_the_day_is_that_of_the_report(port):
    assert cut(port, event=None).said_on == port.report.published_local_day


def test_the_day_of_a_report_within_the_events_days_is_the_day(port):
    port.event.last_day = port.report.published_local_day
    port.event.save()
    assert cut(port).said_on == port.report.published_local_day


def test_an_event_of_an_unknown_day_gives_the_month(port):
    port.event.precision, port.event.first_day, port.event.last_day = Precision.MONTH, date(2025, 12, 1), None
    port.event.save()
    statement = cut(port)
    assert statement.said_on_text == "كانون الأول 2025" and statement.day is None


@pytest.mark.parametrize("text", ["", "  «» ", "كلام لم يقله أحد", "ن" * 2001])
def test_what_does_not_stand_in_the_report_is_refused(port, text):
    with pytest.raises(WorkflowError):
        cut(port, text)
    assert not Statement.objects.exists()


def test_nobody_and_two_speakers_are_refused_and_so_is_the_same_statement_again(port):
    with pytest.raises(WorkflowError):
        cut(port, person=None)
    with pytest.raises(WorkflowError):
        cut(port, organisation=port.union, person=port.speaker)
    cut(port)
    with pytest.raises(WorkflowError):
        cut(port)
    assert Statement.objects.count() == 1


def test_words_that_the_writer_has_not_saved_yet_can_be_cut(port):
    newer = BODY + "<p>وختمت: «القرار نهائي».</p>"
    with pytest.raises(WorkflowError):
        cut(port, "القرار نهائي")
    statement = cut(port, "القرار نهائي", body=newer)
    assert not statement.stands  # readers do not see these words yet
    workflow.save_words(port.report, by=None, headline="الميناء", body=newer)
    workflow.publish(port.report, by=None)
    statement.refresh_from_db()
    assert statement.stands


def test_whoever_may_not_edit_the_report_cuts_nothing_out_of_it(port, reporter):
    with pytest.raises(PermissionDenied):
        cut(port, by=reporter)


@pytest.mark.parametrize(
    ("selected", "kept"),
    [
        ("«قول»", "قول"),
        ("«قول", "قول"),
        ("قول»", "قول"),
        ("«قال «نعم»»", "قال «نعم»"),
        ("«نعم» ثم «لا»", "«نعم» ثم «لا»"),
        ("سطر\n\nوسطر", "سطر وسطر"),
        ('"قول"', "قول"),
        ("\u2068قول\u2069", "قول"),
    ],
)
def test_quotation_marks_around_the_words_are_not_part_of_them(selected, kept):
    assert tidy(selected) == kept


# Standing


def test_a_statement_whose_words_fall_out_of_the_report_is_hidden_and_comes_back_with_them(port):
    statement = cut(port)
    workflow.save_words(port.report, by=None, headline="الميناء", body="<p>نص آخر.</p>")
    assert seen() == [statement]  # readers still see the old words
    workflow.publish(port.report, by=None)
    assert seen() == []
    workflow.restore(port.report, by=None, number=1)
    workflow.publish(port.report, by=None)
    assert seen() == [statement]


def test_a_change_that_comes_by_itself_takes_the_statement_away_at_its_moment(port, monkeypatch):
    cut(port)
    workflow.save_words(port.report, by=None, headline="الميناء", body="<p>نص آخر.</p>")
    workflow.publish(port.report, by=None, at=timezone.now() + timedelta(hours=1))
    assert len(seen()) == 1
    from articles.workflow.publishing import show_due_changes

    show_due_changes(timezone.now() + timedelta(hours=2))
    assert seen() == []


def test_only_published_reports_and_people_with_a_page_are_quoted(port):
    statement = cut(port)
    assert seen() == [statement]
    port.speaker.published_at = None
    port.speaker.save()
    assert seen() == []
    port.speaker.published_at = timezone.now()
    port.speaker.save()
    workflow.withdraw(port.report, by=None, reason="سبب")
    assert seen() == []


def test_a_draft_keeps_its_statements_to_itself_until_it_is_published(port):
    draft = factories.article(body=BODY)
    statement = workflow.cut_statement(draft, by=None, text=QUOTE, person=port.speaker)
    assert statement not in seen()
    workflow.save_words(draft, by=None, headline="عنوان", body="<p>نص آخر.</p>")
    statement.refresh_from_db()
    assert not statement.stands
    workflow.restore(draft, by=None, number=1)
    workflow.publish(draft, by=None)
    assert statement in seen()


def test_deleting_a_draft_takes_its_statements_along(port):
    draft = factories.article(body=BODY)
    workflow.cut_statement(draft, by=None, text=QUOTE, person=port.speaker)
    workflow.delete_draft(draft, by=None)
    assert not Statement.objects.exists() and not StatementDocument.objects.exists()


def test_cutting_moves_the_edition_only_where_readers_see_the_report(port):
    number = edition.current()
    workflow.cut_statement(factories.article(body=BODY), by=None, text=QUOTE, person=port.speaker)
    assert edition.current() == number
    cut(port)
    assert edition.current() > number


# For readers


def test_the_pages_of_the_speaker_and_of_the_event_show_it(client, port):
    cut(port)
    for address in (port.speaker.get_absolute_url(), port.event.get_absolute_url()):
        page = client.get(address).content.decode()
        assert QUOTE in page and "كل التصريحات" in page
    assert QUOTE not in client.get(port.union.get_absolute_url()).content.decode()


def test_its_address_leads_to_its_place_in_the_report(client, port):
    statement = cut(port)
    answer = client.get(statement.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{port.report.get_absolute_url()}#statement-{statement.pk}",
    )
    page = client.get(port.report.get_absolute_url()).content.decode()
    mark = (
        f'<q class="said" id="statement-{statement.pk}" cite="{port.speaker.get_absolute_url()}">{QUOTE}</q>'
    )
    assert mark in page
    workflow.withdraw(port.report, by=None, reason="سبب")
    assert client.get(statement.get_absolute_url()).status_code == 404


def test_the_report_tells_machines_who_said_what(client, port):
    cut(port)
    page = client.get(port.report.get_absolute_url()).content.decode()
    data = json.loads(re.search(r"<script type=.application/ld.json.>(.*?)</script>", page, re.S)[1])
    quotation = data["hasPart"][0]
    assert quotation["@type"] == "Quotation" and quotation["text"] == QUOTE
    assert quotation["creator"]["name"] == "هالة المرساوي" and quotation["dateCreated"] == "2025-12-06"


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ("<p>قال: «نعم ولا».</p>", "نعم ولا", "<p>قال: «[نعم ولا]».</p>"),
        ("<p>نعم <strong>ثم</strong> لا</p>", "نعم ثم لا", "<p>[نعم ]<strong>ثم</strong> لا</p>"),
        ("<p>أ &amp; ب</p>", "أ & ب", "<p>[أ &amp; ب]</p>"),
        ("<p>قول   طويل\nجدًا</p>", "قول طويل جدًا", "<p>[قول   طويل\nجدًا]</p>"),
        ("<p>هذا أول القول الطويل</p><p>وهذا آخره</p>", "أول القول الطويل وهذا آخره", None),
        ("<p>لا شيء</p>", "غير موجود", "<p>لا شيء</p>"),
    ],
)
def test_a_quotation_is_marked_where_it_stands_and_breaks_no_tag(port, body, text, expected):
    statement = Statement(pk=7, text=text, person=port.speaker)
    found = marked(body, [statement])
    plain = re.sub(r'<q class="said" id="statement-7" cite="[^"]*">', "[", found).replace("</q>", "]")
    if expected is None:
        expected = "<p>هذا [أول القول الطويل]</p><p>وهذا آخره</p>"
    assert plain == expected


def test_statements_within_each_other_are_marked_once(port):
    outer, inner = (
        Statement(pk=n, text=text, person=port.speaker) for n, text in ((1, "قول في قول"), (2, "في"))
    )
    assert marked("<p>قول في قول</p>", [inner, outer]).count("<q ") == 1


def many(port, number: int) -> list[Statement]:
    """So many statements of one speaker, each a day older."""
    body = "".join(f"<p>قول رقم {place} عن البحر.</p>" for place in range(number))
    report = factories.article(body=body)
    report = workflow.publish(report, by=None, at=timezone.now() - timedelta(hours=1))
    return [
        workflow.cut_statement(
            report,
            by=None,
            text=f"قول رقم {place} عن البحر.",
            person=port.speaker,
            event=port.event,
            said_on=date(2024, 6, 1) - timedelta(days=place),
        )
        for place in range(number)
    ]


def on_page(client, address: str) -> list[str]:
    return re.findall(r"قول رقم (\d+) عن", client.get(address).content.decode())


def test_the_page_of_statements_is_turned_newest_first_and_back(client, port):
    many(port, 45)
    first = client.get("/statements/")
    older = re.search(r'rel="next" href="([^"]+)"', first.content.decode())[1].replace("&amp;", "&")
    newest = [str(place) for place in range(45)]
    assert on_page(client, "/statements/") == newest[:20]
    assert on_page(client, older) == newest[20:40]
    page = client.get(older).content.decode()
    newer = re.search(r'rel="prev" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert on_page(client, newer) == newest[:20]
    oldest = re.search(r'rel="next" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert on_page(client, oldest) == newest[40:]
    assert client.get("/statements/?before=x").status_code == 404


def test_statements_are_narrowed_by_person_event_and_days(client, port):
    many(port, 5)
    other = factories.person("شخص آخر")
    assert len(on_page(client, f"/statements/?person={port.speaker.pk}")) == 5
    assert on_page(client, f"/statements/?person={other.pk}") == []
    assert len(on_page(client, f"/statements/?event={port.event.pk}&from=31/5/2024")) == 2
    assert on_page(client, "/statements/?from=30/5/2024&to=31+أيار+2024") == ["1", "2"]
    assert on_page(client, "/statements/?to=30/5/2024&from=31/5/2024") == ["1", "2"]
    assert "٣" not in on_page(client, "/statements/?from=٣١/٥/٢٠٢٤")
    assert client.get("/statements/?person=999999").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=-", "q=«", "person=x", "person=٣", "from=32/1/2024", "to=كلام", "q=بحر&from_place=zz",
     "q=بحر&from_place=999999999999999999", "from=1/1/0001", "before=99999999999999999-1"],
)  # fmt: skip
def test_any_question_is_answered(client, port, query):
    many(port, 1)
    assert client.get(f"/statements/?{query}").status_code in (200, 404)


def test_a_day_that_cannot_be_read_is_said_in_arabic(client, port):
    page = client.get("/statements/?from=32/1/2024").content.decode()
    assert "لا يوجد يوم كهذا" in page or "يوم" in re.search(r'role="alert">([^<]+)<', page)[1]
    assert 'value="32/1/2024"' in page


# Search


def test_words_are_found_in_any_inflection_and_marked(client, port):
    cut(port)
    page = client.get("/statements/", {"q": "موانئ الصياد"}).content.decode()
    assert "<mark>" in page and "الصيادين" in page
    assert "لن نغلق" not in client.get("/statements/", {"q": "الصيادون -الميناء"}).content.decode()
    assert "لن نغلق" not in client.get("/statements/", {"q": "الطيارون"}).content.decode()


def test_phrases_and_people_narrow_a_search(port):
    statement = cut(port)
    for text, found in (("«في وجه الصيادين»", 1), ("«وجه في الصيادين»", 0), ("الصيادين", 1)):
        assert len(search.newest(read(text), 5)) == found, text
    assert (
        search.newest(read("الصيادين"), 5, belonging={"person": port.speaker.pk})[0].statement == statement.pk
    )
    assert search.newest(read("الصيادين"), 5, belonging={"person": port.speaker.pk + 1}) == []
    assert search.newest(read("الصيادين"), 5, first=date(2025, 12, 7)) == []
    assert len(search.newest(read("الصيادين"), 5, first=date(2025, 12, 6), last=date(2025, 12, 6))) == 1


def test_a_search_is_turned_by_place_newest_first(client, port):
    many(port, 25)
    page = client.get("/statements/", {"q": "البحر"}).content.decode()
    older = re.search(r'rel="next" href="([^"]+)"', page)[1].replace("&amp;", "&")
    place_words = re.compile(r"رقم (\d+) عن")
    text = re.sub(r"</?mark>", "", client.get(older).content.decode())
    assert place_words.findall(text) == [str(place) for place in range(20, 25)]


def test_withdrawn_and_fallen_statements_are_not_found(client, port):
    cut(port)
    assert "تصريحات" in client.get("/search/", {"q": "الصيادين"}).content.decode()
    workflow.withdraw(port.report, by=None, reason="سبب")
    assert search.newest(read("الصيادين"), 5) == []


def test_the_search_page_offers_statements_above_the_reports(client, port):
    statement = cut(port)
    page = client.get("/search/", {"q": "الصيادين"}).content.decode()
    assert statement.get_absolute_url() in page
    assert page.index(statement.get_absolute_url()) < page.index('class="search-result"')


def test_a_changed_statement_is_found_by_its_new_words_and_day(port):
    statement = cut(port)
    statement.text, statement.said_on = "الأرصفة مفتوحة", date(2025, 1, 1)
    statement.save()
    assert search.newest(read("الصيادين"), 5) == []
    assert search.newest(read("الأرصفة"), 5, last=date(2025, 1, 1))[0].place == statement_index.place(
        statement
    )


def test_the_index_can_be_made_anew(port):
    cut(port)
    StatementDocument.objects.all().delete()
    assert search.newest(read("الصيادين"), 5) == []
    call_command("rebuild_search", verbosity=0)
    assert len(search.newest(read("الصيادين"), 5)) == 1


@pytest.mark.parametrize("address", ["/statements/", "/statements/?q=البحر"])
def test_a_page_costs_as_much_with_two_hundred_statements_as_with_twenty(client, port, address):
    spent = []
    for number in (20, 60):
        many(port, number)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        spent.append(len(queries))
    assert spent[1] <= spent[0] <= 10


# At the desk


def test_the_writing_desk_cuts_a_statement_and_flags_what_fell_out(client, port, chief):
    client.force_login(chief, backend=BACKEND)
    address = f"/admin/articles/article/{port.report.pk}/statements/"
    page = client.get(f"{address}?dialog").content.decode()
    assert "هالة المرساوي" in page and f'value="person-{port.speaker.pk}"' in page
    sent = {"text": QUOTE, "speaker": f"person-{port.speaker.pk}", "event": port.event.pk, "body": BODY}
    answer = client.post(f"{address}?dialog", sent)
    assert answer.status_code == 200 and QUOTE in answer.json()["panel"]
    workflow.save_words(port.report, by=None, headline="الميناء", body="<p>نص آخر.</p>")
    page = client.get(f"/admin/articles/article/{port.report.pk}/change/").content.decode()
    assert "لم تعد هذه الكلمات في النص" in page
    workflow.publish(port.report, by=None)
    assert QUOTE in client.get("/admin/articles/statement/?stands=no").content.decode()
    assert QUOTE not in client.get("/admin/articles/statement/?stands=yes").content.decode()


def test_the_dialog_says_what_is_wrong_and_keeps_what_was_typed(client, port, chief):
    client.force_login(chief, backend=BACKEND)
    address = f"/admin/articles/article/{port.report.pk}/statements/"
    wrong = (
        {"text": QUOTE},
        {"text": "كلام آخر", "speaker": f"person-{port.speaker.pk}"},
        {"text": QUOTE, "person": "x"},
        {"text": QUOTE, "said_on": "كلام", "speaker": "person-9"},
    )
    for sent in wrong:
        answer = client.post(f"{address}?dialog", sent)
        assert answer.status_code == 422 and "errorlist" in answer.content.decode()
        assert sent["text"] in answer.content.decode()
    assert not Statement.objects.exists()
    answer = client.post(address, {"text": QUOTE, "organisation": port.union.pk})
    assert answer["Location"] == f"/admin/articles/article/{port.report.pk}/change/"
    assert Statement.objects.get().organisation == port.union


def test_a_changed_statement_moves_the_edition_and_is_looked_up_in_its_report(client, port, chief):
    from tests.desk import send

    statement = cut(port)
    number = edition.current()
    client.force_login(chief, backend=BACKEND)
    address = f"/admin/articles/statement/{statement.pk}/change/"
    assert send(client, address, "_save", text="«كلمات أخرى»").status_code == 302
    statement.refresh_from_db()
    assert (statement.text, statement.stands) == ("كلمات أخرى", False)
    assert edition.current() > number


def test_a_statement_is_searched_at_the_desk_in_any_inflection(client, port, chief):
    cut(port)
    client.force_login(chief, backend=BACKEND)
    assert QUOTE in client.get("/admin/articles/statement/", {"q": "صياد"}).content.decode()
    assert QUOTE not in client.get("/admin/articles/statement/", {"q": "طيار"}).content.decode()


def test_the_article_counts_no_more_queries_for_more_statements(client, port, chief):
    client.force_login(chief, backend=BACKEND)
    address = f"/admin/articles/article/{port.report.pk}/change/"
    assert Article.objects.get(pk=port.report.pk).statements.count() == 0
    spent = []
    for text in (QUOTE, "الأرصفة مفتوحة", "العمل مستمر"):
        cut(port, text, body=BODY)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        spent.append(len(queries))
    assert len(set(spent)) == 1
