"""How often the pages of the record ask the database: twelve times at most, with whatever a record can have."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import statement_index, workflow
from articles.models import Article, Citation, Correction, Genre, Mention, Section, Statement
from events.models import LeftOutDay, Organisation, Outcome, Series, Session, StatusChange
from newsroom import frame
from newsroom.bundle import Bundle, rows_of
from newsroom.models import SiteIdentity
from tests import factories
from tests.cold import forget_everything
from tests.test_merging_everything import HANG, KINDS

MOST_QUERIES = 12
FILTERS = {"person": "?part=quoted", "organisation": "?people=1"}
READING = {"front": 12, "report": 12, "section": 8, "day": 8}
"""The most queries of the pages that most people read."""


def more(paper, number: int) -> None:
    """So many reports about everything, each with a statement."""
    now = timezone.now()
    articles = Article.objects.bulk_create(
        [Article(section=paper.section, slug="x") for _one in range(number)]
    )
    for place, article in enumerate(articles):
        moment = now - timedelta(hours=2, minutes=place)
        Article.objects.filter(pk=article.pk).update(
            published_at=moment, live=paper.report.live, latest=paper.report.latest, stage="published"
        )
        Mention.objects.bulk_create(
            [
                Mention(article=article, part="quoted", published_at=moment, **{kind: getattr(paper, kind)})
                for kind in KINDS
            ]
        )
        Statement.objects.create(
            article=paper.report,
            revision=paper.report.live,
            text=f"قول {place}",
            person=paper.person,
            event=paper.event,
            place=paper.place,
            said_on=date(2025, 12, 6),
            published_at=moment,
        )
    statement_index.refresh(Statement.objects.all())


@pytest.fixture
def full(paper):
    """Each record with everything that can hang on it, and an event that is repeated, moved and one of a series."""
    for kind in KINDS:
        HANG[kind](getattr(paper, kind), factories.report(to=paper.section))
    paper.event.repeats, paper.event.repeats_until = "weekly", date(2026, 3, 1)
    paper.event.parent = factories.event("الموسم")
    paper.event.save()
    for number, day in ((8, date(2023, 12, 1)), (10, date(2027, 12, 1))):
        factories.event(f"الدورة {number}", first_day=day, series=paper.series, edition_number=number)
    Citation.objects.create(fact="attendance", title="صحيفة", url="https://example.org/", event=paper.event)
    return paper


def asked(client, address: str) -> int:
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def asked_anew(client, address: str) -> int:
    """The same in a process that has kept nothing: the paper's identity, its menu and urgent news are asked for too."""
    assert client.get(address).status_code == 200
    forget_everything()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def pages_of(full) -> dict[str, str]:
    """Every page that the record has, with and without what an address may ask for."""
    event, person = full.event, full.person
    addresses = factories.addresses(full)
    record = {kind: getattr(full, kind).get_absolute_url() for kind in (*KINDS, "series")}
    narrowed = {f"{kind}{query}": record[kind] + query for kind, query in FILTERS.items()}
    lists = {kind: addresses[kind] for kind in ("events", "past events", "event places", "event month")}
    statements = {
        query: f"/statements/{query}"
        for query in (
            "",
            "?q=قول",
            f"?person={person.pk}",
            f"?event={event.pk}&q=قول",
            f"?person={person.pk}&event={event.pk}&organisation={full.organisation.pk}",
        )
    }
    children = {"event within another": event.children.get().get_absolute_url()}
    return {**record, **narrowed, **lists, **statements, **children, "tag": full.tag.get_absolute_url()}


def test_a_process_that_has_kept_nothing_asks_twelve_times_at_most_too(client, full):
    workflow.mark_urgent(full.report, by=None, until=timezone.now() + timedelta(hours=1))
    more(full, 30)
    counts = {name: asked_anew(client, address) for name, address in pages_of(full).items()}
    assert {name: count for name, count in counts.items() if count > MOST_QUERIES} == {}


def test_the_front_page_and_a_report_ask_twelve_times_at_most_and_lists_eight(client, full):
    more(full, 30)
    Genre.objects.filter(pk=full.genre.pk).update(schema_type=Genre.SchemaType.OPINION)
    addresses = factories.addresses(full)
    counts = {kind: asked_anew(client, addresses[kind]) for kind in READING}
    assert {kind: count for kind, count in counts.items() if count > READING[kind]} == {}


@pytest.mark.parametrize("kind", [*KINDS, "series"])
def test_a_page_asks_twelve_times_at_most_however_many_reports_there_are(client, full, kind):
    address = getattr(full, kind).get_absolute_url()
    addresses = [address, address + FILTERS.get(kind, "")]
    more(full, 3)
    few = [asked(client, one) for one in addresses]
    more(full, 30)
    many = [asked(client, one) for one in addresses]
    assert few == many
    assert max(many) <= MOST_QUERIES


def test_neighbours_and_parts_of_an_event_are_told_apart(client, full):
    page = client.get(full.event.get_absolute_url())
    assert [str(one) for one in page.context["children"]] == [f"ورشة {full.event}"]
    assert (str(page.context["before"]), str(page.context["after"])) == ("الدورة 8", "الدورة 10")


def test_rows_of_several_tables_come_as_they_are_and_in_their_order(db):
    event = factories.event("ملتقى", series=Series.objects.create(name="سلسلة"))
    for title, day, starts in (("ثانية", 6, time(12)), ("أولى", 6, time(9, 30)), ("بلا يوم", None, None)):
        Session.objects.create(
            event=event, title=title, day=day and date(2025, 12, day), starts=starts, order=3
        )
    Outcome.objects.create(event=event, title="بلا موعد")
    Outcome.objects.create(event=event, title="وثيقة «أ»", due_on=date(2025, 12, 7), description="سطر\nوآخر")
    LeftOutDay.objects.create(event=event, day=date(2025, 12, 13), reason="عطلة")
    other = factories.event("آخر")
    Session.objects.create(event=other, title="ليست هنا")
    kinds = (Session, Outcome, StatusChange, LeftOutDay)
    with CaptureQueriesContext(connection) as queries:
        found = rows_of(event, "event", kinds)
    assert len(queries) == 1
    for kind in kinds:
        expected = list(kind.objects.filter(event=event))
        assert [vars_of(row) for row in found[kind]] == [vars_of(row) for row in expected]
    assert found[Outcome][0].event is event


def test_moments_and_yes_and_no_come_as_they_are_too(paper):
    workflow.correct(paper.report, by=None, kind="correction", text="سطر\nوآخر")
    SiteIdentity.objects.update_or_create(pk=1, defaults={"hijri": True, "byline_shows_date": False})
    Organisation.objects.create(name="مخفية", published_at=None)
    hidden = Section.objects.create(name="خارج القائمة", in_menu=False)
    kinds = (Organisation, Correction, SiteIdentity, Section)
    bundle = Bundle(lambda: [kind.objects.all() for kind in kinds])
    for found, kind in zip(bundle.rows({}), kinds, strict=True):
        assert [vars_of(row) for row in found] == [vars_of(row) for row in kind.objects.all()] != []
    assert hidden not in frame.menu() and paper.section in frame.menu()
    assert frame.identity().hijri and not frame.identity().byline_shows_date


def vars_of(row) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
