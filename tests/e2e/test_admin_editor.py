"""The body's editor in a browser: every label Arabic, photos from the library, tables, and a policy that is obeyed."""

import re

import pytest

from articles.models import Article
from newsroom.models import Photo
from tests import factories
from tests.e2e.test_editor import sign_in


@pytest.fixture
def desk(transactional_db):
    factories.section("ثقافة")
    factories.photo()
    return factories.chief()


def test_a_photo_and_a_table_are_put_into_a_body_without_an_english_word(desk, open_page):
    page = open_page(1280)
    sign_in(page, desk)
    page.goto("/admin/articles/article/add/")
    page.fill("[name=headline]", "تقرير فيه صورة وجدول")
    page.locator("[name=section]").select_option(label="ثقافة")
    page.locator(".ProseMirror").first.click()
    page.keyboard.type("فقرة قبل الصورة.")
    page.locator("[data-name=photo]").click()
    page.locator(".library__photo").first.wait_for()
    assert not re.search("[A-Za-z]{2,}", page.locator("dialog.library").inner_text())
    page.locator(".library__photo").first.click()
    page.locator(".ProseMirror p").first.click()
    page.keyboard.press("End")
    page.locator("[data-name=table]").click()
    assert not re.search("[A-Za-z]{2,}", page.locator(".table-dialog").inner_text())
    page.locator(".table-dialog button").first.click()
    page.keyboard.type("خلية")
    titles = page.locator(".prose-menubar button").evaluate_all("all => all.map(one => one.title)")
    assert titles
    assert all(re.fullmatch(r"[\u0600-\u06ff\s]+", title) for title in titles)
    assert page.locator(".ProseMirror").first.evaluate("box => getComputedStyle(box).direction") == "rtl"
    page.locator("[name=_continue]").click()
    page.wait_for_url("**/change/**")
    body = Article.objects.get().latest.body
    assert re.search(r'<figure><img src="/photos/\d+/" alt="ما يُرى في الصورة">', body)
    assert "<th><p>خلية</p></th>" in body


def test_the_focal_point_is_picked_with_a_click(desk, open_page):
    page = open_page(1280)
    sign_in(page, desk)
    page.goto(f"/admin/newsroom/photo/{Photo.objects.get().pk}/change/")
    picture = page.locator("[data-focal-point] img")
    size = picture.bounding_box()
    picture.click(position={"x": size["width"] * 0.25, "y": size["height"] * 0.75}, force=True)
    assert abs(float(page.input_value("#id_focal_x")) - 0.25) < 0.02
    assert abs(float(page.input_value("#id_focal_y")) - 0.75) < 0.02
