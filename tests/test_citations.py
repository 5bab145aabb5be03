"""Facts of the record name their sources: entered at the desk, numbered for readers, published ones alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import workflow
from articles.admin.citation import facts_of
from articles.models import Citation
from events.models import Outcome, Participation, Position, StatusChange
from newsroom.deduplication import merge, undo
from tests import factories
from tests.desk import send

SEEN = date(2025, 11, 3)


@pytest.fixture
def person(db):
    return factories.person("ليلى الكرمي", description="صحفية من الميناء")


def page_of(client, thing) -> str:
    return client.get(thing.get_absolute_url()).content.decode()


def test_a_fact_carries_the_number_of_its_source(client, person):
    Citation.objects.create(
        person=person, fact="description", url="https://example.org/a", title="سجلّ النقابة", seen_on=SEEN
    )
    page = page_of(client, person)
    assert 'href="#source-1"' in page
    assert 'id="source-1"' in page
    assert 'href="https://example.org/a"' in page
    assert "سجلّ النقابة" in page
    assert "3 تشرين الثاني 2025" in page


def test_one_source_of_several_facts_has_one_number(client, person):
    position = Position.objects.create(person=person, title="أمينة السر")
    for fact in ("description", f"position-{position.pk}"):
        Citation.objects.create(person=person, fact=fact, url="https://example.org/a", seen_on=SEEN)
    Citation.objects.create(person=person, fact="name", url="https://example.org/b", seen_on=SEEN)
    page = page_of(client, person)
    assert page.count('href="#source-1"') == 2
    assert page.count('id="source-') == 2


def test_only_published_reports_are_shown(client, person):
    report, draft = factories.report("تقرير منشور"), factories.article("مسودة سرية")
    later = factories.report("تقرير آت", at=timezone.now() + timedelta(days=1))
    for article in (draft, report, later):
        Citation.objects.create(person=person, fact="description", report=article)
    page = page_of(client, person)
    assert "تقرير منشور" in page
    assert report.get_absolute_url() in page
    assert "مسودة سرية" not in page
    assert "تقرير آت" not in page
    assert page.count('id="source-') == 1
    workflow.withdraw(report, by=None, reason="خطأ")
    assert 'id="source-' not in page_of(client, person)


def test_an_address_stands_where_the_report_is_not_published(client, person):
    Citation.objects.create(person=person, report=factories.article("مسودة"), url="https://example.org/a")
    page = page_of(client, person)
    assert "https://example.org/a" in page
    assert "مسودة" not in page


@pytest.mark.parametrize("kind", ["person", "organisation", "event"])
def test_every_kind_has_its_list(client, paper, kind):
    thing = getattr(paper, kind)
    Citation.objects.create(**{kind: thing}, url="https://example.org/a", title="مصدر الخبر")
    assert "مصدر الخبر" in page_of(client, thing)


def test_outcomes_and_attendance_of_an_event_carry_marks(client, paper):
    paper.event.attendance = "أكثر من 300 مشارك"
    paper.event.save()
    outcome = Outcome.objects.get()
    for fact in ("attendance", f"outcome-{outcome.pk}"):
        Citation.objects.create(event=paper.event, fact=fact, report=paper.report)
    assert page_of(client, paper.event).count('href="#source-1"') == 2


@pytest.mark.parametrize("kind", ["person", "organisation", "event"])
def test_every_fact_that_the_desk_offers_carries_its_mark_on_the_page(client, paper, kind):
    thing = getattr(paper, kind)
    if kind == "event":
        thing.attendance, thing.description = "أكثر من 300 مشارك", "<p>لقاء الناشرين.</p>"
        thing.save()
        StatusChange.objects.create(event=thing, status="postponed", reason="مطر")
        # The same speaker in two sessions is named once; what supports the second row stands there as well.
        Participation.objects.create(event=thing, person=paper.person, role="speaker", title="ضيفة")
    if kind == "organisation":
        thing.parent, thing.place = factories.organisation("وزارة الثقافة"), paper.place
        thing.save()
    facts = [fact for fact, _label in facts_of(type(thing), thing) if fact]
    assert len(facts) > 3
    for number, fact in enumerate(facts):
        Citation.objects.create(**{kind: thing}, fact=fact, url=f"https://example.org/{number}")
    page = page_of(client, thing)
    marked = [number for number in range(1, len(facts) + 1) if f'href="#source-{number}"' in page]
    assert len(marked) == len(facts)


def test_a_page_asks_once_for_its_sources(client, person, django_assert_max_num_queries):
    page_of(client, person)
    for number in range(20):
        Citation.objects.create(person=person, fact="name", report=factories.report(f"تقرير {number}"))
    page_of(client, person)  # the frame of the new edition is kept from here on
    with django_assert_max_num_queries(12):
        assert page_of(client, person).count('id="source-') == 20


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "ftp://example.org/a"),
        ("url", "mailto:someone@example.org"),
        ("url", "https://user:word@example.org/a"),
        ("archived_url", "javascript:alert(1)"),
        ("title", "اتصل بنا على 0599 123 456"),
        ("title", "٠٥٩٩١٢٣٤٥٦"),
        ("title", "someone@example.org"),
    ],
)
def test_contacts_and_addresses_that_nobody_can_open_are_refused(person, field, value):
    citation = Citation(person=person, **{"url": "https://example.org/", field: value})
    with pytest.raises(ValidationError) as refused:
        citation.full_clean()
    assert field in refused.value.message_dict


def test_a_citation_without_support_is_refused_by_form_and_table(person):
    with pytest.raises(ValidationError):
        Citation(person=person).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Citation.objects.create(person=person)


def test_an_editor_enters_a_source_at_the_desk(client, chief, person):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    position = Position.objects.create(person=person, title="أمينة السر")
    address = f"/admin/events/person/{person.pk}/change/"
    row = {"citations-TOTAL_FORMS": 1, "citations-0-fact": f"position-{position.pk}"}
    typed = {
        **row,
        "citations-0-title": "محضر الاجتماع",
        "citations-0-url": "https://example.org/minutes",
        "citations-0-seen_on": "٠٣/١١/٢٠٢٥",
    }
    answer = send(client, address, "_save", **{**typed, "citations-0-url": "ليس عنوانًا"})
    assert 'value="محضر الاجتماع"' in answer.content.decode()
    send(client, address, "_save", **typed)
    citation = Citation.objects.get()
    assert (citation.fact, citation.seen_on) == (f"position-{position.pk}", SEEN)
    page = client.get(address).content.decode()
    assert f'value="position-{position.pk}" selected' in page


def test_citations_move_with_a_merge_and_come_back(person):
    gone = factories.person("ليلى كرمي")
    Citation.objects.create(person=gone, fact="name", url="https://example.org/a")
    log = merge(person, gone, by=None)
    assert Citation.objects.get().person == person
    undo(log, by=None)
    assert Citation.objects.get().person_id == log.gone_id
