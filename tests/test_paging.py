"""A long list can be walked both ways without losing or repeating a report, also where moments are equal."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from tests import factories

pytestmark = pytest.mark.django_db


def numbers(response):
    """The reports of a page, in its order."""
    lead = [response.context["lead"]] if response.context.get("lead") else []
    second = response.context.get("second") or []
    return [report.pk for report in [*lead, *second, *response.context["page"].items]]


def walk(client, address, query, way):
    """All pages from an address on, each a list of numbers; `way` is older_url or newer_url."""
    pages = []
    while True:
        response = client.get(address + query)
        assert response.status_code == 200
        pages.append(numbers(response))
        following = getattr(response.context["page"], way)
        if not following:
            return pages, query
        query = following


@pytest.fixture(params=["section", "person", "source", "event", "tag"])
def long_list(request, paper, settings):
    """The address of a list of 24 reports and their numbers in order; many share one moment."""
    settings.REPORTS_PER_PAGE = 5
    moment = timezone.now() - timedelta(days=1)
    made = [paper.report]
    for position in range(23):
        report = factories.report(to=paper.section, at=moment - timedelta(seconds=position // 8))
        factories.link_to_everything(report, paper)
        made.append(report)
    made.sort(key=lambda report: (report.published_at, report.pk), reverse=True)
    return getattr(paper, request.param).get_absolute_url(), [report.pk for report in made]


def test_walking_to_the_end_meets_every_report_once_in_order(client, long_list):
    address, expected = long_list
    pages, _last = walk(client, address, "", "older_url")
    assert [number for page in pages for number in page] == expected
    assert {len(page) for page in pages[:-1]} == {5}


def test_walking_back_meets_every_report_once_in_order(client, long_list):
    address, expected = long_list
    _pages, last = walk(client, address, "", "older_url")
    pages, _first = walk(client, address, last, "newer_url")
    assert [number for page in reversed(pages) for number in page] == expected


def test_a_report_published_meanwhile_shifts_nothing(client, paper, settings):
    settings.REPORTS_PER_PAGE = 5
    factories.reports(12, to=paper.section)
    address = paper.section.get_absolute_url()
    first = client.get(address)
    factories.report("خبر وصل الآن", to=paper.section, at=timezone.now())
    second = client.get(address + first.context["page"].older_url)
    assert not set(numbers(first)) & set(numbers(second))


def test_a_report_withdrawn_meanwhile_does_not_break_the_place_it_marked(client, paper, settings):
    settings.REPORTS_PER_PAGE = 5
    made = factories.reports(12, to=paper.section)
    address = paper.section.get_absolute_url()
    query = client.get(address).context["page"].older_url
    marked = next(report for report in made if query.endswith(f"-{report.pk}"))
    workflow.withdraw(marked, by=None, reason="سبب")
    assert client.get(address + query).status_code == 200


def test_a_short_list_has_no_pager(client, paper):
    html = client.get(paper.section.get_absolute_url()).content.decode()
    assert not re.search(r"\?(?:before|after)=", html)
