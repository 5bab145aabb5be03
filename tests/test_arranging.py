"""The screen on which the front page is arranged: what its buttons do, two editors at once, its small forms."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.front_page.slots import LEAD, SECOND
from articles.models import Arrangement, Article
from articles.roles import MANAGING_EDITOR, make_roles
from tests import factories
from tests.desk import boxes, english_words

pytestmark = pytest.mark.django_db
BOARD = "/admin/articles/arrangement/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def managing():
    make_roles()
    return factories.in_group(MANAGING_EDITOR, "someone")


@pytest.fixture
def news():
    return factories.section("أخبار")


@pytest.fixture
def desk(client, managing):
    """The browser of a managing editor."""
    client.force_login(managing, backend=BACKEND)
    return client


def version():
    return Arrangement.objects.draft().version


def press(client, deed, **sent):
    """Press a button of the board as it stands."""
    return client.post(BOARD, {"do": deed, "version": version(), **sent}, follow=True)


def said(response):
    """What the desk says at the top of the page."""
    return [str(message) for message in response.context["messages"]]


def drafted(slot):
    cards = Arrangement.objects.draft().cards.filter(place=slot.place, section=slot.section)
    return [card.article_id for card in cards]


def test_the_board_shows_the_page_with_what_the_rule_puts_there(desk, news):
    reports = factories.reports(20, to=news)
    page = desk.get(BOARD)
    board = page.context["board"]
    assert [card.article.pk for card in board.lead.cards] == [reports[0].pk]
    assert [card.article.pk for card in board.second.cards] == [report.pk for report in reports[1:6]]
    assert board.lead.by_hand == 0
    assert english_words(page.content.decode()) == []


def test_buttons_place_move_and_let_go(desk, news):
    one, two, three = (report.pk for report in factories.reports(3, to=news))
    for number in (one, two, three):
        response = press(desk, f"place:{number}:second")
    assert "3" in said(response)[0]
    press(desk, f"earlier:{three}")
    assert drafted(SECOND) == [one, three, two]
    press(desk, f"later:{one}")
    assert drafted(SECOND) == [three, one, two]
    press(desk, f"place:{two}:second:0")
    assert drafted(SECOND) == [two, three, one]
    press(desk, f"remove:{three}")
    assert drafted(SECOND) == [two, one]
    press(desk, f"place:{one}:band-{news.pk}")
    assert drafted(SECOND) == [two]


def test_steps_beyond_the_ends_of_a_place_change_nothing(desk, news):
    one, two = (report.pk for report in factories.reports(2, to=news))
    for number in (one, two):
        press(desk, f"place:{number}:second")
    press(desk, f"earlier:{one}")
    press(desk, f"later:{two}")
    assert drafted(SECOND) == [one, two]


def test_what_has_no_room_is_named(desk, news):
    numbers = [report.pk for report in factories.reports(6, to=news)]
    for number in numbers:
        response = press(desk, f"place:{number}:second")
    assert str(Article.objects.get(pk=numbers[4])) in said(response)[0]


@pytest.mark.parametrize(
    "deed",
    [
        *(
            "",
            "x",
            "place",
            "place:",
            "place:1",
            "place:0:lead",
            "place:x:lead",
            "place:99999999999999999999:lead",
        ),
        *(
            "earlier",
            "later:5",
            "remove:5",
            "urgent",
            "urgent:5:x",
            "back",
            "back:5",
            "again:x",
            "place:1:band-9",
        ),
    ],
)
def test_a_button_that_nobody_made_is_refused_with_a_sentence(desk, news, deed):
    factories.report(to=news)
    response = press(desk, deed)
    assert response.status_code == 200
    assert said(response)
    assert not Arrangement.objects.draft().cards.exists()


def test_a_draft_and_a_withdrawn_report_are_refused(desk, news):
    draft, gone = factories.article(to=news), factories.report(to=news)
    workflow.withdraw(gone, by=None, reason="سبب")
    for article in (draft, gone):
        press(desk, f"place:{article.pk}:lead")
    assert not Arrangement.objects.draft().cards.exists()


def test_the_second_of_two_editors_sees_what_the_first_did_and_can_insist(desk, news):
    one, two = factories.reports(2, to=news)
    began = version()
    chief = factories.chief()
    workflow.place(one, LEAD, by=chief, version=began)
    deed = f"place:{two.pk}:lead"
    response = desk.post(BOARD, {"do": deed, "version": began})
    page = re.sub("</?bdi[^>]*>", "", unescape(response.content.decode()))
    assert chief.display_name in page
    assert drafted(LEAD) == [one.pk]
    assert page.count(f'value="{deed}"') >= 1
    assert f'name="version" value="{version()}"' in page
    desk.post(BOARD, {"do": deed, "version": version()})
    assert (drafted(LEAD), drafted(SECOND)) == ([two.pk], [one.pk])


def test_the_open_board_learns_that_somebody_else_changed_the_draft(desk, news):
    assert desk.get(f"{BOARD}state/").json() == {"version": version(), "by": ""}
    chief = factories.chief()
    workflow.place(factories.report(to=news), LEAD, by=chief, version=version())
    assert desk.get(f"{BOARD}state/").json() == {"version": version(), "by": chief.display_name}


def test_the_preview_shows_the_draft_to_the_desk_alone_and_is_kept_nowhere(desk, news, client):
    report = factories.report("تقرير قديم", to=news, at=timezone.now() - timedelta(days=50))
    factories.reports(20, to=news)
    press(desk, f"place:{report.pk}:lead")
    preview = desk.get(f"{BOARD}preview/")
    assert preview.context["lead"].pk == report.pk
    assert {"private", "no-store"} <= set(preview["Cache-Control"].split(", "))
    assert "noindex" in preview["X-Robots-Tag"]
    assert "preview-banner" in preview.content.decode()
    desk.logout()
    assert client.get(f"{BOARD}preview/").status_code == 302
    assert client.get("/").context["lead"].pk != report.pk


def test_launching_and_bringing_back_from_the_board(desk, managing, news):
    one, two = factories.reports(2, to=news)
    press(desk, f"place:{two.pk}:lead")
    press(desk, "launch")
    first = Arrangement.objects.launched().first()
    assert (first.by, desk.get("/").context["lead"].pk) == (managing, two.pk)
    press(desk, f"place:{one.pk}:lead")
    assert desk.get(BOARD).context["board"].differs
    press(desk, "launch")
    assert not desk.get(BOARD).context["board"].differs
    assert desk.get(f"{BOARD}preview/?of={first.pk}").context["lead"].pk == two.pk
    press(desk, f"back:{first.pk}")
    assert (drafted(LEAD), desk.get("/").context["lead"].pk) == ([two.pk], one.pk)
    press(desk, f"again:{first.pk}")
    assert desk.get("/").context["lead"].pk == two.pk
    press(desk, f"place:{one.pk}:second")
    press(desk, "start-over")
    assert (drafted(LEAD), drafted(SECOND)) == ([two.pk], [])


def test_urgent_news_is_marked_and_ended_on_the_board(desk, client, news):
    report = factories.report("خبر عاجل", to=news)
    press(desk, f"urgent:{report.pk}:hour")
    assert "urgent__mark" in client.get("/archive/").content.decode()
    assert [one.pk for one in desk.get(BOARD).context["board"].urgent] == [report.pk]
    press(desk, f"urgent:{report.pk}:end")
    assert "urgent__mark" not in client.get("/archive/").content.decode()


def test_the_tray_offers_the_newest_and_finds_others(desk, news):
    old = factories.report("سفينة في الميناء القديم", to=news, at=timezone.now() - timedelta(days=50))
    later = factories.report("خبر المساء", to=news, at=timezone.now() + timedelta(hours=3))
    factories.reports(30, to=news)
    newest = [card.article.pk for card in desk.get(BOARD).context["tray"]]
    assert newest[0] == later.pk
    assert old.pk not in newest
    assert [card.article.pk for card in desk.get(BOARD, {"q": "السفينة"}).context["tray"]] == [old.pk]
    assert press(desk, f"place:{old.pk}:lead", q="السفينة").context["query"] == "السفينة"


def test_the_places_are_offered_without_a_script_too(desk, news):
    report = factories.report(to=news)
    page = desk.get(BOARD, {"pick": report.pk}).content.decode()
    assert 'id="where"' in page
    assert f'value="place:{report.pk}:band-{news.pk}"' in page


def test_a_card_that_readers_would_not_find_says_why(desk, news):
    lapsed, gone, later = factories.report(to=news), factories.report(to=news), None
    later = factories.report(to=news, at=timezone.now() + timedelta(hours=3))
    for report in (lapsed, gone, later):
        press(desk, f"place:{report.pk}:second")
    workflow.withdraw(gone, by=None, reason="سبب")
    Arrangement.objects.draft().cards.filter(article=lapsed).update(
        expires_at=timezone.now() - timedelta(hours=1)
    )
    cards = {card.article.pk: card.absent for card in desk.get(BOARD).context["board"].second.cards}
    assert all(cards[report.pk] for report in (lapsed, gone, later))


# The small forms


def test_a_card_gets_words_of_its_own_and_a_moment(desk, news):
    report = factories.report("عنوان التقرير", to=news)
    press(desk, f"place:{report.pk}:lead")
    address = f"{BOARD}cards/{report.pk}/"
    sent = {**boxes(desk.get(address).content.decode()), "headline": "عنوان الواجهة", "kicker": "خاص"}
    photo = factories.photo()
    sent |= {"photo": photo.pk, "until_0": "1/1/2090", "until_1": "١٠:٠٠"}
    assert desk.post(address, sent)["Location"] == BOARD
    card = Arrangement.objects.draft().cards.get()
    assert (card.headline, card.kicker, card.photo) == ("عنوان الواجهة", "خاص", photo)
    assert timezone.localtime(card.expires_at).hour == 10
    assert english_words(desk.get(address).content.decode()) == []


@pytest.mark.parametrize(
    "typed",
    [
        {"until_0": "1/1/2020", "until_1": "10:00"},
        {"until_0": "غدًا ربما", "until_1": ""},
        {"headline": "ع" * 251},
        {"kicker": "ع" * 81},
        {"photo": "99999999999999999999"},
        {"version": "x"},
    ],
)
def test_what_makes_no_sense_on_a_card_is_said_and_nothing_typed_is_lost(desk, news, typed):
    report = factories.report(to=news)
    press(desk, f"place:{report.pk}:lead")
    address = f"{BOARD}cards/{report.pk}/"
    sent = {**boxes(desk.get(address).content.decode()), "headline": "عنوان الواجهة", **typed}
    response = desk.post(address, sent)
    page = response.content.decode()
    assert response.status_code == 200
    assert "errorlist" in page
    assert sent["headline"] in page
    assert Arrangement.objects.draft().cards.get().headline == ""


def test_words_typed_while_somebody_else_changed_the_draft_are_kept_and_saved_the_next_time(desk, news):
    one, two = factories.reports(2, to=news)
    press(desk, f"place:{one.pk}:lead")
    address = f"{BOARD}cards/{one.pk}/"
    sent = {**boxes(desk.get(address).content.decode()), "headline": "عنوان الواجهة"}
    workflow.place(two, SECOND, by=None, version=version())
    response = desk.post(address, sent)
    assert "errorlist" in response.content.decode()
    again = boxes(response.content.decode())
    assert again["headline"].strip() == "عنوان الواجهة"
    assert desk.post(address, again).status_code == 302
    assert Arrangement.objects.draft().cards.get(article=one).headline == "عنوان الواجهة"
    assert drafted(SECOND) == [two.pk]


def test_a_report_without_a_place_has_no_card(desk, news):
    assert desk.get(f"{BOARD}cards/{factories.report(to=news).pk}/").status_code == 404


def test_an_event_comes_into_focus_and_leaves_it(desk, news):
    conference = factories.event("مؤتمر الميناء", published_at=timezone.now())
    hidden = factories.event("غير منشور", published_at=None)
    address = f"{BOARD}focus/"
    sent = boxes(desk.get(address).content.decode())
    assert "errorlist" in desk.post(address, {**sent, "event": hidden.pk}).content.decode()
    assert desk.post(address, {**sent, "event": conference.pk}).status_code == 302
    assert Arrangement.objects.draft().event == conference
    report = factories.report(to=news)
    press(desk, f"place:{report.pk}:focus")
    sent = boxes(desk.get(address).content.decode())
    desk.post(address, {**sent, "event": ""})
    draft = Arrangement.objects.draft()
    assert (draft.event, draft.cards.count()) == (None, 0)


# What it costs


def test_the_board_asks_no_more_for_many_cards(desk, news):
    def asked():
        desk.get(BOARD)
        with CaptureQueriesContext(connection) as queries:
            desk.get(BOARD)
        return len(queries)

    for report in factories.reports(12, to=news):
        press(desk, f"place:{report.pk}:second")
        press(desk, "launch")
    few = asked()
    for other in (news, factories.section(), factories.section()):
        for report in factories.reports(12, to=other):
            press(desk, f"place:{report.pk}:band-{other.pk}")
    press(desk, "launch")
    assert asked() <= few <= 20
