"""An editor arranges the front page from the keyboard alone, launches it, and a reader sees it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Arrangement
from tests import factories
from tests.e2e.test_editor import sign_in

BOARD = "/admin/articles/arrangement/"


@pytest.fixture
def news(transactional_db):
    section = factories.section("أخبار")
    factories.report("تقرير من الشهر الماضي", to=section, at=timezone.now() - timedelta(days=30))
    factories.reports(20, to=section)
    return section


def announced(page, words):
    page.locator("[data-said]", has_text=words).wait_for(state="attached")


def reach(page, selector, key="Tab"):
    """Press Tab until the focus stands on something, as somebody without a mouse does."""
    for _press in range(200):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_the_page_is_arranged_and_launched_from_the_keyboard_alone(news, open_page):
    page = open_page(1280)
    sign_in(page, factories.chief())
    page.goto(BOARD)
    reach(page, "#tray-search")
    page.keyboard.type("الشهر الماضي")
    announced(page, "1")
    reach(page, "[data-part=tray] [data-pick]")
    page.keyboard.press("Enter")
    reach(page, "dialog button[value$=':lead']")
    page.keyboard.press("Enter")
    announced(page, "تقرير من الشهر الماضي")
    lead = page.locator("[data-place=lead] .board-card--hand")
    assert "تقرير من الشهر الماضي" in lead.inner_text()
    # The focus stands on the card that was moved.
    assert page.evaluate("document.activeElement.closest('[data-place=lead]') !== null")
    reach(page, "[data-place=second] button[value^='place:']")
    page.keyboard.press("Space")
    page.locator("[data-place=second] .board-card--hand").wait_for()
    reach(page, "button[value=launch]", key="Shift+Tab")
    page.keyboard.press("Enter")
    page.locator("button[value=launch]").wait_for(state="detached")
    reader = open_page(390)
    reader.goto("/")
    assert "تقرير من الشهر الماضي" in reader.locator(".front-top__lead").inner_text()


def test_a_report_is_dragged_from_the_tray_into_a_place(news, open_page):
    page = open_page(1280)
    sign_in(page, factories.chief())
    page.goto(BOARD)
    page.set_viewport_size({"width": 1280, "height": 2000})  # nothing scrolls under the hand
    card = page.locator("[data-part=tray] [data-report]").nth(3)
    number = card.get_attribute("data-report")
    card.drag_to(page.locator("[data-place=second]"))
    page.locator(f"[data-place=second] #card-{number}.board-card--hand").wait_for()
    assert Arrangement.objects.draft().cards.get().article_id == int(number)


def test_an_open_board_shows_what_a_colleague_did_before_it_lets_anybody_overwrite_it(news, open_page):
    one, other = open_page(1280), open_page(1280)
    for page, person in ((one, factories.chief()), (other, factories.user("colleague", superuser=True))):
        sign_in(page, person)
        page.goto(BOARD)
    one.locator("[data-place=second] button[value^='place:']").first.click()
    one.locator("[data-place=second] .board-card--hand").wait_for()
    other.locator("[data-part=tray] [data-pick]").nth(6).click()
    other.locator("dialog button[value$=':second']").click()
    other.locator(".arranging__refusal").wait_for()
    assert other.locator("[data-place=second] .board-card--hand").count() == 1
    other.locator(".arranging__refusal button").click()
    other.locator("[data-place=second] .board-card--hand").nth(1).wait_for()
    assert Arrangement.objects.draft().cards.count() == 2
