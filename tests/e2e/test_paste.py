"""What is pasted keeps its structure and loses its rubbish: the clipboard as each program fills it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.e2e.test_editor import sign_in

CLIPBOARD = Path(__file__).parent / "clipboard"
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const box = document.querySelector(".ProseMirror");
  box.focus();
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def body(transactional_db, open_page):
    """Pastes into an empty body and gives the HTML that would be saved."""
    page = open_page(1280)
    factories.section("ثقافة")
    sign_in(page, factories.chief())
    page.goto("/admin/articles/article/add/")
    page.locator(".ProseMirror").first.wait_for()

    def pasted(name: str) -> str:
        text = (CLIPBOARD / name).read_text(encoding="utf-8")
        page.evaluate(PASTE, [text if name.endswith(".html") else "", "" if name.endswith(".html") else text])
        expect(page.locator("[name=body]")).not_to_have_value("")
        return page.input_value("[name=body]")

    return pasted


@pytest.mark.parametrize("name", ["word.html", "shared-document.html", "web-page.html"])
def test_headings_bold_lists_and_links_survive_and_the_rest_goes(body, name):
    html = body(name)
    assert "<h2>سوق الكتب في الميناء</h2>" in html
    assert "<p>افتُتح السوق صباح <strong>السبت</strong> بحضور الناشرين.</p>" in html
    assert re.search(r"<ul><li><p>عشرون ناشرًا</p></li><li><p>ثلاث قاعات</p></li></ul>", html)
    assert 'href="https://example.org/fair' in html
    assert not re.search(
        r"style=|class=|dir=|<span|mso|&nbsp;|javascript:|<script|example\.org/a\.jpg|·", html
    )


@pytest.mark.parametrize("name", ["word.html", "shared-document.html"])
def test_a_table_stays_a_table(body, name):
    assert re.search(r"<table>.*<t[dh][^>]*><p>اليوم</p></t[dh]>.*الزوار.*</table>", body(name))


def test_a_web_page_gives_its_quotation_and_its_smaller_heading_and_no_buttons(body):
    html = body("web-page.html")
    assert "<h3>في الأرقام</h3>" in html
    assert "<blockquote><p>«عاد الناس إلى الكتب».</p></blockquote>" in html
    assert "شارك" not in html
    assert "خطر" in html


def test_a_chat_gives_paragraphs_emoji_and_no_invisible_marks(body):
    html = body("chat.html")
    assert "<p>افتُتح السوق صباح <strong>السبت</strong> بحضور الناشرين 📚</p>" in html
    assert "<p>السطر الأول</p><p>السطر الثاني</p>" in html
    assert "\u200f" not in html


def test_messages_pasted_as_text_lose_their_times_and_keep_their_names(body):
    assert body("messages.txt") == (
        "<p>ليلى الكرمي: افتُتح السوق صباح السبت</p><p>سامر: بحضور الناشرين</p><p>سطر بلا وقت</p>"
    )
