"""Feeds: three formats of one list, whole texts, bytes that change only when an entry does."""

from __future__ import annotations

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.feeds.formats import FORMATS
from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def rss(client, address="/feed/"):
    return ElementTree.fromstring(client.get(address).content).find("channel")


def titles(client, address):
    return [item.findtext("title") for item in rss(client, address).iter("item")]


def test_the_three_formats_hold_the_same_reports_with_the_same_ids(client, paper):
    factories.report("خبر ثانٍ", to=paper.section)
    by_rss = [item.findtext("guid") for item in rss(client).iter("item")]
    tree = ElementTree.fromstring(client.get("/feed.atom").content)
    by_atom = [entry.findtext(f"{ATOM}id") for entry in tree.iter(f"{ATOM}entry")]
    by_json = [item["id"] for item in json.loads(client.get("/feed.json").content)["items"]]
    assert len(by_rss) == 2
    assert by_rss == by_atom == by_json
    assert by_rss[1] == f"http://testserver/r/{paper.report.pk}"


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("feed/", "application/rss+xml"),
        ("feed.atom", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
    ],
)
def test_each_format_says_what_it_is(client, paper, form, kind):
    answer = client.get("/" + form)
    assert answer["Content-Type"] == f"{kind}; charset=utf-8"
    assert "max-age=300" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_report_comes_whole_with_absolute_addresses_writers_and_corrections(client, paper):
    workflow.save_words(
        paper.report,
        by=None,
        headline="عنوان فيه BBC",
        body='<p>نص <a href="/reports/9/">سابق</a>.</p>'
        f'<figure><img src="/photos/{paper.photo.pk}/" alt="القاعة"></figure>',
        lead_photo=paper.photo,
    )
    workflow.publish(paper.report, by=None)
    item = next(rss(client).iter("item"))
    html = item.findtext(CONTENT)
    assert item.findtext("title") == "عنوان فيه \u2068BBC\u2069"
    assert 'href="http://testserver/reports/9/"' in html
    assert html.count('<img src="http://testserver/media/photos/') == 2
    assert "ورد اسم القاعة خطأً." in html
    assert not [part for part in (' href="/', ' src="/', "<script") if part in html]
    assert [creator.text for creator in item.iter(CREATOR)] == ["ليلى الكرمي", "وكالة الميناء"]
    assert item.findtext("author") is None
    assert {category.text for category in item.iter("category")} == {"تقارير إخبارية", "كتب"}


def test_dates_are_those_of_the_format_whatever_the_language(client, paper):
    assert rss(client).find("item").findtext("pubDate").endswith("+0000")
    item = json.loads(client.get("/feed.json").content)["items"][0]
    assert item["date_published"].endswith("+00:00")
    assert item["date_modified"] > item["date_published"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_bytes_stay_until_an_entry_changes(client, paper, form):
    first = client.get("/" + form)
    assert client.get("/" + form).content == first.content
    assert client.get("/" + form, headers={"If-None-Match": first["ETag"]}).status_code == 304
    workflow.withdraw(paper.report, by=None, reason="سبب")
    assert client.get("/" + form).content != first.content


def test_what_readers_may_not_see_is_in_no_feed(client, paper):
    factories.article("مسودة")
    factories.report("غدًا", at=timezone.now() + timedelta(days=1))
    assert titles(client, "/feed/") == [paper.report.live.headline]


def test_everything_that_lists_reports_has_a_feed_of_its_own(client, paper):
    factories.report("خبر لا صلة له", to=factories.section("أخرى"))
    lists = [
        paper.section,
        paper.tag,
        paper.person,
        paper.organisation,
        paper.event,
        paper.place,
        paper.source,
    ]
    for thing in lists:
        page = thing.get_absolute_url()
        assert titles(client, page + "feed/") == [paper.report.live.headline], page
        head = client.get(page).content.decode()
        for form in FORMATS:
            assert client.get(page + form).status_code == 200
            assert f'href="{page}{form}"' in head


def test_a_feed_has_one_address(client, paper):
    address = f"/people/{paper.person.pk}/old-words/feed.atom"
    assert client.get(address)["Location"] == paper.person.get_absolute_url() + "feed.atom"
    hidden = factories.person("غائب", published_at=None)
    assert client.get(hidden.get_absolute_url() + "feed/").status_code == 404
    assert client.get("/tags/none/feed/").status_code == 404


def test_older_entries_are_a_page_away(client, paper, settings):
    settings.REPORTS_PER_PAGE = 2
    factories.reports(4, to=paper.section)
    first = json.loads(client.get("/feed.json").content)
    second = json.loads(client.get(first["next_url"]).content)
    third = json.loads(client.get(second["next_url"]).content)
    assert "next_url" not in third
    found = [item["id"] for feed in (first, second, third) for item in feed["items"]]
    assert len(found) == len(set(found)) == 5


def test_an_empty_feed_is_a_feed(client, db):
    factories.section("فارغ")
    assert titles(client, "/feed/") == []
    assert (
        ElementTree.fromstring(client.get("/feed.atom").content).findtext(f"{ATOM}updated").startswith("1970")
    )
    assert json.loads(client.get("/feed.json").content)["items"] == []


def test_the_queries_do_not_grow_with_the_entries(client, paper):
    def asked():
        client.get("/feed/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/feed/")
        return len(queries)

    few = asked()
    factories.reports(10, to=paper.section)
    assert asked() <= few + 1 <= 12
