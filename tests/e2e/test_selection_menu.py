"""The menu beside selected words: whatever is registered stands in it, and it goes when the selection does."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.e2e.selecting import select_first_words
from tests.e2e.test_editor import sign_in

OFFER = """async () => {
    const address = [...document.querySelectorAll('script[type=module]')]
        .map((script) => script.src).find((src) => src.includes('js/admin/body_editor'));
    const source = await (await fetch(address)).text();
    const menu = source.match(/"\\.\\/(selection_menu[^"]*)"/)[1];
    const { offer } = await import(new URL(menu, address));
    offer({ name: 'test', label: 'اقتباس', order: 1, run: ({ text }) => { document.title = text; } });
}"""


@pytest.fixture
def report(transactional_db):
    return factories.article("عنوان", body="<p>قالت سلمى الطحان إن القاعة مفتوحة.</p>")


def test_what_is_offered_stands_beside_the_selection_and_gets_its_words(report, open_page):
    page = open_page(1280)
    sign_in(page, factories.chief())
    page.goto(f"/admin/articles/article/{report.pk}/change/")
    page.locator(".ProseMirror").first.wait_for()
    page.evaluate(OFFER)
    menu = page.locator(".selection-menu").first
    expect(menu).to_be_hidden()
    page.wait_for_load_state("networkidle")  # the names of the text are marked before anything is selected
    select_first_words(page, 2)
    expect(menu).to_be_visible()
    page.keyboard.press("Alt+F10")
    expect(menu.locator("button").first).to_be_focused()
    menu.locator("[data-name=test]").click()
    expect(page).to_have_title("قالت سلمى")
    expect(menu).to_be_hidden()
    select_first_words(page, 1)
    expect(menu).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(menu).to_be_hidden()
