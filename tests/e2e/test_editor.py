"""An editor's journey: sign in, write a report in the Arabic desk, publish it, find it on the site."""

import re

import pytest

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
    """The lines of the page with English words in them; takes the signs out of the page."""
    page.wait_for_load_state("networkidle")
    # The names of signs, which their font draws as pictures.
    page.evaluate("document.querySelectorAll('.material-icons').forEach(sign => sign.remove())")
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
