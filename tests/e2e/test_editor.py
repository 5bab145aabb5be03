"""An editor's journey: sign in, write a report in the Arabic desk, publish it, find it on the site."""

import re

import pytest
from django.utils import timezone

from newsroom.arabic.months import Months
from tests import factories

HEADLINE = "افتتاح المكتبة العامة في حي الميناء"
BODY = "افتُتحت المكتبة صباح اليوم بحضور أهل الحي."


@pytest.fixture
def desk(transactional_db):
    """The editor with a section to write in."""
    factories.section("ثقافة")
    return factories.chief()


def sign_in(page, person):
    """Through the login page, as a person would."""
    page.goto("/admin/")
    page.fill("#id_username", person.username)
    page.fill("#id_password", factories.PASSWORD)
    page.locator("#login-form [type=submit]").click()
    page.wait_for_url("**/admin/")


def english(page):
    """The lines of the page with English words in them."""
    page.wait_for_load_state("networkidle")
    shown = page.locator("body").inner_text()
    allowed = (
        r"(?:HTTP\w*|URL|PDF|RSS|JPEG|PNG|WebP|AVIF|GIF|IPTC|CC|BY|SA|admin|reporter|editor|Atom|https?\S*)"
    )
    words = [word for word in re.findall("[A-Za-z]{3,}", shown) if not re.fullmatch(allowed, word)]
    return [line for line in shown.splitlines() if any(word in line for word in words)]


def test_an_editor_writes_and_publishes_a_report_and_readers_find_it(desk, open_page):
    page = open_page(1280)
    sign_in(page, desk)
    assert page.evaluate("document.documentElement.dir") == "rtl"
    page.goto("/admin/articles/article/add/")
    page.fill("[name=headline]", HEADLINE)
    page.locator("[name=section]").select_option(label="ثقافة")
    page.locator(".ProseMirror").first.click()
    page.keyboard.type(BODY)
    page.locator("[name=_continue]").first.click()
    page.wait_for_url("**/change/**")
    assert BODY in page.locator(".ProseMirror").first.inner_text()

    site = open_page(390)
    site.goto("/")
    assert not site.get_by_text(HEADLINE).count()

    page.locator("[name=_publish]").first.click()
    page.wait_for_load_state()
    assert page.locator(".messagelist .success").count()

    site.goto("/")
    site.locator("main").get_by_role("link", name=HEADLINE).first.click()
    assert site.locator("h1").inner_text() == HEADLINE
    assert BODY in site.locator("main").inner_text()


def test_the_desk_speaks_arabic_to_an_editor(desk, open_page):
    paper = factories.paper()
    page = open_page(1280)
    page.goto("/admin/")
    assert not english(page)
    sign_in(page, desk)
    addresses = ["/admin/", "/admin/articles/article/", f"/admin/articles/article/{paper.report.pk}/change/"]
    addresses += [f"/admin/events/{kind}/{getattr(paper, kind).pk}/change/" for kind in ("event", "person")]
    for path in addresses:
        page.goto(path)
        assert not english(page), path


def test_boxes_and_buttons_say_in_words_what_they_are_and_when_they_do_nothing(desk, open_page):
    paper = factories.paper()
    paper.section.editors.add(desk)
    page = open_page(390)
    sign_in(page, desk)
    page.goto(f"/admin/articles/article/{paper.report.pk}/change/")
    link = page.get_by_role("button", name="رابط", exact=True)
    assert link.get_attribute("aria-disabled") == "true"
    page.locator(".ProseMirror").first.click()
    page.keyboard.press("Control+a")
    page.wait_for_function("!document.querySelector('[data-name=link]').matches('[aria-disabled=true]')")
    buttons = page.locator(".prose-menubar__button.material-icons")
    assert buttons.count() > 10
    assert not any(buttons.all_inner_texts()), "the names of marks are no words of the page"
    assert all(button.get_attribute("aria-label") for button in buttons.all())
    assert paper.tag.name in page.locator(".field-tags .select2-selection__rendered").inner_text()
    in_lists = "ul.select2-selection__rendered > :not(li)"
    assert not page.locator(in_lists).count()

    page.goto(f"/admin/articles/section/{paper.section.pk}/change/")
    page.locator(".select2-selection__choice").first.wait_for()
    assert not page.locator(in_lists).count()

    page.goto("/admin/articles/houserule/")
    select = page.locator("#result_list select").first
    row = select.locator("xpath=ancestor::tr").locator("td").first.inner_text()
    assert row.strip() and row.strip() in select.get_attribute("aria-label")


def test_the_calendar_beside_a_box_stands_in_the_page_and_calls_the_months_as_the_paper_does(desk, open_page):
    page = open_page(1280)
    sign_in(page, desk)
    page.goto(f"/admin/articles/article/{factories.paper().report.pk}/change/")
    page.locator("[id^=calendarlink]").first.click()
    box = page.locator(".calendarbox").first
    box.wait_for()
    page.wait_for_function("document.querySelector('.calendarbox').getBoundingClientRect().left >= 0")
    month = timezone.localdate().month
    assert Months.LEVANT.name_of(month) in box.locator("caption").inner_text()
