"""Addresses are promises: every spelling leads to the one, what is none is told so, and nothing ever breaks."""

import random
from urllib.parse import quote, unquote

import pytest

from tests import factories

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BIDI = "\u200e\u200f\u202a\u202b\u202c\u2066\u2069\u061c"


def follow(client, address):
    """Where the address leads in one step."""
    response = client.get(address)
    assert response.status_code == 301, (response.status_code, address)
    return unquote(response["Location"])


def test_the_number_of_a_report_decides_and_the_words_are_mended(client, paper):
    pk, right = paper.report.pk, unquote(paper.report.get_absolute_url())
    for address in (f"/reports/{pk}/", f"/reports/{pk}/wrong/", f"/reports/{pk}/عنوان-قديم/", f"/r/{pk}"):
        assert follow(client, address) == right


@pytest.mark.parametrize("kind", ["event", "person", "organisation", "place", "source"])
def test_the_number_of_a_record_decides_and_the_words_are_mended(client, paper, kind):
    right = unquote(getattr(paper, kind).get_absolute_url())
    prefix = "/".join(right.split("/")[:3])
    for address in (f"{prefix}/", f"{prefix}/غير-ذلك/"):
        assert follow(client, address) == right


def test_an_address_of_before_a_new_headline_still_leads_to_the_report(client, paper):
    from articles import workflow

    old = paper.report.get_absolute_url()
    workflow.save_words(paper.report, by=None, headline="عنوان جديد كل الجدة")
    workflow.publish(paper.report, by=None)
    paper.report.refresh_from_db()
    assert follow(client, old) == unquote(paper.report.get_absolute_url()) != unquote(old)


def test_every_percent_encoding_of_an_address_reaches_the_page(client, paper):
    right = paper.report.get_absolute_url()
    for address in (right, right.lower(), unquote(right), quote(unquote(right), safe="/")):
        assert client.get(address).status_code == 200, address


def test_encoded_plain_letters_reach_the_page(client, paper):
    right = paper.report.get_absolute_url()
    assert client.get(right.replace("/reports/", "/%72eports/")).status_code == 200


def test_arabic_digits_lead_to_western_ones(client, paper):
    right = unquote(paper.report.get_absolute_url())
    number = str(paper.report.pk)
    assert follow(client, right.replace(f"/{number}/", f"/{number.translate(ARABIC_INDIC)}/")) == right
    day = factories.addresses(paper)["day"]
    assert follow(client, day.translate(ARABIC_INDIC)) == day


def test_bidi_marks_and_tatweel_are_dropped(client, paper):
    right = unquote(paper.section.get_absolute_url())
    for noise in ("\u200f", "\u202b", "\u2067", "\u00ad", "ـ", "\ufeff"):
        assert follow(client, right.replace("تقارير", f"تقا{noise}رير")) == right


def test_decomposed_letters_and_doubled_slashes_are_mended(client, paper):
    section = factories.section("آراء")
    assert follow(client, "/sections/ا\u0653راء/") == unquote(section.get_absolute_url())
    assert follow(client, "/archive//") == "/archive/"


def test_a_missing_slash_is_added_and_one_digit_becomes_two(client, paper):
    assert follow(client, "/archive") == "/archive/"
    year = factories.addresses(paper)["year"]
    month, day = paper.report.published_local_day.month, paper.report.published_local_day.day
    assert follow(client, f"{year}{month:02d}/{day:02d}") == factories.addresses(paper)["day"]


def test_the_day_may_be_written_with_one_digit(client, db):
    from datetime import datetime

    from django.utils import timezone

    factories.report(at=datetime(2025, 3, 4, 12, tzinfo=timezone.get_current_timezone()))
    assert follow(client, "/archive/2025/3/4/") == "/archive/2025/03/04/"


@pytest.mark.parametrize(
    "address",
    [
        *("/reports/0/", "/reports/00012/", "/reports/-1/", "/reports/x/", "/reports/999999999999999999/"),
        *("/reports/99999999999999999999999999/", "/r/0", "/r/x", "/people/999999/اسم/", "/events/0/"),
        *(
            "/archive/0000/",
            "/archive/2025/13/",
            "/archive/2025/02/30/",
            "/archive/9999/12/31/",
            "/archive/0001/01/01/",
            "/archive/0001/01/",
            "/archive/0001/",
        ),
        *("/archive/1800/", "/archive/20255/", "/sections/لا-شيء/", "/tags/لا-شيء/", "/media/photos/x/y"),
        *(
            "/media/documents/../secret-key",
            "/media/documents/secret-key",
            "/photos/999/",
            "/static/nothing.css",
        ),
    ],
)
def test_what_no_page_has_is_answered_with_not_found(client, paper, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "0", "-1", "1-", "-", "1-0", "9" * 40 + "-1", "1765008000000000-17x", "١-١", "1.5-2", "\x00-1"],
)
@pytest.mark.parametrize("name", ["before", "after"])
def test_a_place_in_a_list_that_is_none_is_not_found(client, paper, name, cursor):
    for kind in ("section", "person", "tag", "event"):
        response = client.get(factories.addresses(paper)[kind], {name: cursor})
        assert response.status_code == 404, (kind, cursor)


def test_a_page_number_leads_to_the_list_itself(client, paper):
    section = factories.addresses(paper)["section"]
    for page in ("2", "0", "-1", "٣", "last", "9" * 50):
        assert follow(client, f"{section}?page={quote(page)}") == unquote(section)


def test_other_parameters_do_not_matter(client, paper):
    for address in factories.addresses(paper).values():
        assert client.get(address, {"utm_source": "x", "fbclid": "\x00", "q": "'\"<>"}).status_code == 200


def test_an_old_address_of_another_system_leads_on_or_is_gone(client, paper):
    from newsroom.models import Redirect

    Redirect.objects.create(old_path="/قديم/17", new_path=unquote(paper.section.get_absolute_url()))
    Redirect.objects.create(old_path="/gone")
    for address in ("/قديم/17", "/قديم/17/", quote("/قديم/17"), quote("/قديم/17").lower()):
        response = client.get(address, follow=True)
        assert response.redirect_chain[-1][1] == 301
        assert response.status_code == 200
    assert client.get("/gone/").status_code == 410
    assert client.get("/gone").status_code in (301, 410)


PIECES = (
    *(
        "",
        "0",
        "1",
        "-1",
        "٠",
        "١٢",
        "17x",
        "9" * 30,
        "2025",
        "٢٠٢٥",
        "00",
        "13",
        "02",
        "30",
        "..",
        ".",
        "%",
        "%25",
    ),
    *(
        "%00",
        "%0a",
        "%ff%fe",
        "%D8",
        "%d8%a7",
        "%u0627",
        "عنوان",
        "ا\u0653",
        "a" * 3000,
        "ـ",
        BIDI,
        "\u202e",
        "%E2%80%8F",
    ),
    *(
        "<script>",
        "'",
        '"',
        ";",
        "\\",
        "%5C",
        "%2F",
        "%2e%2e",
        "%3Cb%3E",
        "{{7*7}}",
        "🙂",
        "\ud7ff",
        "null",
        "admin",
    ),
)
PREFIXES = (
    *(
        "",
        "sections",
        "archive",
        "reports",
        "r",
        "people",
        "organisations",
        "sources",
        "events",
        "places",
        "tags",
    ),
    *("media/photos", "media/documents", "photos", "static", "admin", "feed", "search"),
)


def any_address(chance):
    """An address such as nobody writes, drawn by `chance`."""
    parts = [chance.choice(PREFIXES), *(chance.choice(PIECES) for _part in range(chance.randint(0, 4)))]
    address = "/" + "/".join(parts) + chance.choice(("/", ""))
    if chance.random() < 0.3:
        name = chance.choice(("before", "after", "page", "q", "from", ""))
        address += f"?{name}={chance.choice(PIECES)}"
    return address


@pytest.mark.parametrize("seed", range(8))
def test_no_address_whatever_breaks_the_site(client, paper, seed):
    chance = random.Random(seed)
    client.raise_request_exception = True
    for _try in range(120):
        address = any_address(chance)
        response = client.get(address.replace("#", ""))
        assert response.status_code in (200, 301, 302, 400, 403, 404, 405, 410), address


def test_bytes_that_are_no_text_do_not_break_the_site(client, paper):
    chance = random.Random(17)
    for _try in range(200):
        raw = bytes(chance.randrange(256) for _byte in range(chance.randint(1, 24)))
        prefix = chance.choice(PREFIXES)
        response = client.generic("GET", f"/{prefix}/{quote(raw)}/", QUERY_STRING=quote(raw))
        assert response.status_code < 500, raw
