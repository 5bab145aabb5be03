"""What the database itself refuses, whatever code stands in front of it."""

from datetime import date, time

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from articles.models import Article, Credit, Mention, Revision, TaggedArticle
from articles.stages import Stage
from events.models import Event, OtherName, Participation, Place, Position, Session, Source
from newsroom.models import Photo, Redirect, SiteIdentity
from tests import factories

pytestmark = pytest.mark.django_db


def refuses(make):
    """Whether the database refuses the row."""
    with pytest.raises(IntegrityError), transaction.atomic():
        make()
    return True


def test_a_participation_has_a_person_or_an_organisation_not_both_and_not_none():
    event, person, organisation = factories.event(), factories.person(), factories.organisation()
    assert refuses(lambda: Participation.objects.create(event=event))
    assert refuses(
        lambda: Participation.objects.create(event=event, person=person, organisation=organisation)
    )
    Participation.objects.create(event=event, person=person)
    Participation.objects.create(event=event, organisation=organisation)
    assert event.participations.count() == 2


def test_the_last_day_of_an_event_is_not_before_its_first():
    assert refuses(lambda: factories.event(first_day=date(2025, 12, 7), last_day=date(2025, 12, 6)))
    assert factories.event(first_day=date(2025, 12, 6), last_day=date(2025, 12, 6)).pk
    assert factories.event(first_day=date(2025, 12, 6)).pk


def test_an_event_ends_on_its_last_day_or_its_only_one():
    long = factories.event(first_day=date(2025, 12, 6), last_day=date(2025, 12, 9))
    short = factories.event(first_day=date(2025, 12, 6))
    ends = dict(Event.objects.values_list("pk", "ends_on"))
    assert ends == {long.pk: date(2025, 12, 9), short.pk: date(2025, 12, 6)}


def test_positions_and_sessions_do_not_end_before_they_begin():
    person, event = factories.person(), factories.event()
    assert refuses(
        lambda: Position.objects.create(
            person=person, title="مدير", started_on=date(2020, 1, 1), ended_on=date(2019, 1, 1)
        )
    )
    assert refuses(lambda: Session.objects.create(event=event, title="جلسة", starts=time(11), ends=time(10)))
    assert Position.objects.create(person=person, title="مدير", ended_on=date(2019, 1, 1)).pk


@pytest.mark.parametrize(
    "make", [factories.event, factories.organisation, lambda: Place.objects.create(name="مكان")]
)
def test_nothing_is_its_own_parent(make):
    row = make()
    assert refuses(lambda: type(row).objects.filter(pk=row.pk).update(parent=row))


@pytest.mark.parametrize(("latitude", "longitude"), [(1.0, None), (None, 1.0), (91.0, 0.0), (0.0, -181.0)])
def test_a_place_lies_on_the_globe_or_nowhere(latitude, longitude):
    assert refuses(lambda: Place.objects.create(name="مكان", latitude=latitude, longitude=longitude))


def test_another_name_belongs_to_one_record_and_stands_there_once():
    person, organisation = factories.person(), factories.organisation()
    assert refuses(lambda: OtherName.objects.create(name="اسم"))
    assert refuses(lambda: OtherName.objects.create(name="اسم", person=person, organisation=organisation))
    OtherName.objects.create(name="اسم", person=person)
    OtherName.objects.create(name="اسم", organisation=organisation)
    assert refuses(lambda: OtherName.objects.create(name="اسم", person=person))


def test_a_credit_is_a_person_or_a_source_and_each_signs_once_in_a_role():
    article, person = factories.article(), factories.person()
    source = Source.objects.create(name="وكالة")
    assert refuses(lambda: Credit.objects.create(article=article))
    assert refuses(lambda: Credit.objects.create(article=article, person=person, source=source))
    Credit.objects.create(article=article, person=person)
    Credit.objects.create(article=article, person=person, role=Credit.Role.PHOTOGRAPHER)
    assert refuses(lambda: Credit.objects.create(article=article, person=person))


def test_a_mention_names_one_entity_once():
    article, person, organisation = factories.article(), factories.person(), factories.organisation()
    assert refuses(lambda: Mention.objects.create(article=article))
    assert refuses(lambda: Mention.objects.create(article=article, person=person, organisation=organisation))
    Mention.objects.create(article=article, person=person)
    assert refuses(lambda: Mention.objects.create(article=article, person=person))


def test_a_tag_stands_on_a_report_once():
    article = factories.article(tags=("كتب",))
    link = article.tagged.get()
    assert refuses(
        lambda: TaggedArticle.objects.bulk_create([TaggedArticle(content_object=article, tag=link.tag)])
    )


def test_a_published_report_has_a_moment_and_words():
    article = factories.article()
    rows = Article.objects.filter(pk=article.pk)
    assert refuses(lambda: rows.update(stage=Stage.PUBLISHED))
    assert refuses(lambda: rows.update(stage=Stage.PUBLISHED, published_at=timezone.now()))
    assert refuses(lambda: rows.update(published_at=timezone.now()))
    assert rows.update(stage=Stage.PUBLISHED, published_at=timezone.now(), live=article.latest) == 1


def test_revisions_are_numbered_once_have_a_headline_and_are_never_changed():
    article = factories.article("عنوان")
    assert refuses(lambda: Revision.objects.create(article=article, number=1, headline="آخر"))
    assert refuses(lambda: Revision.objects.create(article=article, number=2, headline=""))
    revision = article.latest
    revision.headline = "غير ذلك"
    with pytest.raises(ValueError, match="never changed"):
        revision.save()


def test_names_and_addresses_of_sections_and_redirects_are_given_once():
    factories.section("أخبار")
    assert refuses(lambda: factories.section("أخبار", slug="other"))
    assert refuses(lambda: factories.section("الأخبار", slug="أخبار"))
    Redirect.objects.create(old_path="/old")
    assert refuses(lambda: Redirect.objects.create(old_path="/old"))


def test_there_is_one_site_identity():
    assert SiteIdentity.objects.current().pk == 1
    assert refuses(lambda: SiteIdentity.objects.create(pk=2, name="أخرى"))


def test_the_focal_point_lies_in_the_photo():
    photo = factories.photo()
    assert refuses(lambda: Photo.objects.filter(pk=photo.pk).update(focal_x=1.2))


def test_what_a_report_shows_or_names_is_not_deleted_under_it(paper):
    for row in (paper.section, paper.genre, paper.photo, paper.source):
        with pytest.raises(models.ProtectedError):
            row.delete()
