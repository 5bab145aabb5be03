"""Corrections in public: on the report, on their own page, for search engines."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article, Correction
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/corrections/"


def correct(article, text="الصواب: ثلاثون.", **fields):
    return workflow.correct(article, by=None, text=text, **fields)


def texts(client, address=PAGE):
    """The corrections of a page of the list, in its order."""
    return [row.text for row in client.get(address).context["page"].items]


@pytest.mark.parametrize("kind", Correction.Kind)
def test_each_kind_is_said_by_its_name_with_its_date_and_leads_to_its_place_in_the_report(client, kind):
    report = factories.report("عنوان المصحَّح")
    row = correct(report, kind=kind)
    page = client.get(PAGE).content.decode()
    entry = page[page.index("correction-list") :]
    assert str(kind.label) in entry
    assert f'href="{report.get_absolute_url()}#correction-{row.pk}"' in entry
    assert timezone.localtime(row.at).isoformat(timespec="seconds") in entry
    assert row.text in entry and "عنوان المصحَّح" in entry


def test_the_report_has_the_anchor_that_the_list_leads_to(client):
    report = factories.report()
    row = correct(report)
    assert f'id="correction-{row.pk}"' in client.get(report.get_absolute_url()).content.decode()


def test_a_correction_stands_above_the_text_or_under_it(client):
    report = factories.report(body="<p>متن التقرير.</p>")
    correct(report, "إيضاح في الأعلى", placement="top")
    correct(report, "تصويب في الأسفل", placement="bottom")
    page = client.get(report.get_absolute_url()).content.decode()
    page = page[page.index("report__text") :]
    places = [page.index(words) for words in ("إيضاح في الأعلى", "متن التقرير.", "تصويب في الأسفل")]
    assert places == sorted(places)


def test_the_list_is_newest_first_whatever_the_order_of_saving(client):
    report, now = factories.report(), timezone.now()
    for hours in (3, 1, 2):
        correct(report, f"قبل {hours}", at=now - timedelta(hours=hours))
    assert texts(client) == ["قبل 1", "قبل 2", "قبل 3"]


def test_of_reports_that_readers_do_not_see_nothing_is_listed(client):
    withdrawn = factories.report()
    correct(withdrawn, "تصويب تقرير مسحوب")
    workflow.withdraw(withdrawn, by=None, reason="سبب")
    again = factories.report()
    correct(again, "تصويب تقرير مجدول")
    workflow.withdraw(again, by=None, reason="سبب")
    workflow.publish(again, by=None, at=timezone.now() + timedelta(hours=1))
    assert texts(client) == []
    workflow.publish(withdrawn, by=None)
    assert texts(client) == ["تصويب تقرير مسحوب"]


def test_the_list_names_the_live_headline_and_not_one_that_waits(client):
    report = factories.report("عنوان حي")
    correct(report)
    workflow.save_words(report, by=None, headline="عنوان لم يُنشر")
    page = client.get(PAGE).content.decode()
    assert "عنوان حي" in page and "عنوان لم يُنشر" not in page


def test_pages_of_the_list_hold_every_row_once_though_all_have_one_moment(client, settings):
    settings.REPORTS_PER_PAGE = 4
    report, at = factories.report(), timezone.now()
    for number in range(11):
        correct(report, f"تصويب {number}", at=at)
    found, address = [], PAGE
    for _page in range(5):
        page = client.get(address).context["page"]
        found += [row.text for row in page.items]
        if not page.older_url:
            break
        address = PAGE + page.older_url
    assert found == [f"تصويب {number}" for number in range(10, -1, -1)]


def test_the_list_costs_few_queries_never_counts_and_asks_no_more_for_a_full_page(client):
    report = factories.report()
    correct(report)

    def asked():
        client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        assert not any("COUNT(" in query["sql"].upper() for query in captured)
        return len(captured)

    few = asked()
    for _number in range(30):
        correct(factories.report())
    assert asked() <= few <= 6


def test_a_paper_without_corrections_says_so_and_every_page_leads_there(client):
    assert client.get(PAGE).status_code == 200
    assert f'href="{PAGE}"' in client.get("/").content.decode()


def test_search_engines_are_told_with_the_address_of_the_row(client):
    report = factories.report()
    row = correct(report)
    page = client.get(report.get_absolute_url()).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    (said,) = data["correction"]
    assert (said["@type"], said["text"]) == ("CorrectionComment", row.text)
    assert said["url"] == f"http://testserver{report.get_absolute_url()}#correction-{row.pk}"


def test_a_hostile_correction_stays_words(client):
    correct(factories.report(), "<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get(PAGE).content.decode()


def test_one_save_reaches_every_place_that_shows_the_report(client, paper):
    workflow.save_words(paper.report, by=None, headline="عنوان مصحَّح في كل مكان")
    workflow.publish(Article.objects.get(pk=paper.report.pk), by=None)
    for kind in ("front", "section", "section day", "day", "tag", "event", "person", "organisation"):
        assert "عنوان مصحَّح في كل مكان" in client.get(factories.addresses(paper)[kind]).content.decode(), kind
    assert "عنوان مصحَّح في كل مكان" in client.get(PAGE).content.decode()
