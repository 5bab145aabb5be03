"""Every kind of public page: that it answers, in the site's dress, and what it costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

KINDS = (
    *("front", "section", "section day", "archive", "year", "month", "day", "report", "tag"),
    *("events", "past events", "event places", "event month"),
    *("event", "person", "organisation", "place", "source", "series"),
)
TEMPLATES = {
    "front": "articles/front.html",
    "section": "articles/section.html",
    "section day": "articles/section_day.html",
    "archive": "articles/archive.html",
    "year": "articles/archive_year.html",
    "month": "articles/archive_month.html",
    "day": "articles/day.html",
    "report": "articles/report.html",
    "tag": "articles/tag.html",
    "events": "events/event_list.html",
    "past events": "events/past.html",
    "event places": "events/places.html",
    "event month": "events/month.html",
    **{
        kind: f"events/{kind}.html"
        for kind in ("event", "person", "organisation", "place", "source", "series")
    },
}
BUDGETS = {"front": 12, "section": 8, "report": 12, "day": 8} | dict.fromkeys(
    ("event", "person", "organisation", "place", "source"), 12
)
MOST = 12  # queries of any other page


def queries(client, address):
    """How many queries the page costs once the process knows the frame."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_answers_with_its_template(client, paper, kind):
    response = client.get(factories.addresses(paper)[kind])
    assert response.status_code == 200
    assert TEMPLATES[kind] in {template.name for template in response.templates}


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_an_arabic_page(client, paper, kind):
    html = client.get(factories.addresses(paper)[kind]).content.decode()
    assert re.search(r'<html[^>]* lang="ar"[^>]* dir="rtl"', html)
    assert html.count("<h1") == 1
    assert "{{" not in html and "{%" not in html


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_names_its_one_address(client, paper, kind):
    address = factories.addresses(paper)[kind]
    html = client.get(address + "?utm_source=elsewhere").content.decode()
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', html)
    assert canonical and canonical[1] == f"http://testserver{address}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_costs_as_many_queries_with_sixty_reports_as_with_five(client, paper, kind):
    address = factories.addresses(paper)[kind]
    moment = paper.report.published_at
    factories.reports(4, to=paper.section, at=moment)
    few = queries(client, address)
    for made in factories.reports(55, to=paper.section, at=moment):
        factories.link_to_everything(made, paper)
    assert queries(client, address) <= few
    assert few <= BUDGETS.get(kind, MOST)


def test_a_new_paper_has_a_front_page_too(client, db):
    assert client.get("/").status_code == 200
    assert client.get("/archive/").status_code == 200
    assert client.get("/events/").status_code == 200


def test_pages_take_no_other_method_than_reading(client, paper):
    for address in factories.addresses(paper).values():
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", ["/nothing/", "/reports/999999/x/", "/people/5/x/", "/tags/لا-شيء/"])
def test_a_missing_page_is_told_in_arabic_and_in_the_sites_dress(client, paper, address):
    response = client.get(address)
    assert response.status_code == 404
    assert 'dir="rtl"' in response.content.decode()
    assert paper.section.name in response.content.decode()
