"""The front page: what people place by hand, what the rule fills, and what lapses."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.front_page.rule import Material, Row, fill
from articles.front_page.slots import FOCUS, LEAD, OPINION, SECOND, Slot, band
from articles.models import Arrangement, Article, Genre, Mention, Section
from articles.workflow import StaleDraft, WorkflowError
from articles.workflow.arranging import KEPT
from newsroom import edition
from newsroom.models import LogEntry
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DAYS = timedelta(days=1)


class Clock:
    """The time that everything in the house reads."""

    def __init__(self, start):
        self.time = start

    def forward(self, span):
        self.time += span


@pytest.fixture
def clock(monkeypatch):
    made = Clock(timezone.now())
    monkeypatch.setattr(timezone, "now", lambda: made.time)
    return made


def version():
    return Arrangement.objects.draft().version


def put(article, slot, position=None):
    """Into a place of the draft."""
    return workflow.place(article, slot, by=None, version=version(), position=position)


def launch():
    return workflow.launch(by=None, version=version())


def of(client, place):
    """The headlines of a place of the page."""
    cards = client.get("/").context[place]
    cards = cards if isinstance(cards, list) else [cards]
    return [card.shown.headline for card in cards if card]


def everything(client):
    """The numbers of all reports on the page, each as often as it stands there."""
    seen = client.get("/").context
    cards = [*([seen["lead"]] if seen["lead"] else []), *seen["second"], *seen["latest"], *seen["opinion"]]
    cards += seen["focus"].articles if seen["focus"] else []
    return [card.pk for card in cards + [card for one in seen["bands"] for card in one.articles]]


def drafted(slot):
    """The headlines of a place of the draft, in order."""
    cards = Arrangement.objects.draft().cards.filter(place=slot.place, section=slot.section)
    return [card.article.live.headline for card in cards]


# The rule


def row(number, *, section=1, genre=None, photo=None):
    return Row(number, number, section, genre, photo)


def test_the_rule_puts_nothing_twice_and_leaves_what_was_placed():
    pool = [row(number, section=number % 3 + 1) for number in range(90, 0, -1)]
    placed = {LEAD: [5], SECOND: [7, 88], band(2): [3, 90]}
    page = fill(placed, Material(pool, sections=[1, 2, 3], opinion=frozenset()))
    shown = [number for numbers in page.values() for number in numbers]
    assert len(shown) == len(set(shown))
    assert page[LEAD] == [5]
    assert page[SECOND][:2] == [7, 88]
    assert page[band(2)][:2] == [3, 90]
    assert [len(page[slot]) for slot in (SECOND, band(1), band(2), band(3))] == [5, 5, 5, 5]


def test_a_newer_report_with_a_photo_leads_before_one_without():
    pool = [row(9), row(8), row(7, photo=1), row(6)]
    page = fill({}, Material(pool, sections=[1], opinion=frozenset()))
    assert (page[LEAD], page[SECOND]) == ([7], [9, 8, 6])


def test_a_section_of_opinion_alone_has_no_band_beside_the_row_of_opinion():
    pool = [
        *(row(number, section=1) for number in range(60, 30, -1)),
        *(row(number, section=2, genre=9) for number in range(30, 0, -1)),
    ]
    page = fill({}, Material(pool, sections=[1, 2], opinion=frozenset([9])))
    assert page[OPINION] == [30, 29, 28, 27]
    assert band(2) not in page
    assert fill({band(2): [7]}, Material(pool, sections=[1, 2], opinion=frozenset([9])))[band(2)] == [7]
    mixed = [*pool, row(0, section=2)]
    assert len(fill({}, Material(mixed, sections=[1, 2], opinion=frozenset([9])))[band(2)]) == band(2).most


def test_a_pin_stands_behind_what_was_placed_by_hand_and_is_never_left_out():
    placed = {LEAD: [50], SECOND: [51, 52, 53, 54]}
    page = fill(placed, Material([row(60)], sections=[1], opinion=frozenset(), pinned=[2, 1]))
    assert page[SECOND] == [51, 52, 53, 54, 2, 1]
    assert fill({}, Material([row(60)], sections=[1], opinion=frozenset(), pinned=[2]))[LEAD] == [2]


def test_the_names_of_places_in_forms_are_read_back_and_others_refused():
    for slot in (LEAD, SECOND, OPINION, FOCUS, band(17)):
        assert Slot.read(slot.key) == slot
    for name in ("", "band", "band-", "band-x", "lead-3", "latest", "band-٣", "band-" + "9" * 30):
        assert Slot.read(name) is None


# What readers see


@pytest.fixture
def news():
    return factories.section("أخبار", order=1)


@pytest.fixture
def sport():
    return factories.section("رياضة", order=2)


def test_a_draft_is_seen_by_readers_only_once_it_is_launched(client, news):
    old = factories.report("تقرير قديم", to=news, at=timezone.now() - 40 * DAYS)
    factories.reports(8, to=news)
    put(old, LEAD)
    assert of(client, "lead") != ["تقرير قديم"]
    launch()
    assert of(client, "lead") == ["تقرير قديم"]


def test_all_places_hold_what_was_put_there_and_nothing_stands_twice(client, news, sport):
    opinion = factories.genre("رأي", schema_type=Genre.SchemaType.OPINION)
    conference = factories.event("مؤتمر الميناء", published_at=timezone.now() - DAYS)
    for section in (news, sport):
        factories.reports(30, to=section)
    old = factories.reports(12, to=sport, at=timezone.now() - 90 * DAYS)
    column = factories.report("عمود", to=news, genre=opinion, at=timezone.now() - 80 * DAYS)
    about = factories.report("عن المؤتمر", to=news, at=timezone.now() - 70 * DAYS)
    Mention.objects.create(article=about, event=conference, published_at=about.published_at)
    workflow.focus_on(conference, by=None, version=version())
    put(old[0], LEAD)
    for report in old[1:3]:
        put(report, SECOND)
    put(old[3], band(news.pk))  # a report may stand in the band of another section
    put(old[4], FOCUS)
    put(old[5], OPINION)
    launch()
    seen = client.get("/").context
    assert seen["lead"].pk == old[0].pk
    assert [card.pk for card in seen["second"][:2]] == [old[1].pk, old[2].pk]
    assert next(one for one in seen["bands"] if one.section == news).articles[0].pk == old[3].pk
    assert [card.pk for card in seen["focus"].articles] == [old[4].pk, about.pk]
    assert [card.pk for card in seen["opinion"]] == [old[5].pk, column.pk]
    shown = everything(client)
    assert len(shown) == len(set(shown)) == 1 + 5 + 8 + 2 + 2 + 5 + 5


def test_a_card_says_the_report_in_its_own_words_on_the_front_page_alone(client, news):
    photo = factories.photo()
    report = factories.report("العنوان في التقرير", to=news, kicker="تمهيد")
    put(report, LEAD)
    words = {"headline": "عنوان للواجهة", "kicker": "خاص", "photo": photo}
    workflow.word_card(report, by=None, version=version(), **words)
    launch()
    page = client.get("/").content.decode()
    assert "عنوان للواجهة" in page
    assert "خاص" in page
    assert "العنوان في التقرير" not in page
    assert client.get("/").context["lead"].shown.lead_photo == photo
    assert "العنوان في التقرير" in client.get(report.get_absolute_url()).content.decode()
    assert "عنوان للواجهة" not in client.get(news.get_absolute_url()).content.decode()


def test_a_card_lapses_at_its_moment_and_the_edition_knows_it(clock, client, news):
    old = factories.report("تقرير قديم", to=news, at=clock.time - 40 * DAYS)
    factories.reports(8, to=news, at=clock.time - HOUR)
    put(old, LEAD)
    workflow.word_card(old, by=None, version=version(), until=clock.time + HOUR)
    launch()
    assert of(client, "lead") == ["تقرير قديم"]
    before = edition.current()
    clock.forward(HOUR)
    assert of(client, "lead") != ["تقرير قديم"]
    assert edition.current() == before + 1


def test_a_moment_to_come_is_still_known_after_another_one_has_come(clock, client, news):
    first, second = factories.reports(2, to=news, at=clock.time - 40 * DAYS)
    for hours, report in ((1, first), (3, second)):
        put(report, SECOND)
        workflow.word_card(report, by=None, version=version(), until=clock.time + hours * HOUR)
    launch()
    client.get("/")
    clock.forward(HOUR)
    client.get("/")
    number = edition.current()
    clock.forward(2 * HOUR)
    assert edition.current() == number + 1


def test_what_is_withdrawn_leaves_the_page_and_the_rule_fills_the_hole(client, news):
    reports = factories.reports(8, to=news)
    put(reports[6], LEAD)
    launch()
    workflow.withdraw(reports[6], by=None, reason="سبب")
    assert reports[6].pk not in everything(client)
    assert of(client, "lead") == [reports[0].live.headline]


def test_a_scheduled_report_takes_its_place_at_its_moment(clock, client, news):
    factories.reports(8, to=news, at=clock.time - HOUR)
    later = factories.report("خبر المساء", to=news, at=clock.time + HOUR)
    put(later, LEAD)
    launch()
    assert of(client, "lead") != ["خبر المساء"]
    clock.forward(HOUR)
    assert of(client, "lead") == ["خبر المساء"]


def test_the_event_in_focus_shows_what_is_new_about_it_until_its_moment(clock, client, news):
    conference = factories.event("مؤتمر الميناء", published_at=clock.time - DAYS)
    factories.reports(20, to=news, at=clock.time - HOUR)
    about = factories.report("عن المؤتمر", to=news, at=clock.time - 70 * DAYS)
    Mention.objects.create(article=about, event=conference, published_at=about.published_at)
    workflow.focus_on(conference, by=None, version=version(), until=clock.time + HOUR)
    launch()
    assert "عن المؤتمر" in client.get("/").content.decode()
    clock.forward(HOUR)
    assert client.get("/").context["focus"] is None
    assert "عن المؤتمر" not in client.get("/").content.decode()


def test_an_event_that_readers_do_not_see_is_not_put_in_focus():
    hidden = factories.event("غير منشور", published_at=None)
    with pytest.raises(WorkflowError):
        workflow.focus_on(hidden, by=None, version=version())


def test_a_section_that_leaves_the_menu_takes_its_band_along(client, news, sport):
    old = factories.report("في الرياضة", to=sport, at=timezone.now() - 40 * DAYS)
    factories.reports(20, to=news)
    put(old, band(sport.pk))
    launch()
    assert old.pk in everything(client)
    Section.objects.filter(pk=sport.pk).update(in_menu=False)
    edition.move()
    assert old.pk not in everything(client)


def test_the_page_asks_the_database_no_more_for_many_cards_and_reports(client, news, sport):
    def asked():
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    def cold():
        edition.move()
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    conference = factories.event("مؤتمر", published_at=timezone.now() - DAYS)
    workflow.focus_on(conference, by=None, version=version())
    put(factories.report(to=news), LEAD)
    launch()
    few = asked(), cold()
    for section in (news, sport):
        for report in factories.reports(30, to=section):
            put(report, band(section.pk), 0)
            Mention.objects.create(article=report, event=conference, published_at=report.published_at)
    launch()
    # A page with cards that the rule chose asks once more for them than one without any.
    assert asked() <= few[0] + 1
    assert cold() <= few[1] + 1 <= 13
    assert asked() <= 7


# The draft


def test_a_report_stands_in_one_place_of_the_draft_and_moves_from_it(news):
    one, two, three = factories.reports(3, to=news)
    for report in (one, two, three):
        put(report, SECOND)
    put(three, SECOND, 0)
    assert drafted(SECOND) == [report.live.headline for report in (three, one, two)]
    put(one, LEAD)
    assert drafted(LEAD) == [one.live.headline]
    assert drafted(SECOND) == [report.live.headline for report in (three, two)]


def test_whoever_led_steps_down_and_what_has_no_room_is_named(news):
    reports = factories.reports(7, to=news)
    put(reports[0], LEAD)
    for report in reports[1:6]:
        put(report, SECOND)
    left = put(reports[6], LEAD)
    assert drafted(LEAD) == [reports[6].live.headline]
    assert drafted(SECOND) == [report.live.headline for report in reports[:5]]
    assert [card.article for card in left] == [reports[5]]


def test_at_the_end_of_a_full_place_the_one_before_gives_way(news):
    reports = factories.reports(6, to=news)
    for report in reports:
        left = put(report, SECOND)
    assert [card.article for card in left] == [reports[4]]
    assert drafted(SECOND) == [reports[number].live.headline for number in (0, 1, 2, 3, 5)]


def test_a_card_that_moves_keeps_its_own_words(news):
    report = factories.report(to=news)
    put(report, LEAD)
    workflow.word_card(report, by=None, version=version(), headline="عنوان للواجهة")
    put(report, band(news.pk))
    assert Arrangement.objects.draft().cards.get().headline == "عنوان للواجهة"


def test_a_draft_of_a_report_or_a_place_that_is_not_there_is_refused(news):
    hidden = factories.section(in_menu=False)
    for article, slot in (
        (factories.article(), LEAD),
        (factories.report(), band(hidden.pk)),
        (factories.report(), band(999)),
        (factories.report(), FOCUS),
    ):
        with pytest.raises(WorkflowError):
            put(article, slot)
    assert not Arrangement.objects.draft().cards.exists()


def test_a_moment_gone_by_is_no_moment_for_a_card(news):
    report = factories.report(to=news)
    put(report, LEAD)
    with pytest.raises(WorkflowError):
        workflow.word_card(report, by=None, version=version(), until=timezone.now() - HOUR)


def test_of_two_editors_the_second_is_told_and_nothing_of_the_first_is_lost(news, editor):
    one, two = factories.reports(2, to=news)
    began = version()
    chief = factories.chief()
    workflow.place(one, LEAD, by=chief, version=began)
    with pytest.raises(StaleDraft) as refused:
        workflow.place(two, LEAD, by=None, version=began)
    assert chief.display_name in str(refused.value)
    assert drafted(LEAD) == [one.live.headline]
    with pytest.raises(StaleDraft):
        workflow.launch(by=None, version=began)


@pytest.mark.parametrize("name", ["reporter", "editor"])
def test_only_those_who_may_arrange_do_so(request, name, news):
    person, report, launched = request.getfixturevalue(name), factories.report(to=news), launch()
    at = {"by": person, "version": version()}
    for verb in (
        partial(workflow.place, report, LEAD, **at),
        partial(workflow.remove_card, report, **at),
        partial(workflow.word_card, report, **at),
        partial(workflow.focus_on, None, **at),
        partial(workflow.launch, **at),
        partial(workflow.bring_back, launched, **at),
        partial(workflow.relaunch, launched, by=person),
        partial(workflow.start_over, **at),
    ):
        with pytest.raises(PermissionDenied):
            verb()


# Launching and bringing back


def test_a_launch_moves_the_edition_and_is_logged_or_nothing_of_it_happens(client, news, chief, monkeypatch):
    report = factories.report("خبر الواجهة", to=news)
    put(report, LEAD)
    before = edition.current()
    workflow.launch(by=chief, version=version())
    row = LogEntry.objects.order_by("-pk").first()
    assert (row.verb, row.by, row.after["lead"]) == ("arrangement.launch", chief, "خبر الواجهة")
    assert edition.current() == before + 1

    def fails(*_arguments, **_named):
        raise RuntimeError

    put(factories.report(to=news), LEAD)
    monkeypatch.setattr(edition, "move", fails)
    with pytest.raises(RuntimeError):
        workflow.launch(by=chief, version=version())
    assert Arrangement.objects.launched().count() == 1
    assert of(client, "lead") == ["خبر الواجهة"]


def test_work_on_the_draft_after_a_launch_changes_nothing_for_readers(client, news):
    one, two = factories.report("الأول", to=news), factories.report("الثاني", to=news)
    put(one, LEAD)
    launch()
    put(two, LEAD)
    assert of(client, "lead") == ["الأول"]


def test_an_earlier_arrangement_is_brought_back_to_readers_or_into_the_draft(client, news):
    one, two = factories.report("الأول", to=news), factories.report("الثاني", to=news)
    put(one, LEAD)
    workflow.word_card(one, by=None, version=version(), headline="الأول على الواجهة")
    first = launch()
    put(two, LEAD)
    launch()
    assert of(client, "lead") == ["الثاني"]
    workflow.relaunch(first, by=None)
    assert of(client, "lead") == ["الأول على الواجهة"]
    assert drafted(LEAD) == ["الثاني"]
    workflow.bring_back(first, by=None, version=version())
    assert drafted(LEAD) == ["الأول"]


def test_the_present_arrangement_and_the_ten_before_it_are_kept(news):
    for report in factories.reports(13, to=news):
        put(report, LEAD)
        launch()
    assert Arrangement.objects.launched().count() == KEPT == 11


def test_the_draft_starts_over_as_what_readers_see(news):
    one, two = factories.reports(2, to=news)
    put(one, LEAD)
    workflow.start_over(by=None, version=version())
    assert drafted(LEAD) == []
    put(one, LEAD)
    launch()
    put(two, LEAD)
    workflow.start_over(by=None, version=version())
    assert drafted(LEAD) == [one.live.headline]
    assert drafted(SECOND) == []


# The lead of a section


def test_a_report_leads_its_section_until_its_moment_and_stands_there_once(clock, client, news):
    old = factories.report("قديم", to=news, at=clock.time - 40 * DAYS)
    recent = factories.reports(3, to=news, at=clock.time - HOUR)
    workflow.lead_section(old, by=None, until=clock.time + HOUR)
    seen = client.get(news.get_absolute_url()).context
    assert seen["lead"].pk == old.pk
    assert [report.pk for report in seen["page"].items] == [report.pk for report in recent]
    clock.forward(HOUR)
    assert client.get(news.get_absolute_url()).context["lead"].pk == recent[0].pk


def test_a_section_has_one_lead_and_it_does_not_move_with_the_report(client, news, sport):
    until = timezone.now() + HOUR
    one, two = factories.reports(2, to=news)
    for report in (one, two):
        workflow.lead_section(report, by=None, until=until)
    assert Article.objects.get(leads_section_until__isnull=False).pk == two.pk
    workflow.move_section(two, by=None, section=sport)
    assert not Article.objects.filter(leads_section_until__isnull=False).exists()


def test_a_section_editor_gives_a_lead_to_the_own_section_alone(news, sport):
    from articles.roles import SECTION_EDITOR, make_roles

    make_roles()
    person = factories.in_group(SECTION_EDITOR, "section-editor")
    news.editors.add(person)
    until = timezone.now() + HOUR
    workflow.lead_section(factories.report(to=news), by=person, until=until)
    with pytest.raises(PermissionDenied):
        workflow.lead_section(factories.report(to=sport), by=person, until=until)


def test_withdrawn_or_drafted_nothing_leads_a_section(client, news):
    until = timezone.now() + HOUR
    report = factories.report(to=news)
    workflow.lead_section(report, by=None, until=until)
    workflow.withdraw(report, by=None, reason="سبب")
    assert Article.objects.get().leads_section_until is None
    with pytest.raises(WorkflowError):
        workflow.lead_section(factories.article(to=news), by=None, until=until)
