"""Sitemaps name every page that readers see and none other."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import sitemaps
from tests import factories

NS = {"s": sitemaps.SITEMAP, "n": sitemaps.NEWS}


def locations(client, path):
    tree = ElementTree.fromstring(client.get(path).content)
    return [unquote(urlsplit(found.text).path) for found in tree.iterfind(".//s:loc", NS)]


def everything(client):
    return {page for file in locations(client, "/sitemap.xml") for page in locations(client, file)}


def test_robots_names_the_sitemaps_and_closes_the_desk(client, db):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Sitemap: http://testserver/news-sitemap.xml" in lines
    assert "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines


def test_every_page_of_the_paper_is_in_a_sitemap_and_opens(client, paper):
    named = everything(client)
    things = [
        paper.report,
        paper.section,
        paper.tag,
        paper.person,
        paper.organisation,
        paper.event,
        paper.place,
    ]
    assert {unquote(thing.get_absolute_url()) for thing in things} <= named
    for page in named:
        assert client.get(page).status_code == 200, page


def test_what_readers_do_not_see_is_in_none(client, paper):
    hidden = factories.person("غائب", published_at=None)
    draft, tomorrow = (
        factories.article("مسودة"),
        factories.report("غدًا", at=timezone.now() + timedelta(days=1)),
    )
    named = everything(client)
    assert not named & {unquote(thing.get_absolute_url()) for thing in (hidden, tomorrow)}
    assert not [page for page in named if page.startswith(f"/reports/{draft.pk}/")]


def test_a_report_stands_in_the_file_of_its_month_by_the_sites_clock(client, db):
    section = factories.section()
    at = timezone.make_aware(timezone.datetime(2025, 12, 1, 0, 30))
    report = factories.report("أول الشهر", to=section, at=at)
    assert locations(client, "/sitemap-2025-12.xml") == [unquote(report.get_absolute_url())]
    assert locations(client, "/sitemap-2025-11.xml") == []


def test_the_news_are_those_of_two_days(client, db):
    section = factories.section()
    factories.report("قديم", to=section, at=timezone.now() - timedelta(days=3))
    new = factories.report("خبر اليوم", to=section, at=timezone.now() - timedelta(hours=1))
    tree = ElementTree.fromstring(client.get("/news-sitemap.xml").content)
    assert [title.text for title in tree.iterfind(".//n:title", NS)] == ["خبر اليوم"]
    assert tree.findtext(".//n:language", namespaces=NS) == "ar"
    assert tree.findtext(".//n:publication_date", namespaces=NS) == new.published_at.isoformat(
        timespec="seconds"
    )


def test_an_empty_paper_has_a_sitemap(client, db):
    assert locations(client, "/sitemap.xml") == ["/sitemap-pages.xml"]
    assert locations(client, "/news-sitemap.xml") == ["/"]


@pytest.mark.parametrize("path", ["/sitemap-nothing-0.xml", "/sitemap-2025-13.xml", "/sitemap-0000-01.xml"])
def test_a_file_that_is_none_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_a_file_is_one_query_however_long(client, paper):
    def asked(path):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    month = f"/sitemap-{timezone.localdate():%Y-%m}.xml"
    few = asked(month), asked("/news-sitemap.xml")
    factories.reports(8, to=paper.section)
    assert (asked(month), asked("/news-sitemap.xml")) == few
