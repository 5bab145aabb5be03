"""Two editors write on one report at the same time and end with one text that holds both edits."""

from __future__ import annotations

import pytest

from articles.models import Article
from tests import factories
from tests.e2e.test_editor import sign_in

FIRST, SECOND, THIRD = (
    "افتُتح المعرض في قاعة المدينة أمس.",
    "حضر الحفل جمهور كبير من أهل الحي.",
    "وتستمر الفعاليات أسبوعًا.",
)
BODY = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD))


@pytest.fixture
def report(transactional_db):
    return factories.article("افتتاح المعرض", body=BODY)


def written(page):
    return page.locator(".ProseMirror").first.inner_text()


def write_after(page, paragraph, words):
    """Put the cursor at the end of a paragraph and type."""
    page.locator(".ProseMirror p").nth(paragraph).click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def save(page):
    page.locator("[name=_continue]").first.click()
    page.wait_for_load_state()


def test_two_edits_of_one_report_come_together_in_one_text(report, open_page):
    address = f"/admin/articles/article/{report.pk}/change/"
    one, other = open_page(1280), open_page(1280)
    for page, person in ((one, factories.chief()), (other, factories.user("colleague", superuser=True))):
        sign_in(page, person)
        page.goto(address)
        page.locator(".ProseMirror p").nth(2).wait_for()

    write_after(one, 0, " وحضره الوزير.")
    save(one)
    assert one.locator(".messagelist .success").count()

    write_after(other, 2, " والدخول مجاني.")
    save(other)
    panel = other.locator("[data-merge]")
    assert panel.locator("ins").filter(has_text="وحضره الوزير").count()
    assert "والدخول مجاني" in written(other)
    assert Article.objects.get().latest.number == 2

    other.locator("[name=_merge]").click()
    other.wait_for_load_state()
    assert not other.locator("[data-merge]").count()
    assert "وحضره الوزير" in written(other)
    assert "والدخول مجاني" in written(other)

    save(other)
    body = Article.objects.get().latest.body
    assert "وحضره الوزير" in body
    assert "والدخول مجاني" in body
    assert SECOND in body


def test_a_paragraph_that_both_changed_is_chosen_from_the_keyboard(report, open_page):
    address = f"/admin/articles/article/{report.pk}/change/"
    one, other = open_page(1280), open_page(390)
    for page, person in ((one, factories.chief()), (other, factories.user("colleague", superuser=True))):
        sign_in(page, person)
        page.goto(address)
        page.locator(".ProseMirror p").nth(2).wait_for()
    write_after(one, 1, " كلام الأول.")
    save(one)
    write_after(other, 1, " كلام الثاني.")
    save(other)

    choice = other.locator("[name=merge-body-1][value=theirs]")
    choice.focus()
    other.keyboard.press("Space")
    # The three choices are one group: the arrow keys move in it, to the last one, which keeps both.
    other.keyboard.press("ArrowUp")
    assert other.locator("[name=merge-body-1][value=both]").is_checked()
    other.locator("[name=_merge]").focus()
    other.keyboard.press("Enter")
    other.locator(".merge--done").wait_for()
    assert "كلام الأول" in written(other)
    assert "كلام الثاني" in written(other)
    assert Article.objects.get().latest.number == 2
