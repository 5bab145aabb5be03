"""What the reader's device does with a page: light or dark, letters, «قبل 3 ساعات», copying, pages kept for offline."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories


@pytest.fixture
def served(transactional_db):
    paper = factories.paper()
    factories.reports(3, to=paper.section, at=timezone.now() - timedelta(days=3))
    return paper


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_dark_that_a_reader_chose_is_there_on_the_next_page_before_it_is_drawn(served, open_page):
    page = open_page(1280)
    page.goto("/")
    light = background(page)
    page.locator("summary.display__button").click()
    page.get_by_label("داكن").check()
    assert background(page) != light
    page.goto(served.section.get_absolute_url(), wait_until="commit")
    page.wait_for_selector("body")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert background(page) != light
    page.locator("summary.display__button").click()
    assert page.get_by_label("داكن").is_checked()
    page.get_by_label("كما في الجهاز").check()
    assert background(page) == light
    assert not page.context.cookies()


FACE = "() => getComputedStyle(document.querySelector('h1')).fontFamily.split(',')[0].replaceAll('\"', '')"


def test_a_device_that_never_had_the_faces_paints_before_it_asks_and_has_them_from_then_on(served, open_page):
    page = open_page(390)
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ window.began = ({FACE})(); }})")
    page.goto(served.report.get_absolute_url(), wait_until="load")
    page.wait_for_function("() => localStorage.getItem('faces') === 'known'")
    assert (page.evaluate("window.began"), page.evaluate(FACE)) == ("Noto Naskh Arabic UI", "Naskh")
    painted, asked = page.evaluate(
        """() => [
            performance.getEntriesByName('first-contentful-paint')[0].startTime,
            Math.min(...performance.getEntriesByType('resource')
                .filter(({ name }) => name.includes('.woff2')).map(({ startTime }) => startTime)),
        ]"""
    )
    assert asked >= painted
    page.reload()
    assert page.evaluate("window.began") == "Naskh"


def test_without_scripts_the_faces_come_at_once(served, chromium, live_server):
    window = chromium.new_context(java_script_enabled=False)
    page = window.new_page()
    with page.expect_request(re.compile(r"\.woff2$")):
        page.goto(live_server.url + served.report.get_absolute_url())
    window.close()


def test_letters_grow_and_the_page_still_fits(served, open_page):
    page = open_page(390)
    page.goto(served.report.get_absolute_url())
    size = "parseFloat(getComputedStyle(document.querySelector('.prose')).fontSize)"
    before = page.evaluate(size)
    larger = page.get_by_role("button", name="تكبير الخط")
    larger.click()
    larger.click()
    assert page.evaluate(size) > before * 1.2
    assert larger.get_attribute("aria-disabled") == "true"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.reload()
    assert page.evaluate(size) > before * 1.2


def test_the_panel_closes_with_escape_and_gives_the_focus_back(served, open_page):
    page = open_page(1280)
    page.goto("/")
    page.locator("summary.display__button").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.get_by_label("داكن").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize(
    ("hours", "said"),
    [(1, "قبل ساعة واحدة"), (2, "قبل ساعتين"), (3, "قبل 3 ساعات"), (11, "قبل 11 ساعة"), (23, "قبل 23 ساعة")],
)
def test_a_recent_time_is_told_in_the_right_form_and_exactly_beside_a_focused_link(
    served, open_page, hours, said
):
    at = timezone.now() - timedelta(hours=hours, minutes=5)
    factories.report("أحدث ما في القسم", to=served.section, at=at)
    page = open_page(1280)
    page.goto(served.section.get_absolute_url())
    card = page.locator("article", has_text="أحدث ما في القسم").first
    assert card.locator("time").inner_text() == said
    clock = timezone.localtime(at).strftime("%H:%M")
    card.get_by_role("link", name="أحدث ما في القسم").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert clock in card.locator("time").inner_text()


def test_what_is_older_than_a_day_keeps_its_printed_date(served, open_page):
    page = open_page(1280)
    page.goto(served.section.get_absolute_url())
    old = page.locator("article").last.locator("time")
    assert re.fullmatch(r"\d{1,2} \S+(?: \S+)? \d{4}", old.inner_text())


def test_the_short_address_is_copied_and_said_to_be(served, open_page):
    page = open_page(1280)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(served.report.get_absolute_url())
    page.get_by_role("button", name="انسخ الرابط").click()
    page.get_by_text("نُسخ الرابط المختصر.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/r/{served.report.pk}")


def test_a_page_that_was_read_is_read_again_without_a_connection_and_says_so(served, open_page):
    page = open_page(390)
    address = served.report.get_absolute_url()
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.open('pages-1').then((kept) => kept.match(location.href))")
    page.goto("/archive/")
    page.context.set_offline(True)
    page.goto(address)
    assert page.locator("h1").inner_text() == served.report.live.headline
    assert page.get_by_text("أنت غير متصل").is_visible()
    page.goto("/events/")  # was never read
    assert "محفوظ على هذا الجهاز" in page.locator("h1").inner_text()
    page.locator("main").get_by_role("link", name=served.report.live.headline).click()
    assert page.locator("h1").inner_text() == served.report.live.headline
    page.context.set_offline(False)
    page.goto(address)
    assert not page.locator("[data-kept]").is_visible()


def test_the_desk_is_never_kept(served, open_page):
    page = open_page(1280)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/admin/login/")
    page.goto("/search/?q=المؤتمر")
    page.goto("/")
    kept = page.evaluate(
        "caches.open('pages-1').then((store) => store.keys()).then((all) => all.map((r) => new URL(r.url).pathname))"
    )
    assert not [path for path in kept if path.startswith(("/admin", "/search", "/preview"))]


def test_a_photo_of_the_text_edition_is_fetched_when_it_is_tapped(served, open_page):
    page = open_page(390)
    fetched = []
    page.on("request", lambda request: fetched.append(request.url) if "/media/" in request.url else None)
    page.goto(f"/lite/reports/{served.report.pk}/", wait_until="networkidle")
    assert not fetched
    with page.expect_request(re.compile("/media/photos/")):
        page.locator("summary").first.click()
    assert len(fetched) == 1


def test_the_code_is_fetched_for_print_alone(served, open_page):
    page = open_page(1280)
    fetched = []
    page.on("request", lambda request: fetched.append(request.url) if "/r/" in request.url else None)
    page.goto(served.report.get_absolute_url(), wait_until="networkidle")
    assert not fetched
    page.pdf()
    assert fetched
