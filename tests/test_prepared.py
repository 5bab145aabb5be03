"""Prepared queries say what the same queryset says, whatever the values; addresses what the router says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import NoReverseMatch, reverse, set_script_prefix
from django.utils import timezone

from articles import reads
from articles.models import Article, Mention, Section
from events.models import Event
from newsroom import standing
from newsroom.addresses import address
from newsroom.paging import Cursor, page_of
from newsroom.prepared import DAY, NOW, NUMBER, WORDS, Prepared, union
from tests import factories


@pytest.fixture
def reports(db):
    section = factories.section()
    now = timezone.now()
    made = [
        factories.report(f"خبر {number}", to=section, at=now - timedelta(hours=1 + number // 2))
        for number in range(8)
    ]
    factories.report("خبر الغد", to=section, at=now + timedelta(days=1))
    factories.report("خبر من قسم آخر")
    return made


def test_a_page_of_a_section_is_the_page_that_the_queryset_gives(reports):
    section = reports[0].section
    rows = Article.objects.published().in_section(section).for_card()
    with override_settings(REPORTS_PER_PAGE=3):
        cursors = [None, Cursor.of(reports[2]), Cursor.of(reports[6], back=True)]
        for cursor in cursors:
            prepared, plain = reads.of_section(section, cursor), page_of(rows, cursor)
            assert [row.pk for row in prepared.items] == [row.pk for row in plain.items]
            assert (prepared.older, prepared.newer) == (plain.older, plain.newer)


def test_the_objects_come_with_what_they_are_joined_with(reports):
    section = reports[0].section
    with CaptureQueriesContext(connection) as queries:
        found = reads.for_page(reports[0].pk)
        assert found.section == section
        assert found.section.name == section.name
        assert found.live.headline == "خبر 0"
        assert found.live.lead_photo is None
    assert len(queries) == 1


def test_whoever_was_never_quoted_is_not_asked_for_statements(reports, django_assert_num_queries):
    plain, other = reads.for_page(reports[0].pk), reports[1]
    with django_assert_num_queries(0):
        assert reads.statements_of(plain) == []
    said = other.statements.create(
        person=factories.person(),
        text="المعرض مفتوح",
        said_on=other.published_local_day,
        revision=other.live,
    )
    found = reads.for_page(other.pk)
    assert found.has_statements is True
    assert reads.statements_of(found) == [said]


def test_deferred_columns_stay_deferred(reports):
    card = reads.cards([reports[0].pk])[reports[0].pk]
    assert "body" in card.live.get_deferred_fields()


def test_cards_are_given_by_number_each_once_and_only_what_readers_see(reports):
    hidden = Article.objects.get(live__headline="خبر الغد")
    found = reads.cards([reports[3].pk, reports[1].pk, reports[3].pk, hidden.pk])
    assert set(found) == {reports[3].pk, reports[1].pk}
    assert reads.cards([]) == {}


def test_a_query_is_composed_once_and_asked_with_other_values(paper):
    made = []

    def make():
        made.append(1)
        return Mention.objects.published(NOW).filter(person=NUMBER).values_list("article_id")

    names = Prepared(make)
    now = timezone.now()
    of_nobody, of_person = (names.asked({NUMBER: number, NOW: now}) for number in (10**9, paper.person.pk))
    assert union([of_nobody]) == []
    assert union([of_nobody, of_person]) == [(paper.report.pk,)]
    assert union([names.asked({NUMBER: paper.person.pk, NOW: now - timedelta(days=900)})]) == []
    assert union([]) == []
    assert made == [1]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("articles:report", (17, "خبر-عن-100%-من-Ω")),
        ("articles:short", (3,)),
        ("articles:section", ("أخبار & آراء",)),
        ("articles:tag", ("c++",)),
        ("events:person", (9, "سلمى-الحجّار")),
    ],
)
def test_an_address_is_the_one_that_the_router_writes(name, parts):
    assert address(name, *parts) == reverse(name, args=parts)


def test_an_address_follows_the_prefix_of_the_site():
    try:
        set_script_prefix("/paper/")
        assert address("articles:short", 3) == "/paper/r/3"
    finally:
        set_script_prefix("/")
    assert address("articles:short", 3) == "/r/3"


def test_a_name_without_an_address_is_said():
    with pytest.raises(NoReverseMatch):
        address("articles:nowhere", 1)


def test_a_day_holds_what_the_queryset_says(reports):
    day = timezone.localtime(reports[0].published_at).date()
    plain = Article.objects.published().on_day(day).newest_first()
    assert [report.pk for report in reads.of_day(day)] == [report.pk for report in plain]
    assert reads.of_day(day - timedelta(days=400)) == []


def test_what_rows_share_is_made_once(db):
    section = factories.section("أخبار")
    factories.reports(3, to=section)
    shown = Prepared(lambda: Article.objects.select_related("section").order_by("pk")).objects({})
    assert len({id(report.section) for report in shown}) == 1
    assert [report.section.pk for report in shown] == [section.pk] * 3


def test_days_and_words_are_stand_ins_too(db):
    section = factories.section("أخبار")
    near = factories.event("قريب", first_day=date(2026, 3, 4))
    factories.event("بعيد", first_day=date(2026, 3, 9))
    until = Prepared(lambda: Event.objects.filter(first_day__lte=DAY))
    assert until.objects({DAY: date(2026, 3, 4)}) == [near]
    named = Prepared(lambda: Section.objects.filter(slug=WORDS).values_list("pk", "name"))
    assert named.rows({WORDS: section.slug}) == [[section.pk, "أخبار"]]
    assert named.rows({WORDS: "' OR 1=1 --"}) == []


def test_a_pool_that_knows_no_prepared_statements_is_asked_plainly(reports):
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL alone prepares")
    standing.forget()
    known = standing.ask()
    connection.connection.prepare_threshold, before = None, connection.connection.prepare_threshold
    try:
        assert standing.ask() == known
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
        section = reports[0].section
        assert reads.of_section(section, None).items == list(
            Article.objects.published().in_section(section).newest_first()
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements")
            assert cursor.fetchone() == (0,)
    finally:
        connection.connection.prepare_threshold = before


def test_what_is_asked_again_and_again_is_planned_once(reports):
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL alone prepares")
    for number in range(4):
        reads.margins_of(reports[number])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%articles_tag%'")
        assert cursor.fetchone() == (1,)
