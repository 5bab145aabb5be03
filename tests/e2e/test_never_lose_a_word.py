"""Words survive a dead connection, an ended session, a fallen server, a closed window and a failed save."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session

from articles.models import Article, Autosave
from articles.roles import MANAGING_EDITOR, REPORTER, make_roles
from tests import factories
from tests.e2e.test_editor import sign_in

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = "كلمات لا يجوز أن تضيع"


@pytest.fixture
def writer(transactional_db):
    make_roles()
    return factories.in_group(REPORTER, "writer")


@pytest.fixture
def chief(transactional_db):
    return factories.chief()


@pytest.fixture
def window(chromium, live_server):
    """A browser whose storage lasts as long as the test; what fails on the line here fails on purpose."""
    made = chromium.new_context(
        base_url=live_server.url, locale="ar", viewport={"width": 1280, "height": 900}
    )
    made.set_default_timeout(20_000)
    yield made
    made.close()


def form_of(article):
    return f"/admin/articles/article/{article.pk}/change/"


def write(page, words=WORDS):
    """Into the body, as a person does."""
    page.locator(".ProseMirror").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {words}")


def body(page):
    page.locator(".ProseMirror").first.wait_for()
    return page.locator(".ProseMirror").first.inner_text()


def test_one_round_of_each_kind_loses_nothing():
    done = subprocess.run(
        [sys.executable, "scripts/soak.py", "--rounds", "3"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "rounds 3, words lost 0"


def test_words_are_kept_by_themselves_and_shown_in_another_browser(writer, window, open_page):
    article = factories.article(by=writer, body="<p>نص.</p>")
    page = window.new_page()
    sign_in(page, writer)
    page.goto(form_of(article))
    write(page)
    page.locator(".desk-status--kept").wait_for()
    assert Article.objects.get().latest.number == 1
    elsewhere = open_page(390)
    sign_in(elsewhere, writer)
    elsewhere.goto(form_of(article))
    assert WORDS in body(elsewhere)
    assert elsewhere.locator(".desk-notes .desk-note").is_visible()
    elsewhere.locator("[name=_continue]").first.click()
    elsewhere.locator(".messagelist .success").wait_for()
    article.refresh_from_db()
    assert WORDS in article.latest.body
    assert not Autosave.objects.exists()


def test_a_window_closed_without_a_connection_is_offered_back_and_dropped_once_saved(writer, window):
    article = factories.article(by=writer, body="<p>نص.</p>")
    page = window.new_page()
    sign_in(page, writer)
    page.goto(form_of(article))
    window.set_offline(True)
    write(page)
    page.locator(".desk-status--dead").wait_for()
    page.close()
    window.set_offline(False)
    page = window.new_page()
    page.goto(form_of(article))
    assert WORDS not in body(page)
    page.locator(".desk-offer .desk-button").first.click()
    assert WORDS in body(page)
    page.locator("[name=_continue]").first.click()
    page.locator(".messagelist .success").wait_for()
    page.reload()
    body(page)
    assert not page.locator(".desk-offer").count()
    assert not page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('desk.copy')).length")


def test_a_form_is_not_sent_into_the_dark_when_the_session_has_ended(writer, window):
    article = factories.article(by=writer, body="<p>نص.</p>")
    page = window.new_page()
    sign_in(page, writer)
    page.goto(form_of(article))
    write(page)
    Session.objects.all().delete()
    page.locator(".desk-status--signed-out").wait_for()
    page.locator("[name=_continue]").first.click()
    page.wait_for_timeout(500)
    assert page.url.endswith(form_of(article))
    assert WORDS in body(page)
    with window.expect_page() as opened:
        page.locator(".desk-status a").click()
    login = opened.value
    login.fill("#id_username", writer.username)
    login.fill("#id_password", factories.PASSWORD)
    login.locator("#login-form [type=submit]").click()
    login.wait_for_url("**/admin/")
    page.bring_to_front()
    page.locator("[name=_continue]").first.click()
    page.locator(".messagelist .success").wait_for()
    article.refresh_from_db()
    assert WORDS in article.latest.body


def test_the_copy_of_one_account_is_never_shown_to_another(writer, window):
    article = factories.article(by=writer, body="<p>نص.</p>")
    editor = factories.in_group(MANAGING_EDITOR, "desk-editor")
    page = window.new_page()
    sign_in(page, writer)
    page.goto(form_of(article))
    window.set_offline(True)
    write(page)
    page.wait_for_timeout(1500)
    page.close()
    window.set_offline(False)
    window.clear_cookies()
    page = window.new_page()
    sign_in(page, editor)
    page.goto(form_of(article))
    body(page)
    assert not page.locator(".desk-offer").count()


def test_rows_chosen_names_and_photos_come_back_too(chief, window):
    paper = factories.paper()
    page = window.new_page()
    sign_in(page, chief)
    page.goto(form_of(paper.report))
    body(page)
    window.set_offline(True)
    page.fill("[name=kicker]", WORDS)
    page.locator("#credits-group .add-row a").click()
    choose = """([number, name]) => {
        const box = document.querySelector("[name=credits-2-person]");
        box.append(new Option(name, number, false, true));
        box.dispatchEvent(new Event("change", { bubbles: true }));
    }"""
    page.evaluate(choose, [str(paper.person.pk), "ليلى الكرمي"])
    page.wait_for_timeout(1500)
    page.close()
    window.set_offline(False)
    page = window.new_page()
    page.goto(form_of(paper.report))
    page.locator(".desk-offer .desk-button").first.click()
    assert page.input_value("[name=kicker]") == WORDS
    assert page.locator("[name=credits-2-person]").input_value() == str(paper.person.pk)
    assert (
        page.locator("#credits-2 .select2-selection__rendered")
        .first.inner_text()
        .strip()
        .endswith("ليلى الكرمي")
    )


@pytest.mark.parametrize("kind", ["person", "event"])
def test_the_forms_of_the_record_keep_their_words_as_well(chief, window, kind):
    form = f"/admin/events/{kind}/add/"
    page = window.new_page()
    sign_in(page, chief)
    page.goto(form)
    page.fill("[name=name]", WORDS)
    page.wait_for_timeout(1300)
    page.close()
    page = window.new_page()
    page.goto(form)
    page.locator(".desk-offer .desk-button").first.click()
    assert page.input_value("[name=name]") == WORDS
    if kind == "event":
        page.fill("[name=first_day]", "06/12/2025")
    page.locator("[name=_save]").first.click()
    page.wait_for_url(f"**/admin/events/{kind}/")
    page.goto(form)
    page.wait_for_timeout(500)
    assert not page.locator(".desk-offer").count()


def test_leaving_with_unsaved_words_asks_first_and_saving_does_not(chief, window):
    person = factories.person("هند الصيّاد")
    page = window.new_page()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    sign_in(page, chief)
    page.goto(f"/admin/events/person/{person.pk}/change/")
    page.fill("[name=name]", "هند الصيّاد الثانية")
    page.locator(".breadcrumbs a").first.click()
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    page.locator("[name=_save]").first.click()
    page.wait_for_url("**/admin/events/person/")
    assert asked == ["beforeunload"]


def test_colleagues_see_each_other_and_a_newer_version_is_told_at_once(writer, window, open_page):
    article = factories.article("عنوان", by=writer)
    editor = factories.in_group(MANAGING_EDITOR, "desk-editor")
    page = window.new_page()
    sign_in(page, writer)
    page.goto(form_of(article))
    body(page)
    colleague = open_page(1280)
    sign_in(colleague, editor)
    colleague.goto(form_of(article))
    colleague.locator(".desk-presence:not([hidden])").wait_for()
    assert str(writer) in colleague.locator(".desk-presence").inner_text()
    colleague.fill("[name=headline]", "عنوان المحرّر")
    colleague.locator("[name=_continue]").first.click()
    colleague.locator(".messagelist .success").wait_for()
    page.locator(".desk-newer").wait_for()
    assert str(editor) in page.locator(".desk-newer").inner_text()


def test_putting_one_copy_back_never_costs_the_words_of_another(writer, window):
    add = "/admin/articles/article/add/"
    page = window.new_page()
    sign_in(page, writer)
    for words in ("التقرير الأول", "التقرير الثاني"):
        page = window.new_page()
        page.goto(add)
        body(page)
        window.set_offline(True)
        page.fill("[name=headline]", words)
        page.wait_for_timeout(1500)
        page.close()
        window.set_offline(False)
    page = window.new_page()
    page.goto(add)
    body(page)
    while page.locator(".desk-offer button").count():
        page.locator(".desk-offer button").first.click()
    copies = page.evaluate("Object.values(localStorage).join(' ')")
    assert "التقرير الأول" in copies
    assert "التقرير الثاني" in copies
    assert page.input_value("[name=headline]") == "التقرير الثاني"
