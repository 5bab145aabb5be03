"""A reader's journey: from the front page to whatever the report names."""

from urllib.parse import unquote

import pytest

from tests import factories

WIDTHS = (390, 1280)
LETTERS = "() => [...document.fonts].some((face) => face.status === 'loaded')"


@pytest.fixture
def served(transactional_db):
    """The paper, with enough in its section to fill a page."""
    paper = factories.paper()
    factories.reports(6, to=paper.section, at=paper.report.published_at)
    return paper


def address(page):
    """The path of the page, decoded."""
    return unquote(page.evaluate("location.pathname"))


def fits(page):
    """Whether nothing makes the page wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_goes_from_the_front_page_to_the_report_and_its_people(served, open_page, width):
    page = open_page(width)
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    entry = page.locator("nav.menu").get_by_role("link", name=served.section.name)
    if not entry.is_visible():
        page.locator("summary.menu__button").click()
    entry.click()
    assert address(page) == unquote(served.section.get_absolute_url())
    headline = served.report.live.headline
    page.locator("main").get_by_role("link", name=headline).first.click()
    assert address(page) == unquote(served.report.get_absolute_url())
    assert page.locator("h1").inner_text() == headline
    for row in (served.person, served.event):
        page.goto(served.report.get_absolute_url())
        page.locator("main").locator(f'a[href="{row.get_absolute_url()}"]').first.click()
        assert row.name in page.locator("h1").inner_text()
        assert page.locator("main").get_by_role("link", name=headline).count()
    page.goto(factories.addresses(served)["day"])
    assert page.locator("main").get_by_role("link", name=headline).count()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_kind_of_page_is_wider_than_its_window_or_lacks_its_letters(served, open_page, width):
    page = open_page(width)
    for kind, path in factories.addresses(served).items():
        page.goto(path, wait_until="load")
        assert fits(page), kind
        page.wait_for_function(LETTERS)


def test_the_photo_of_a_report_is_seen(served, open_page):
    page = open_page(1280)
    page.goto(served.report.get_absolute_url(), wait_until="load")
    shown = page.evaluate(
        "[...document.querySelectorAll('main picture img')].filter(i => i.complete && i.naturalWidth > 0).length"
    )
    assert shown


def test_the_first_key_leads_past_the_menu_to_the_content(served, open_page):
    page = open_page(1280)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_site_works_without_any_script(served, chromium, live_server):
    window = chromium.new_context(
        java_script_enabled=False, base_url=live_server.url, viewport={"width": 390, "height": 900}
    )
    page = window.new_page()
    page.goto("/")
    page.locator("summary.menu__button").click()
    page.locator("nav.menu").get_by_role("link", name=served.section.name).click()
    assert served.section.name in page.locator("h1").inner_text()
    window.close()
