"""Who adds a record at the desk is asked first whether it is one that the record has already."""

from __future__ import annotations

from datetime import date

import pytest

from articles.models import Tag
from events.models import Event, OtherName, Person
from tests import factories
from tests.desk import send

PERSON = "/admin/events/person/"


@pytest.fixture(autouse=True)
def at_the_desk(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")


@pytest.mark.parametrize("typed", ["عبدالرحمن الطحّان", "عبد الرحمن الطحان", "أبو رامي"])
def test_a_name_like_a_known_one_is_asked_about_and_nothing_typed_is_lost(client, typed):
    known = factories.person("عبد الرحمن الطحان")
    OtherName.objects.create(person=known, name="أبو رامي", kind=OtherName.Kind.KUNYA)
    page = send(client, f"{PERSON}add/", "_save", name=typed, description="ناشر من الساحل.").content.decode()
    assert f'href="{PERSON}{known.pk}/change/"' in page
    assert "ناشر من الساحل." in page
    assert Person.objects.count() == 1


def test_whoever_says_that_it_is_another_one_adds_it(client):
    known = factories.person("سلمى الطحان")
    send(client, f"{PERSON}add/", "_save", name="سلمى الطحّان", another=str(known.pk))
    assert Person.objects.count() == 2


def test_the_answer_holds_for_the_records_that_were_shown_alone(client):
    first, _second = factories.person("سلمى الطحان"), factories.person("سلما الطحان")
    send(client, f"{PERSON}add/", "_save", name="سلمى الطحّان", another=str(first.pk))
    assert Person.objects.count() == 2


def test_a_name_that_is_like_none_is_saved_at_once_and_a_known_record_is_not_asked_about(client):
    known = factories.person("سلمى الطحان")
    send(client, f"{PERSON}add/", "_save", name="نورس البحري")
    assert Person.objects.count() == 2
    send(client, f"{PERSON}{known.pk}/change/", "_save", description="ناشرة.")
    known.refresh_from_db()
    assert known.description == "ناشرة."


def test_an_event_that_comes_every_year_is_not_asked_about_but_its_double_is(client):
    factories.event("ملتقى حبر الساحل", first_day=date(2024, 3, 1))
    send(client, "/admin/events/event/add/", "_save", name="ملتقى حبر الساحل", first_day="05/03/2025")
    assert Event.objects.count() == 2
    send(client, "/admin/events/event/add/", "_save", name="ملتقى حبر الساحل", first_day="07/03/2025")
    assert Event.objects.count() == 2


@pytest.mark.parametrize("kind", ["organisation", "place", "source"])
def test_every_kind_asks(client, paper, kind):
    known = getattr(paper, kind)
    model, count = type(known), type(known).objects.count()
    answer = send(client, f"/admin/events/{kind}/add/", "_save", name=known.name)
    assert f"/admin/events/{kind}/{known.pk}/change/" in answer.content.decode()
    assert model.objects.count() == count


def test_a_tag_asks_by_its_own_names(client):
    known = Tag.objects.create(name="المكتبات العامة")
    answer = send(client, "/admin/articles/tag/add/", "_save", name="المكتبات العامه")
    assert f"/admin/articles/tag/{known.pk}/change/" in answer.content.decode()
    assert Tag.objects.count() == 1


def test_the_list_comes_while_the_name_is_typed(client):
    known = factories.person("<b>سلمى</b> الطحان")
    found = client.get(f"{PERSON}likely/", {"name": "سلمى الطحان b b"}).json()["html"]
    assert "<b>" not in found
    assert client.get(f"{PERSON}likely/", {"name": "لا أحد"}).json() == {"html": ""}
    assert client.get(f"{PERSON}likely/", {"name": "\0"}).json() == {"html": ""}
    assert f'href="{PERSON}{known.pk}/change/"' in found
