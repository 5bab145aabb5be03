"""The reports of a record: by part, with an organisation's people, and whom they name together."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Credit, Mention
from events.models import Participation, Position
from newsroom import edition
from tests import factories

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def linked(part: str = "mentioned", headline: str = "", **entities) -> object:
    """A report that readers see, linked to these."""
    report = factories.report(headline)
    for kind, entity in entities.items():
        Mention.objects.create(article=report, part=part, **{kind: entity})
    return report


def shown(client, address: str) -> list[int]:
    """The reports on a page, in order."""
    response = client.get(address)
    assert response.status_code == 200
    return [report.pk for report in response.context["page"].items]


def test_a_person_s_reports_are_chosen_by_the_part_played(client):
    person = factories.person()
    quoted, subject = linked("quoted", person=person), linked("subject", person=person)
    signed = factories.report()
    Credit.objects.create(article=signed, person=person)
    address = person.get_absolute_url()
    assert set(shown(client, address)) == {quoted.pk, subject.pk, signed.pk}
    assert shown(client, f"{address}?part=quoted") == [quoted.pk]
    assert shown(client, f"{address}?part=signed") == [signed.pk]
    assert shown(client, f"{address}?part=speaker") == []
    assert client.get(f"{address}?part=hero").status_code == 404
    html = client.get(f"{address}?part=quoted").content.decode()
    assert f'rel="canonical" href="http://testserver{address}?part=quoted"' in html
    assert "?part=subject" in html and "?part=speaker#" not in html


def test_a_part_is_paged_at_its_own_address(client, settings):
    settings.REPORTS_PER_PAGE = 2
    person = factories.person()
    found = [linked("quoted", person=person).pk for _turn in range(5)]
    linked("subject", person=person)
    address, seen, query = person.get_absolute_url(), [], "?part=quoted"
    while query:
        response = client.get(address + query)
        page = response.context["page"]
        seen += [report.pk for report in page.items]
        query = page.older_url
        assert query is None or query.startswith("?part=quoted&before=")
    assert sorted(seen) == sorted(found) and len(seen) == 5


def test_an_organisation_s_page_may_include_its_people_s_reports_each_once(client):
    organisation, person, other = factories.organisation(), factories.person(), factories.person()
    for member in (person, other):
        Position.objects.create(organisation=organisation, person=member, title="عضو")
    own, both = linked(organisation=organisation), linked(organisation=organisation, person=person)
    of_person, of_other = linked(person=person), linked("quoted", person=other)
    address = organisation.get_absolute_url()
    assert set(shown(client, address)) == {own.pk, both.pk}
    with_people = shown(client, f"{address}?people=1")
    assert set(with_people) == {own.pk, both.pk, of_person.pk, of_other.pk} and len(with_people) == 4
    assert shown(client, f"{address}?people=1&part=quoted") == [of_other.pk]
    assert client.get(f"{address}?people=2").status_code == 404
    person.published_at = None
    person.save()
    assert of_person.pk not in shown(client, f"{address}?people=1")


def test_names_that_stand_together_are_counted_in_published_reports(client):
    person, friend, hidden = (
        factories.person(),
        factories.person("رفيق الدرب"),
        factories.person("مخفي تمامًا"),
    )
    body = factories.organisation("جمعية الدرب")
    linked(person=person, organisation=body)
    report = linked(person=person, organisation=body)
    Mention.objects.create(article=report, person=friend)
    Mention.objects.create(article=report, person=hidden)
    hidden.published_at = None
    hidden.save()
    draft = factories.article()
    for named in (person, friend):
        Mention.objects.create(article=draft, person=named)
    together = client.get(person.get_absolute_url()).context["together"]
    assert [(one.entity, one.reports) for one in together] == [(body, 2), (friend, 1)]


def busy(reports: int):
    """A person and an organisation with so many reports and events, and with whatever their pages show."""
    person, organisation = factories.person(), factories.organisation()
    Position.objects.create(
        person=person, organisation=organisation, title="مدير", started_on=date(2020, 1, 1)
    )
    for number in range(reports):
        event = factories.event(first_day=date(2020, 1, 1) + timedelta(days=number))
        Participation.objects.create(event=event, person=person, title="خبير")
        part = Mention.Part.values[number % 4]
        linked(part, person=person, organisation=organisation, event=event)
    return person, organisation


@pytest.mark.parametrize("query", ["", "?part=quoted", "?people=1"])
def test_the_pages_ask_no_more_for_ten_times_as_many_reports(client, query):
    client.get("/")  # makes the paper's identity, which is read with its links from the next edition on
    edition.move()
    spent = []
    for number in (4, 40):
        for entity in busy(number):
            if query == "?people=1" and entity._meta.model_name == "person":
                continue
            address = entity.get_absolute_url() + query
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            spent.append((entity._meta.model_name, len(queries)))
    assert len(set(spent)) == len(spent) // 2
    assert max(count for _kind, count in spent) <= MOST_QUERIES


def data_of(client, entity) -> dict:
    """The structured data of a page about the thing itself."""
    html = client.get(entity.get_absolute_url()).content.decode()
    found = [
        json.loads(text)
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    ]
    return next(data for data in found if data["@type"] != "BreadcrumbList")


def test_structured_data_say_what_a_person_does_today(client):
    person, now, before = factories.person(), factories.organisation("وزارة"), factories.organisation("جامعة")
    Position.objects.create(person=person, organisation=now, title="وزيرة", started_on=date(2024, 1, 1))
    Position.objects.create(person=person, organisation=before, title="أستاذة", ended_on=date(2023, 1, 1))
    data = data_of(client, person)
    assert data["jobTitle"] == ["وزيرة"] and [body["name"] for body in data["worksFor"]] == ["وزارة"]


def test_structured_data_of_a_postponed_event_keep_the_old_date(client):
    event = factories.event(
        first_day=date(2030, 9, 1), previous_first_day=date(2030, 5, 1), status="postponed"
    )
    data = data_of(client, event)
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (data["startDate"], data["previousStartDate"]) == ("2030-09-01", "2030-05-01")


def test_an_event_of_which_only_the_month_is_known_claims_no_day(client):
    event = factories.event(first_day=date(2030, 6, 1), precision="month")
    assert '"@type": "Event"' not in client.get(event.get_absolute_url()).content.decode()
    about = linked("subject", event=event)
    assert [one["@type"] for one in data_of(client, about)["about"]] == ["Thing"]


def test_an_event_that_a_report_is_about_says_what_it_is_and_shows_its_photo(client):
    told = factories.event("ملتقى المياه", slogan="ماء للجميع", photo=factories.photo())
    plain = factories.event("ملتقى بلا وصف")
    report = linked("subject", event=told)
    Mention.objects.create(article=report, event=plain, part="subject")
    about = {one["name"]: one for one in data_of(client, report)["about"]}
    assert about["ملتقى المياه"]["description"] == "ماء للجميع"
    assert about["ملتقى المياه"]["image"].startswith("http://testserver/")
    assert not {"description", "image", "organizer", "offers"} & about["ملتقى بلا وصف"].keys()


def test_structured_data_cannot_leave_their_script(client):
    person = factories.person("</script><script>alert(1)</script>")
    html = client.get(person.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert data_of(client, person)["name"] == "</script><script>alert(1)</script>"


def test_a_broken_promise_stands_on_the_dashboard(client, chief):
    from events.models import Outcome

    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    event, yesterday = factories.event("ملتقى المياه"), timezone.localdate() - timedelta(days=1)
    Outcome.objects.create(event=event, title="وثيقة متأخرة", due_on=yesterday)
    Outcome.objects.create(event=event, title="وثيقة صدرت", due_on=yesterday, status="issued")
    Outcome.objects.create(event=event, title="وثيقة اليوم", due_on=timezone.localdate())
    html = client.get("/admin/").content.decode()
    assert "وثيقة متأخرة" in html and "وثيقة صدرت" not in html and "وثيقة اليوم" not in html
