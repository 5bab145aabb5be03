"""What serves the reading of a report: sharing, the short address and its code, times that a script makes relative."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from articles import workflow
from articles.models import Credit, Genre
from articles.sharing import ways_to_share
from tests import factories


@pytest.fixture
def html(client, paper):
    return client.get(paper.report.get_absolute_url()).content.decode()


def test_every_network_is_given_the_short_address_and_never_the_long_one(html, paper):
    links = re.findall(r'class="tools__way" href="([^"]+)"', html)
    assert [urlsplit(link).hostname for link in links] == ["wa.me", "t.me", "x.com", "www.facebook.com"]
    for link in links:
        said = unquote(link.replace("&amp;", "&"))
        assert f"http://testserver/r/{paper.report.pk}" in said
        assert "/reports/" not in said


def test_a_message_holds_the_headline_and_the_address_on_lines_of_their_own():
    whatsapp = ways_to_share("صدور OpenMap 3.2 اليوم", "https://paper.example/r/7")[0]
    headline, address = parse_qs(urlsplit(whatsapp.url).query)["text"][0].split("\n")
    assert headline == "صدور \u2068OpenMap 3.2\u2069 اليوم"
    assert address == "https://paper.example/r/7"
    assert "+" not in whatsapp.url


def test_a_headline_with_the_signs_of_an_address_arrives_whole():
    headline = "سؤال & جواب: 100% = كل شيء؟ #وسم"
    for way in ways_to_share(headline, "https://paper.example/r/7"):
        query = parse_qs(urlsplit(way.url).query)
        if "text" in query:
            assert query["text"][0].split("\n")[0].replace("\u2068", "").replace("\u2069", "") == headline


def test_the_code_of_a_report_is_a_picture_that_may_be_kept_for_ever(client, paper):
    response = client.get(f"/r/{paper.report.pk}.svg")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"
    assert "immutable" in response["Cache-Control"]
    assert response.content.startswith(b"<svg")


def test_two_reports_have_two_codes(client, paper):
    other = factories.report()
    assert client.get(f"/r/{paper.report.pk}.svg").content != client.get(f"/r/{other.pk}.svg").content


def test_a_draft_has_no_code(client, paper):
    assert client.get(f"/r/{factories.article().pk}.svg").status_code == 404


def test_the_report_carries_its_code_for_print(html, paper):
    assert f'src="/r/{paper.report.pk}.svg"' in html


def test_the_server_prints_the_clock_and_leaves_how_long_ago_to_the_device(client, paper):
    html = client.get("/").content.decode() + client.get(paper.section.get_absolute_url()).content.decode()
    times = re.findall(r'<time datetime="([^"]+)" data-ago="([^"]+)">([^<]+)</time>', html)
    assert times
    for moment, clock, printed in times:
        assert moment[11:16] == clock
        assert "قبل" not in printed


def test_the_choice_of_light_or_dark_is_read_before_the_first_paint(html):
    script = re.search(r"<script>[^<]*localStorage[^<]*</script>", html)
    assert script and script.start() < html.index("<body")


def test_a_report_names_the_previous_and_the_next_of_its_section(client, paper):
    moment = paper.report.published_at
    factories.reports(2, to=paper.section, at=moment)
    html = client.get(paper.report.get_absolute_url()).content.decode()
    assert 'rel="prev"' in html
    assert 'rel="next"' in html or html.count('class="neighbours__link') == 1


def test_a_preview_offers_nothing_to_send_on(client, paper, editor):
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    html = client.get(f"/admin/articles/article/{paper.report.pk}/preview/page/").content.decode()
    assert "data-share" not in html
    assert "js/kept" not in html


def opinion(**fields):
    writer = factories.person("سوسن الميناء", photo=factories.photo())
    piece = factories.article(
        "رأي في البحر",
        genre=factories.genre("مقال رأي", schema_type=Genre.SchemaType.OPINION),
        **fields,
    )
    Credit.objects.create(article=piece, person=writer)
    workflow.publish(piece, by=None)
    piece.refresh_from_db()
    return piece, writer


def test_an_opinion_shows_the_face_of_whoever_speaks(client, db):
    piece, writer = opinion()
    html = client.get(piece.get_absolute_url()).content.decode()
    face = re.search(r'<div class="report__portrait">.*?</div>', html, re.S)
    assert face and writer.photo.fingerprint in face[0]


def test_a_report_that_is_no_opinion_shows_no_face(html):
    assert "report__portrait" not in html


def test_an_opinion_without_a_portrait_is_a_page_too(client, db):
    piece, writer = opinion()
    type(writer).objects.filter(pk=writer.pk).update(photo=None)
    html = client.get(piece.get_absolute_url()).content.decode()
    assert "رأي في البحر" in html
    assert "report__portrait" not in html


def test_a_section_leads_with_one_report_and_a_row_of_three(client, paper):
    factories.reports(9, to=paper.section, at=paper.report.published_at)
    html = client.get(paper.section.get_absolute_url()).content.decode()
    row = html[html.index("section-second") : html.index("report-list")]
    assert row.count("<article") == 3
    shown = re.findall(r'class="card__headline"><a href="([^"]+)"', html)
    assert len(shown) == len(set(shown)) == 10


def test_a_section_with_few_reports_needs_no_row(client, paper):
    factories.reports(2, to=paper.section, at=paper.report.published_at)
    assert "section-second" not in client.get(paper.section.get_absolute_url()).content.decode()
