"""The text edition: the same paper in a few kilobytes."""

import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from tests import factories

PAGE = 15_000  # bytes on the wire, the sheet included
SHEET = 1_500


@pytest.fixture
def addresses(paper):
    day = factories.addresses(paper)["day"]
    return {
        "front": ("/lite/", "/"),
        "section": (f"/lite{paper.section.get_absolute_url()}", paper.section.get_absolute_url()),
        "report": (f"/lite/reports/{paper.report.pk}/", paper.report.get_absolute_url()),
        "day": (f"/lite{day}", day),
    }


KINDS = ("front", "section", "report", "day")


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_names_the_full_one_as_its_canonical_address(client, addresses, kind):
    lite, full = addresses[kind]
    html = client.get(lite).content.decode()
    assert f'<link rel="canonical" href="http://testserver{full}">' in html
    assert f'href="{full}"' in html


@pytest.mark.parametrize("kind", KINDS)
def test_the_full_page_leads_to_its_text_edition(client, addresses, kind):
    lite, full = addresses[kind]
    assert f'href="{lite}"' in client.get(full).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_arabic_and_asks_for_one_small_sheet_alone(client, addresses, kind):
    html = client.get(addresses[kind][0]).content.decode()
    assert re.search(r'<html lang="ar" dir="rtl">', html)
    assert html.count("<h1") == 1
    assert "<script src" not in html and 'type="module"' not in html
    assert html.count('rel="stylesheet"') == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_page_of_headlines_stays_under_fifteen_kilobytes(client, paper, addresses, kind):
    made = factories.reports(60, to=paper.section, at=paper.report.published_at)
    for number, article in enumerate(made):
        headline = f"عنوان طويل عن أعمال اليوم الثاني من المؤتمر رقم {number} وما قيل فيه عن الكتب"
        workflow.save_words(article, by=None, headline=headline, body="<p>نص.</p>")
        workflow.publish(article, by=None)
    words = " ".join(f"كلمة{number}" for number in range(900))
    workflow.save_words(paper.report, by=None, headline="عنوان", body=f"<p>{words}</p>")
    workflow.publish(paper.report, by=None)
    html = client.get(addresses[kind][0]).content
    assert len(gzip.compress(html)) + SHEET < PAGE


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_costs_no_more_queries_with_sixty_reports_than_with_one(client, paper, addresses, kind):
    address = addresses[kind][0]

    def asked():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    few = asked()
    factories.reports(60, to=paper.section, at=paper.report.published_at)
    assert asked() <= few <= 10


def test_photos_wait_until_they_are_tapped(client, paper):
    html = client.get(f"/lite/reports/{paper.report.pk}/").content.decode()
    assert html.count("<details>") == 2  # the lead and one in the body
    for photo in re.findall(r"<img [^>]+>", html):
        assert 'loading="lazy"' in photo
    outside = re.sub(r"<details>.*?</details>", "", html, flags=re.S)
    assert "<img" not in outside


def test_pages_lead_to_pages_of_the_text_edition(client, paper):
    for address in ("/lite/", f"/lite{paper.section.get_absolute_url()}"):
        html = client.get(address).content.decode()
        assert f'href="/lite/reports/{paper.report.pk}/"' in html
        assert 'href="/reports/' not in html


def test_corrections_stand_in_the_text_edition_too(client, paper):
    assert "ورد اسم القاعة خطأً." in client.get(f"/lite/reports/{paper.report.pk}/").content.decode()


def test_a_list_is_turned_over_within_the_text_edition(client, paper):
    factories.reports(45, to=paper.section, at=paper.report.published_at)
    address = f"/lite{paper.section.get_absolute_url()}"
    html = client.get(address).content.decode()
    older = re.search(r'rel="next" href="(\?before=[^"]+)"', html)
    assert older
    page = client.get(address + older[1]).content.decode()
    assert f"{paper.section.get_absolute_url()}{older[1]}" in page  # the full page at the same place


def test_what_readers_may_not_see_is_not_in_the_text_edition(client, paper):
    draft = factories.article(headline="مسودة لا يراها أحد", to=paper.section)
    assert client.get(f"/lite/reports/{draft.pk}/").status_code == 404
    assert "مسودة لا يراها أحد" not in client.get("/lite/").content.decode()
    workflow.withdraw(paper.report, by=None, reason="سُحب")
    assert client.get(f"/lite/reports/{paper.report.pk}/").status_code == 410


def test_an_empty_paper_has_a_text_edition(client, db):
    assert client.get("/lite/").status_code == 200


def test_days_without_an_end_are_no_pages(client, paper):
    assert client.get("/lite/archive/1500/01/01/").status_code == 404
    assert client.get("/lite/archive/2025/02/30/").status_code == 404
