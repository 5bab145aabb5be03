"""The record at the desk: found by any spelling, entered in any digits, nothing typed lost."""

from __future__ import annotations

from datetime import date

import pytest

from events.models import Event, OtherName, Participation, Person, Place, Session
from newsroom import edition
from newsroom.models import SiteIdentity
from tests import factories
from tests.desk import boxes, send


@pytest.fixture(autouse=True)
def at_the_desk(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")


def offered(client, term: str, model: str = "credit", field: str = "person") -> list[str]:
    """What the box offers for what was typed."""
    app = "articles" if model in ("credit", "mention") else "events"
    asked = {"term": term, "app_label": app, "model_name": model, "field_name": field}
    return [found["text"] for found in client.get("/admin/autocomplete/", asked).json()["results"]]


@pytest.mark.parametrize("typed", ["احمد القاسمي", "أَحْمَد", "القاسمى", "قاسمي أحمد"])
def test_a_person_is_found_by_any_spelling_of_the_name(client, typed):
    factories.person("أحمد القاسمي")
    factories.person("سلمى حداد")
    assert offered(client, typed) == ["أحمد القاسمي"]


def test_a_person_is_found_by_another_name(client):
    person = factories.person("خليل الوزان")
    OtherName.objects.create(person=person, name="أبو جهاد", kind=OtherName.Kind.KUNYA)
    OtherName.objects.create(organisation=factories.organisation("حركة"), name="أبو جهاد")
    assert offered(client, "ابو جهاد") == ["خليل الوزان"]


def test_a_list_is_searched_by_the_same_rule(client):
    factories.organisation("مؤسّسة الأرشيف")
    page = client.get("/admin/events/organisation/", {"q": "موسسه الارشيف"}).content.decode()
    assert "مؤسّسة الأرشيف" in page


@pytest.mark.parametrize("typed", ["٠٦/١٢/٢٠٢٥", "6 كانون الأول 2025", "06/12/2025", "6 ديسمبر 2025"])
def test_a_day_is_read_in_any_digits_and_house_style(client, typed):
    send(client, "/admin/events/event/add/", "_save", name="لقاء", first_day=typed)
    assert Event.objects.get().first_day == date(2025, 12, 6)


def test_a_last_day_before_the_first_is_an_error_on_its_box_and_rows_stay(client):
    typed = {
        "name": "ملتقى",
        "first_day": "06/12/2025",
        "last_day": "05/12/2025",
        "sessions-TOTAL_FORMS": 1,
        "sessions-0-title": "جلسة أولى",
        "sessions-0-order": "٣",
    }
    answer = send(client, "/admin/events/event/add/", "_save", **typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "field-last_day" in page
    assert 'value="جلسة أولى"' in page
    assert 'value="٣"' in page
    assert not Event.objects.exists()


def test_participations_are_entered_with_role_title_mode_and_session(client):
    event, person = factories.event(), factories.person()
    session = Session.objects.create(event=event, title="الافتتاح")
    row = {
        "participations-TOTAL_FORMS": 1,
        "participations-0-person": person.pk,
        "participations-0-role": "speaker",
        "participations-0-title": "رئيسة اللجنة",
        "participations-0-mode": "video",
        "participations-0-session": session.pk,
        "participations-0-order": "١",
    }
    send(client, f"/admin/events/event/{event.pk}/change/", "_save", **row)
    made = Participation.objects.get()
    assert (made.person, made.title, made.mode, made.session, made.order) == (
        person,
        "رئيسة اللجنة",
        "video",
        session,
        1,
    )


def test_a_participation_needs_a_person_or_an_organisation_and_says_so(client):
    event = factories.event()
    row = {"participations-TOTAL_FORMS": 1, "participations-0-title": "متحدث", "participations-0-order": 0}
    answer = send(client, f"/admin/events/event/{event.pk}/change/", "_save", **row)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not Participation.objects.exists()


def test_sessions_of_other_events_cannot_be_chosen(client):
    event = factories.event()
    foreign = Session.objects.create(event=factories.event(), title="جلسة غريبة")
    person = factories.person()
    row = {
        "participations-TOTAL_FORMS": 1,
        "participations-0-person": person.pk,
        "participations-0-session": foreign.pk,
        "participations-0-order": 0,
    }
    answer = send(client, f"/admin/events/event/{event.pk}/change/", "_save", **row)
    assert answer.status_code == 200
    assert not Participation.objects.exists()


def test_the_boxes_of_a_long_form_show_the_names_without_asking_for_each(client):
    event, person = factories.event(), factories.person("هالة المصري")
    Participation.objects.create(event=event, person=person)
    page = client.get(f"/admin/events/event/{event.pk}/change/").content.decode()
    assert f'<option value="{person.pk}" selected>هالة المصري</option>' in page
    assert boxes(page)["participations-0-person"] == [str(person.pk)]


def test_whatever_is_saved_moves_the_edition(client):
    person = factories.person()
    before = edition.current()
    send(client, f"/admin/events/person/{person.pk}/change/", "_save", name="اسم جديد")
    assert Person.objects.get().name == "اسم جديد"
    assert edition.current() > before


def test_whatever_is_deleted_moves_the_edition(client):
    person = factories.person()
    before = edition.current()
    client.post(f"/admin/events/person/{person.pk}/delete/", {"post": "yes"})
    assert not Person.objects.exists()
    assert edition.current() > before


def test_a_person_who_signs_a_report_cannot_be_deleted_and_the_page_says_what_is_in_the_way(client, paper):
    page = client.get(f"/admin/events/person/{paper.person.pk}/delete/").content.decode()
    assert 'name="post"' not in page
    assert "1" in page


def test_the_spaces_around_a_separator_of_the_byline_are_kept(client):
    only = SiteIdentity.objects.current()
    send(client, f"/admin/newsroom/siteidentity/{only.pk}/change/", "_save", byline_separator=" / ")
    assert SiteIdentity.objects.get().byline_separator == " / "


def test_coordinates_are_read_in_arabic_digits(client):
    send(client, "/admin/events/place/add/", "_save", name="مرفأ", latitude="٣٣٫٩", longitude="٣٥٫٥")
    place = Place.objects.get()
    assert (place.latitude, place.longitude) == (33.9, 35.5)
