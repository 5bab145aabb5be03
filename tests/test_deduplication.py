"""Two records become one and two again, row for row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from articles import search_index, statement_index
from articles.models import Article, Credit, Mention, SearchDocument, Statement, Tag
from articles.search_index import drifted
from events.models import (
    Event,
    Organisation,
    OtherName,
    Participation,
    Person,
    Place,
    Position,
    Source,
)
from newsroom import edition
from newsroom.deduplication import MergeRefused, UndoRefused, merge, plan, undo
from newsroom.models import LogEntry, MergeLog, Redirect, SiteIdentity
from tests import factories

MEMORY = ("newsroom.mergelog", "newsroom.logentry", "newsroom.edition", "django_session", "events.directoryversion")


def everything() -> dict[str, list[tuple]]:
    """Every row of every table but the logs and the number of the edition."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label_lower in MEMORY or not model._meta.managed:
            continue
        with connection.cursor() as cursor:
            # The index of names is made from the names: what it holds counts, not by which numbers.
            made = model._meta.label_lower == "events.nameterm"
            fields = [one for one in model._meta.concrete_fields if not (made and one.primary_key)]
            names = ", ".join(connection.ops.quote_name(one.column) for one in fields)
            pk = connection.ops.quote_name(model._meta.pk.column)
            cursor.execute(
                f"SELECT {names} FROM {connection.ops.quote_name(model._meta.db_table)} ORDER BY {pk}"
            )
            rows = cursor.fetchall()
            found[model._meta.label_lower] = sorted(rows) if made else rows
    return found


def many_mentions(person: Person, articles: list[Article], part: str) -> None:
    Mention.objects.bulk_create(
        [
            Mention(article=article, person=person, part=part, published_at=article.published_at)
            for article in articles
        ]
    )


@pytest.fixture
def pair(db):
    """Two records of one person, both with everything that can hang on a person."""
    SiteIdentity.objects.current()
    kept = factories.person("سمير حداد", description="كاتب")
    gone = factories.person("سمير الحدّاد", website="https://example.org/samir", photo=factories.photo())
    union = factories.organisation("اتحاد الكتّاب")
    for person in (kept, gone):
        Position.objects.create(person=person, organisation=union, title="عضو", started_on=date(2019, 1, 1))
    Position.objects.create(person=gone, organisation=union, title="أمين السر", started_on=date(2021, 1, 1))
    event = factories.event("ملتقى")
    Participation.objects.create(event=event, person=gone, title="أمين السر")
    OtherName.objects.create(person=gone, name="أبو رامي", kind=OtherName.Kind.KUNYA)
    return kept, gone


def test_whatever_pointed_to_the_one_points_to_the_other(pair):
    kept, gone = pair
    report = factories.report()
    Credit.objects.create(article=report, person=gone)
    merge(kept, gone, by=None)
    kept.refresh_from_db()
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert kept.credits.get().article == report
    assert kept.participations.get().title == "أمين السر"
    assert sorted(kept.positions.values_list("title", flat=True)) == ["أمين السر", "عضو"]
    assert kept.website == "https://example.org/samir"
    assert kept.description == "كاتب"
    assert kept.photo_id == gone.photo_id


def test_the_name_of_the_merged_one_becomes_another_name(pair):
    kept, gone = pair
    merge(kept, gone, by=None)
    assert sorted(kept.other_names.values_list("name", "kind")) == [
        ("أبو رامي", "kunya"),
        ("سمير الحدّاد", "spelling"),
    ]


def test_the_name_that_is_chosen_stays_and_the_other_is_remembered(pair):
    kept, gone = pair
    merge(kept, gone, by=None, choices={"name": "gone", "description": "gone"})
    kept.refresh_from_db()
    assert kept.name == "سمير الحدّاد"
    assert kept.description == ""
    assert "الحداد" in kept.slug.replace("-", " ") or "الحدّاد" in kept.slug
    assert "سمير حداد" in kept.other_names.values_list("name", flat=True)


def test_a_report_that_names_both_names_one_with_the_stronger_part(pair):
    kept, gone = pair
    report, other = factories.report(), factories.report()
    Mention.objects.create(article=report, person=kept, part="mentioned")
    Mention.objects.create(article=report, person=gone, part="quoted")
    Mention.objects.create(article=other, person=kept, part="subject")
    Mention.objects.create(article=other, person=gone, part="speaker")
    merge(kept, gone, by=None)
    assert sorted(Mention.objects.filter(person=kept).values_list("article", "part")) == sorted(
        [(report.pk, "quoted"), (other.pk, "subject")]
    )


def test_undoing_restores_the_database_row_for_row(pair):
    kept, gone = pair
    articles = factories.reports(6, to=factories.section())
    many_mentions(kept, articles[:4], "mentioned")
    many_mentions(gone, articles[2:], "subject")
    search_index.refresh(article.pk for article in articles[1:])
    before = everything()
    log = merge(kept, gone, by=None, choices={"name": "gone"})
    assert everything() != before
    undo(log, by=None)
    assert everything() == before


def test_five_thousand_mentions_each_come_back_row_for_row(pair):
    kept, gone = pair
    section, now = factories.section(), timezone.now()
    Article.objects.bulk_create([Article(section=section) for _number in range(7_500)])
    articles = list(Article.objects.order_by("pk"))
    for number, article in enumerate(articles):
        article.published_at = now - timedelta(minutes=number)
    many_mentions(kept, articles[:5_000], "mentioned")
    many_mentions(gone, articles[2_500:], "quoted")
    before = everything()
    log = merge(kept, gone, by=None)
    assert kept.mentions.count() == 7_500
    assert kept.mentions.filter(part="quoted").count() == 5_000
    undo(log, by=None)
    assert everything() == before


def asked(django_assert_max_num_queries, work) -> int:
    with django_assert_max_num_queries(10_000) as queries:
        work()
    return len(queries)


def test_a_merge_asks_for_hundreds_of_rows_at_a_time(db, django_assert_max_num_queries):
    section, costs = factories.section(), []
    for size in (10, 400):
        kept, gone = factories.person(), factories.person()
        articles = Article.objects.bulk_create([Article(section=section) for _number in range(size)])
        many_mentions(kept, articles[: size // 2], "mentioned")
        many_mentions(gone, articles, "quoted")
        logs = []
        costs.append(
            (
                asked(django_assert_max_num_queries, lambda: logs.append(merge(kept, gone, by=None))),  # noqa: B023
                asked(django_assert_max_num_queries, lambda: undo(logs[0], by=None)),  # noqa: B023
            )
        )
    assert costs[1][0] <= costs[0][0] + 6
    assert costs[1][1] <= costs[0][1] + 6


@pytest.mark.parametrize("kind", ["organisation", "event", "place", "source"])
def test_every_kind_is_merged_and_undone(paper, kind):
    kept = getattr(paper, kind)
    fields = {"first_day": kept.first_day} if kind == "event" else {}
    gone = type(kept).objects.create(name=f"{kept.name} الثاني", **fields)
    other = factories.report()
    Mention.objects.create(article=other, **{kind: gone})
    Mention.objects.create(article=paper.report, **{kind: gone}, part="subject")
    search_index.refresh([other.pk, paper.report.pk])
    before = everything()
    log = merge(kept, gone, by=None)
    assert set(kept.mentions.values_list("article", flat=True)) == {other.pk, paper.report.pk}
    assert kept.mentions.get(article=paper.report).part == "subject"
    undo(log, by=None)
    assert everything() == before


def test_tags_are_merged_with_the_reports_that_carry_them(paper):
    gone = Tag.objects.create(name="الكتب")
    other = factories.report(tags=("الكتب",))
    paper.report.tags.add("الكتب")
    search_index.refresh([paper.report.pk])
    before = everything()
    log = merge(paper.tag, gone, by=None)
    assert set(paper.tag.tagged.values_list("content_object", flat=True)) == {other.pk, paper.report.pk}
    assert Redirect.objects.for_path(gone.get_absolute_url()).new_path == paper.tag.get_absolute_url()
    undo(log, by=None)
    assert everything() == before


def test_the_other_record_may_be_the_chosen_name_of_a_tag(paper):
    gone = Tag.objects.create(name="الكتب")
    merge(paper.tag, gone, by=None, choices={"name": "gone"})
    assert Tag.objects.get(pk=paper.tag.pk).name == "الكتب"


def test_readers_of_the_old_address_are_led_on_until_the_merge_is_undone(client, pair):
    kept, gone = pair
    old = gone.get_absolute_url()
    log = merge(kept, gone, by=None)
    for address in (old, f"/people/{log.gone_id}/", f"/people/{log.gone_id}/كلمات-أخرى/"):
        answer = client.get(address)
        assert answer.status_code == 301
        assert answer["Cache-Control"] == "max-age=600"
        assert client.get(answer["Location"]).status_code == 200
    undo(log, by=None)
    assert client.get(old).status_code == 200
    assert not Redirect.objects.exists()


def test_an_address_that_led_to_the_merged_one_leads_to_the_one_that_stays(client, pair):
    kept, gone = pair
    third = factories.person("سمير ح.")
    merge(gone, third, by=None)
    merge(kept, gone, by=None)
    assert Redirect.objects.for_path(f"/people/{third.pk}/x/").new_path == kept.get_absolute_url()


def test_the_search_index_narrows_by_the_record_that_stays(pair):
    kept, gone = pair
    report = factories.report()
    Mention.objects.create(article=report, person=gone)
    search_index.refresh([report.pk])
    log = merge(kept, gone, by=None)
    assert drifted([report.pk]) == []
    assert f"§p{kept.pk}" in str(SearchDocument.objects.get().facets)
    undo(log, by=None)
    assert drifted([report.pk]) == []


def test_the_edition_moves_with_a_merge_and_with_its_undoing(pair):
    numbers = [edition.current()]
    log = merge(*pair, by=None)
    numbers.append(edition.current())
    undo(log, by=None)
    numbers.append(edition.current())
    assert numbers == sorted(set(numbers))


def test_the_editorial_log_says_it_of_both(pair, chief):
    kept, gone = pair
    number = gone.pk
    undo(merge(kept, gone, by=chief), by=chief)
    rows = list(LogEntry.objects.order_by("id").values_list("verb", "object_id", "by"))
    assert rows == [
        ("person.merge_record", kept.pk, chief.pk),
        ("person.merge_record", number, chief.pk),
        ("person.undo_merge", kept.pk, chief.pk),
        ("person.undo_merge", number, chief.pk),
    ]


def test_one_that_lay_within_the_other_does_not_lie_within_itself(db):
    country = Place.objects.create(name="البلد")
    city = Place.objects.create(name="المدينة", parent=country)
    quarter = Place.objects.create(name="الحي", parent=city)
    hall = Place.objects.create(name="القاعة", parent=quarter)
    before = everything()
    log = merge(hall, city, by=None)
    hall.refresh_from_db()
    quarter.refresh_from_db()
    assert (hall.parent, quarter.parent) == (country, hall)
    undo(log, by=None)
    assert everything() == before


def test_a_parent_and_its_child_become_one(db):
    ministry = factories.organisation("الوزارة")
    office = Organisation.objects.create(name="مكتب الوزارة", parent=ministry)
    merge(ministry, office, by=None)
    ministry.refresh_from_db()
    assert ministry.parent is None


@pytest.mark.parametrize("other", ["itself", "another kind"])
def test_only_two_records_of_one_kind_are_merged(pair, other):
    kept, _gone = pair
    with pytest.raises(MergeRefused):
        merge(kept, kept if other == "itself" else factories.organisation(), by=None)


def test_whoever_looked_at_an_older_version_is_refused(pair):
    kept, gone = pair
    Person.objects.get(pk=gone.pk).claim(0)
    with pytest.raises(MergeRefused, match="سمير الحدّاد"):
        merge(kept, gone, by=None)
    assert Person.objects.filter(pk=gone.pk).exists()
    assert not MergeLog.objects.exists()


def test_values_that_do_not_go_together_are_refused_and_nothing_is_changed(db):
    kept = factories.event("ملتقى", first_day=date(2025, 3, 1), last_day=date(2025, 3, 2))
    gone = factories.event("الملتقى", first_day=date(2025, 5, 1), last_day=date(2025, 5, 2))
    before = everything()
    with pytest.raises(MergeRefused):
        merge(kept, gone, by=None, choices={"first_day": "gone"})
    assert everything() == before


def test_a_plan_says_what_would_move_and_what_differs(pair):
    kept, gone = pair
    report, other = factories.report(), factories.report()
    Mention.objects.create(article=report, person=kept)
    for article in (report, other):
        Mention.objects.create(article=article, person=gone)
    before = everything()
    made = plan(kept, gone)
    assert everything() == before
    assert {(row.moved, row.joined) for row in made.movements} == {(1, 1), (1, 0)}
    assert made.names == ["سمير الحدّاد"]
    assert {one.name: one.proposal for one in made.differences if one.name != "published_at"} == {
        "name": "kept",
        "description": "kept",
        "photo": "gone",
        "website": "gone",
    }


def test_undoing_is_refused_where_a_chosen_value_was_changed_since(pair):
    kept, gone = pair
    log = merge(kept, gone, by=None)
    Person.objects.filter(pk=kept.pk).update(website="https://example.org/new")
    with pytest.raises(UndoRefused) as refused:
        undo(log, by=None)
    assert len(refused.value.obstacles) == 1
    log.refresh_from_db()
    assert log.undone_at is None
    assert not Person.objects.filter(pk=gone.pk).exists()


def test_undoing_is_refused_where_a_later_merge_is_in_the_way(pair):
    kept, gone = pair
    first = merge(kept, gone, by=None)
    second = merge(kept, factories.person("سمير ح."), by=None)
    with pytest.raises(UndoRefused):
        undo(first, by=None)
    undo(second, by=None)
    undo(first, by=None)
    with pytest.raises(UndoRefused):
        undo(first, by=None)


def test_undoing_is_refused_where_the_record_is_gone(pair):
    kept, gone = pair
    log = merge(kept, gone, by=None)
    merge(factories.person(), kept, by=None)
    with pytest.raises(UndoRefused):
        undo(log, by=None)


def test_undoing_is_refused_where_the_name_of_a_tag_is_taken(paper):
    log = merge(paper.tag, Tag.objects.create(name="الكتب"), by=None)
    Tag.objects.create(name="الكتب", slug="x")
    with pytest.raises(UndoRefused):
        undo(log, by=None)


def test_changes_that_are_not_in_the_way_stay(pair):
    kept, gone = pair
    stays, leaves, deleted = (factories.report() for _number in range(3))
    for article in (stays, leaves, deleted):
        Mention.objects.create(article=article, person=gone)
        Mention.objects.create(article=article, person=kept)
    log = merge(kept, gone, by=None)
    someone = factories.person()
    Mention.objects.filter(article=leaves).update(person=someone)
    Article.objects.filter(pk=deleted.pk).update(live=None, latest=None, stage="draft", published_at=None)
    Article.objects.get(pk=deleted.pk).delete()
    Person.objects.filter(pk=kept.pk).update(description="روائي")
    Mention.objects.create(article=factories.report(), person=kept, part="subject")
    undo(log, by=None)
    kept.refresh_from_db()
    assert kept.description == "روائي"
    assert kept.mentions.count() == 2
    assert set(Mention.objects.filter(person=log.gone_id).values_list("article", flat=True)) == {
        stays.pk,
        leaves.pk,
    }


def test_a_link_that_comes_back_carries_the_moment_that_its_report_has_today(pair):
    kept, gone = pair
    report = factories.report()
    for person in pair:
        Mention.objects.create(article=report, person=person)
    log = merge(kept, gone, by=None)
    report.show_from(timezone.now() + timedelta(days=1))
    undo(log, by=None)
    assert not Mention.objects.filter(person=log.gone_id).published().exists()


def test_every_table_that_points_to_a_record_is_known(db):
    from newsroom.deduplication.references import references

    for model in (Person, Organisation, Event, Place, Source, Tag):
        known = {(one.model, one.column) for one in references(model)}
        pointing = {
            (other, field.attname)
            for other in apps.get_models(include_auto_created=True)
            for field in other._meta.concrete_fields
            if field.related_model is model
        }
        assert pointing <= known


def test_what_both_are_said_to_have_said_is_said_once_and_comes_back_with_its_terms(pair):
    report = factories.report()
    for person in pair:
        Statement.objects.create(
            article=report,
            revision=report.live,
            person=person,
            text="سنفتح الميناء غدًا",
            said_on=date(2025, 3, 1),
        )
    statement_index.refresh(Statement.objects.all())
    before = everything()
    log = merge(*pair, by=None)
    assert Statement.objects.count() == 1
    undo(log, by=None)
    assert everything() == before
