"""The copy desk in a browser: remarks appear beside the words, a click puts a place right, nothing changes unasked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import factories
from tests.e2e.test_editor import sign_in


@pytest.fixture
def report(transactional_db):
    return factories.article(
        "عنوان, بفاصلة لاتينية",
        to=factories.section("ثقافة"),
        standfirst="مقدمة سليمة.",
        body="<p>سطر سليم.</p><p>قال <strong>المدير</strong>, إن القاعة  مفتوحة.</p>",
    )


def test_remarks_are_read_shown_in_place_and_put_right_by_a_click(report, open_page):
    page = open_page(1280)
    sign_in(page, factories.chief())
    page.goto(f"/admin/articles/article/{report.pk}/change/")
    panel = page.locator("[data-copy-desk]")
    headline = panel.locator(".remark", has_text="الفاصلة في النص العربي").first
    headline.locator(".remark__cure").click()
    expect(page.locator("[name=headline]")).to_have_value("عنوان، بفاصلة لاتينية")
    assert page.input_value("[name=body]") == report.latest.body
    in_body = panel.locator(".remark", has_text="الفاصلة في النص العربي").first
    in_body.locator(".remark__place").click()
    assert page.evaluate("getSelection().toString()") == ","
    panel.locator("[data-copy-desk-all]").click()
    expect(page.locator(".ProseMirror").first).to_contain_text("المدير، إن القاعة مفتوحة")
    assert "<strong>المدير</strong>، إن القاعة مفتوحة." in page.input_value("[name=body]")
    assert Article.objects.get().latest.number == 1


def test_a_remark_appears_a_moment_after_it_was_written(report, open_page):
    page = open_page(390)
    sign_in(page, factories.chief())
    page.goto(f"/admin/articles/article/{report.pk}/change/")
    page.locator("[data-copy-desk-state]", has_text="ملاح").wait_for()
    page.fill("[name=kicker]", "ثقـــافة")
    page.locator(".remark", has_text="لا تُطوَّل الحروف").wait_for()
    assert page.input_value("[name=kicker]") == "ثقـــافة"
