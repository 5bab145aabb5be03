"""Pages from memory: the same for every reader of an edition, never somebody's own, never older than the paper."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from articles import workflow
from articles.models import Article
from newsroom import edition, standing
from newsroom.models import Edition
from newsroom.page_memory import keeping
from newsroom.page_memory.kept_page import accepted, matches
from tests import factories
from tests.door import House

KINDS = (
    *("front", "section", "section day", "archive", "year", "month", "day", "report", "tag"),
    *("events", "event", "person", "organisation", "place", "source"),
)
# Where a report that is linked to everything can be read.
SHOWING = tuple(kind for kind in KINDS if kind not in ("archive", "year", "month", "events"))


@pytest.fixture
def house(db):
    return House()


@pytest.fixture(autouse=True)
def asked_anew():
    standing.forget()
    yield
    standing.forget()


def signed_in(user) -> str:
    """The cookie of somebody at the desk."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"sessionid={session.session_key}"


# What is kept


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_every_kind_is_made_once_an_edition(house, paper, kind):
    address = factories.addresses(paper)[kind]
    first, second = house.visit(address), house.visit(address)
    assert (first.status, house.entered) == (200, 1)
    assert second == first
    edition.move()
    house.visit(address)
    assert house.entered == 2


def test_the_notice_of_a_withdrawal_and_lasting_redirects_are_kept_too(house, paper):
    short, address = paper.report.get_short_url(), paper.report.get_absolute_url()
    assert [house.visit(short).status, house.visit(short).status, house.entered] == [301, 301, 1]
    assert house.visit(short).headers["Location"] == address
    workflow.withdraw(paper.report, by=None, reason="سبب")
    assert [house.visit(address).status, house.visit(address).status, house.entered] == [410, 410, 2]


@pytest.mark.parametrize("form", ["feed/", "feed.atom", "feed.json"])
def test_a_feed_is_kept_and_says_when_to_ask_again(house, paper, form):
    first, second = house.visit(f"/{form}"), house.visit(f"/{form}")
    assert (first, house.entered) == (second, 1)
    assert first.headers["Cache-Control"].startswith("public, max-age=300, s-maxage=")


@pytest.mark.parametrize("kind", SHOWING)
def test_what_is_published_is_on_the_very_next_page(house, paper, kind):
    address = factories.addresses(paper)[kind]
    house.visit(address)
    workflow.save_words(paper.report, by=None, headline="عنوان جديد لا لبس فيه", body="<p>نص.</p>")
    workflow.publish(Article.objects.get(pk=paper.report.pk), by=None)
    seen = house.visit(address)
    seen = house.visit(seen.headers["Location"]) if seen.status == 301 else seen
    assert "عنوان جديد لا لبس فيه" in seen.text


def test_what_was_taken_back_moves_nothing(house, paper):
    before = house.visit("/")
    with pytest.raises(RuntimeError), transaction.atomic():
        workflow.withdraw(paper.report, by=None, reason="سبب")
        raise RuntimeError
    assert house.visit("/") == before
    assert house.entered == 1


def test_a_scheduled_report_comes_by_itself(house, paper, monkeypatch):
    coming = factories.article("عنوان مقبل")
    workflow.publish(coming, by=None, at=timezone.now() + timedelta(minutes=5))
    assert "عنوان مقبل" not in house.visit("/").text
    later = timezone.now() + timedelta(minutes=6)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert "عنوان مقبل" in house.visit("/").text


def test_another_day_is_another_page(house, paper, monkeypatch):
    house.visit("/")
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert f'datetime="{timezone.localdate()}"' in house.visit("/").text
    assert house.entered == 2


def test_a_machine_whose_clock_is_behind_keeps_nothing_until_it_has_caught_up(house, paper):
    Edition.objects.update(moved_at=timezone.now() + timedelta(seconds=30))
    house.visit("/")
    house.visit("/")
    assert (house.entered, len(house.memory)) == (2, 0)


def test_a_move_never_goes_back_in_time(db):
    edition.move()
    ahead = timezone.now() + timedelta(seconds=30)
    Edition.objects.update(moved_at=ahead)
    edition.move()
    assert Edition.objects.get().moved_at == ahead


# What is not


@pytest.mark.parametrize("address", ["/nothing/", "/reports/999/", "/admin/login/", "/preview/abc/"])
def test_errors_the_desk_and_previews_are_never_kept(house, paper, address):
    house.visit(address)
    house.visit(address)
    assert (house.entered, len(house.memory)) == (2, 0)


def test_somebody_of_the_desk_is_answered_privately(house, paper, chief):
    public = house.visit("/")
    private = house.visit("/", cookie=signed_in(chief))
    assert private.headers["Cache-Control"] == "private, no-store"
    assert house.entered == 2
    assert house.visit("/") == public
    assert 'class="desk-bar' in private.text and 'class="desk-bar' not in public.text


def test_cookies_of_strangers_cost_nothing_and_change_nothing(house, paper):
    plain = house.visit("/")
    for cookie in ("_ga=GA1.2.3", "csrftoken=abc; _fbp=1", "mysessionid=1", "messages=x"):
        assert house.visit("/", cookie=cookie) == plain
    assert house.entered == 1


def test_a_first_reader_with_cookies_leaves_no_trace_of_them(house, paper):
    assert house.visit("/", cookie="messages=x; csrftoken=y") == House().visit("/")


def test_what_links_carry_to_count_readers_leads_to_the_same_entry(house, paper):
    section = paper.section.get_absolute_url()
    house.visit(section)
    for query in ("?utm_source=a&utm_medium=b", "?fbclid=1", "?gclid"):
        house.visit(section + query)
    assert house.entered == 1
    house.visit(section + "?utm_source=x&other=1&fbclid=2")
    assert house.entered == 2
    assert {address.partition("?")[2] for address in house.memory._pages} == {"", "other=1"}


def test_hosts_of_others_are_refused_and_not_remembered(house, paper):
    assert house.visit("/", host="elsewhere.example").status == 400
    assert len(house.memory) == 0
    house.visit("/")
    assert house.visit("/", host="elsewhere.example").status == 400


def test_what_is_plainly_somebodys_own_is_not_kept_whatever_it_declares():
    def declared(**headers):
        response = keeping.keep(RequestFactory().get("/"), HttpResponse("صفحة"))
        for name, value in headers.items():
            response[name.replace("_", "-")] = value
        return response

    assert keeping.may_be_kept(declared())
    assert not keeping.may_be_kept(HttpResponse("صفحة"))
    assert not keeping.may_be_kept(declared(Vary="Cookie"))
    assert not keeping.may_be_kept(declared(Content_Security_Policy="script-src 'nonce-abc'"))
    with_cookie = declared()
    with_cookie.set_cookie("a", "b")
    assert not keeping.may_be_kept(with_cookie)
    broken = declared()
    broken.status_code = 500
    assert not keeping.may_be_kept(broken)


def test_something_sent_goes_to_django(house, paper):
    house.visit("/")
    assert house.visit("/", "POST").status == 403
    assert house.entered == 2


# On the wire


def test_the_page_is_the_same_however_it_is_packed(house, paper):
    plain = house.visit("/")
    zipped = house.visit("/", accept_encoding="gzip, deflate")
    brotli = house.visit("/", accept_encoding="gzip, deflate, br")
    assert plain.text == zipped.text == brotli.text
    assert [answer.headers.get("Content-Encoding") for answer in (plain, zipped, brotli)] == [
        None,
        "gzip",
        "br",
    ]
    assert len({answer.headers["ETag"] for answer in (plain, zipped, brotli)}) == 3
    assert len(plain.body) > 2 * len(zipped.body) > 2 * len(brotli.body)
    assert house.entered == 1
    assert house.visit("/", accept_encoding="gzip").body is zipped.body


@pytest.mark.parametrize("first", ["", "gzip", "br"])
def test_whoever_comes_first_decides_nothing_for_the_others(house, paper, first):
    begun = house.visit("/", accept_encoding=first)
    for header in ("", "gzip", "br"):
        answer = house.visit("/", accept_encoding=header)
        assert answer.text == begun.text
        assert answer.headers.get("Content-Encoding", "") == header
        assert int(answer.headers["Content-Length"]) == len(answer.body)


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        *(("", ""), ("identity", ""), ("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0, gzip;q=0.5", "gzip")),
        *(
            ("*", "br"),
            ("br;q=0, *;q=0.1", "gzip"),
            ("gzip;q=0", ""),
            ("gzip;q=nonsense", ""),
            ("GZIP", "gzip"),
        ),
    ],
)
def test_the_best_packing_that_is_accepted(header, chosen):
    assert accepted(header) == chosen


def test_a_reader_who_has_the_page_is_told_so(house, paper):
    tag = house.visit("/", accept_encoding="br").headers["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = house.visit("/", accept_encoding="br", if_none_match=known)
        assert (answer.status, answer.body, answer.headers["ETag"]) == (304, b"", tag)
    assert house.visit("/", accept_encoding="br", if_none_match='"other"').status == 200
    assert not matches('"other"', tag)


def test_an_edition_that_leaves_the_page_as_it_was_leaves_its_tag(house, paper):
    tag = house.visit("/archive/").headers["ETag"]
    edition.move()
    assert house.visit("/archive/", if_none_match=tag).status == 304
    assert house.entered == 2


def test_a_first_reader_who_knows_an_old_page_still_has_it_made_whole(house, paper):
    assert (
        house.visit("/", if_none_match='"old"', if_modified_since="Wed, 21 Oct 2015 07:28:00 GMT").status
        == 200
    )
    assert house.visit("/").status == 200


def test_head_has_the_headers_of_the_page_and_no_body(house, paper):
    head = house.visit("/", "HEAD")
    page = house.visit("/")
    assert (head.status, head.body, head.headers) == (200, b"", page.headers)
    assert house.entered == 1
    assert house.visit("/nothing/", "HEAD").body == b""


def test_a_kept_page_is_as_guarded_as_any_and_varies_by_its_packing_alone(house, paper):
    house.visit("/")
    headers = house.visit("/").headers
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Cache-Control"].startswith("public, max-age=0, s-maxage=")
    assert "stale-while-revalidate=" in headers["Cache-Control"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "nonce" not in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers


# Room and rush


def told(environ, start_response):
    """A large paper, told without a database."""
    response = keeping.keep(RequestFactory().get("/"), HttpResponse(environ["PATH_INFO"] * 400))
    start_response("200 OK", list(response.items()))
    return response


@pytest.fixture
def no_database(monkeypatch):
    monkeypatch.setattr(standing, "ask", lambda: standing.Standing(1, date(2026, 1, 1)))


@pytest.mark.usefixtures("no_database")
def test_the_memory_stays_within_its_limit_and_keeps_what_is_asked_for():
    house = House(told, room=400_000)
    for number in range(3_000):
        house.visit(f"/reports/{number}/")
        house.visit("/")
        assert house.memory.size <= 400_000
    assert 20 < len(house.memory) < 400
    assert house.entered == 3_001
    assert house.memory.size == sum(size for _page, size in house.memory._pages.values())


@pytest.mark.usefixtures("no_database")
def test_a_page_that_would_fill_the_memory_is_not_kept():
    house = House(told, room=20_000)
    house.visit("/" + "a" * 100 + "/")
    assert (len(house.memory), house.memory.size) == (0, 0)


@pytest.mark.usefixtures("no_database")
def test_a_hundred_readers_of_one_cold_page_have_it_made_once():
    begun, go_on = threading.Event(), threading.Event()

    def slow(environ, start_response):
        begun.set()
        go_on.wait(20)
        return told(environ, start_response)

    house, answers = House(slow), []
    readers = [threading.Thread(target=lambda: answers.append(house.visit("/"))) for _reader in range(100)]
    for reader in readers:
        reader.start()
    assert begun.wait(20)
    go_on.set()
    for reader in readers:
        reader.join(20)
    assert house.entered == 1
    assert len(answers) == 100 and len({answer.body for answer in answers}) == 1


@pytest.mark.usefixtures("no_database")
def test_whoever_waited_for_a_page_that_failed_goes_alone():
    started = threading.Barrier(2, timeout=20)

    def failing(environ, start_response):
        if house.entered == 1:
            started.wait()
            raise RuntimeError("no page")
        return told(environ, start_response)

    house, faults = House(failing), []

    def reader():
        try:
            house.visit("/")
        except RuntimeError as fault:
            faults.append(fault)

    first = threading.Thread(target=reader)
    first.start()
    while not house.door._errands._under_way:
        pass
    second = threading.Thread(target=reader)
    second.start()
    started.wait()
    first.join(20)
    second.join(20)
    assert len(faults) == 1
    assert house.visit("/").status == 200


# Without the database


@pytest.fixture
def cable(monkeypatch):
    """Pull it out with `cable.append(True)`, put it back with `cable.clear()`; nobody waits for the next try."""
    out: list[bool] = []
    read = standing._read

    def read_if_there(connection):
        if out:
            raise OperationalError("the server closed the connection")
        return read(connection)

    monkeypatch.setattr(standing, "_read", read_if_there)
    monkeypatch.setattr(standing, "PAUSE", 0)
    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.close", lambda self: None)
    return out


def test_while_the_database_is_away_the_last_pages_are_served(house, paper, cable):
    seen = house.visit("/")
    cable.append(True)
    assert house.visit("/", accept_encoding="br").text == seen.text
    edition.move()
    assert house.visit("/") == seen
    cable.clear()
    house.visit("/")
    assert house.entered == 2


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_in_memory_is_refused_with_a_page_that_says_so(house, paper, cable, method):
    cable.append(True)
    for address in ("/archive/", "/admin/"):
        refused = house.visit(address, method)
        assert (refused.status, refused.headers["Retry-After"]) == (503, "10")
        assert "no-store" in refused.headers["Cache-Control"]
        assert "frame-ancestors" in refused.headers["Content-Security-Policy"]
        assert "تعذّر" in refused.text
        assert ("لم يُحفظ" in refused.text) is (method == "POST")
    cable.clear()
    assert house.visit("/archive/").status == 200


def test_an_editor_too_reads_the_last_pages_meanwhile(house, paper, chief, cable):
    seen, cookie = house.visit("/"), signed_in(chief)
    cable.append(True)
    assert house.visit("/", cookie=cookie).text == seen.text


def test_the_database_is_left_alone_for_a_moment_after_it_failed(house, paper, cable, monkeypatch):
    monkeypatch.setattr(standing, "PAUSE", 60)
    cable.append(True)
    assert house.visit("/").status == 503
    cable.clear()
    assert house.visit("/").status == 503
    standing.forget()
    assert house.visit("/").status == 200


def test_a_database_lost_while_a_page_is_made_is_no_fault_of_the_page(client, paper, monkeypatch):
    from django.db import connection

    client.raise_request_exception = False

    def lost(*_args):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr("articles.views.archive.first_and_last_day", lost)
    assert client.get("/archive/").status_code == 500
    monkeypatch.setattr(connection, "is_usable", lambda: False)
    assert client.get("/archive/").status_code == 503
