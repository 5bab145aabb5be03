"""The signature journey: a conference report with its people, bodies, event, roles and promise, mostly by accepting."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from articles.models import Article, LinkTally
from events.models import Event, Place
from tests import factories
from tests.e2e.test_editor import sign_in

HEADLINE = "افتتاح ملتقى «حبر الساحل» في مدينة المرفأ لتجديد صناعة الكتاب"
BODY = (
    "افتُتحت، اليوم السبت، في مدينة المرفأ أعمال ملتقى «حبر الساحل» بمشاركة أكثر من 120 ناشرًا من 14 مدينة.",
    "وينظّم الملتقى دار الشراع الكبير بالشراكة مع عدد من الجهات، من بينها رابطة مكتبات الساحل، واتحاد الورّاقين"
    " القدامى. ويتواصل على مدى يومين تحت شعار: «كتاب في كل بيت».",
    "وفي كلمتها عبر الاتصال المرئي، شددت مديرة الدار سلمى الطحان على أهمية القراءة في القرى البعيدة.",
    "من جانبه، أكد رئيس اللجنة التحضيرية نورس البحري أن الملتقى يأتي بعد عام من العمل. وطرح البحري خمسة مشاريع.",
    "ومن المتوقع أن يعلن الملتقى، في ختام أعماله يوم غد الأحد، عن «وثيقة الناشر الصغير».",
)
PASTE = """text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('.ProseMirror').dispatchEvent(paste);
}"""
SELECT = """words => {
    const editor = document.querySelector('.ProseMirror');
    const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const at = text.data.indexOf(words);
        if (at < 0) continue;
        editor.focus();
        getSelection().setBaseAndExtent(text, at, text, at + words.length);
        return true;
    }
    return false;
}"""
THREE_MINUTES = 180

expect.set_options(timeout=15_000)


@pytest.fixture
def known(transactional_db):
    """What the record knows before; one speaker and one partner are new."""
    factories.section("ثقافة")
    factories.person("نورس البحري", description="كاتب.")
    factories.organisation("دار الشراع الكبير")
    factories.organisation("رابطة مكتبات الساحل")
    Place.objects.create(name="المرفأ")
    return factories.chief()


def write(page) -> None:
    page.fill("[name=headline]", HEADLINE)
    page.locator(".ProseMirror").first.click()
    page.evaluate(PASTE, "\n\n".join(BODY))


def add_new_name(page, words: str, name: str) -> None:
    """Selected in the text, looked over, added and linked."""
    assert page.evaluate(SELECT, words)
    page.locator(".selection-menu [data-name=record]").first.click()
    dialog = page.locator("dialog.dialog-form__dialog")
    expect(dialog.locator("[name=record-name]")).to_have_value(name)
    dialog.locator(".dialog-form__save").click()
    dialog.wait_for(state="detached")


def test_a_conference_report_with_its_whole_record_takes_less_than_three_minutes(known, open_page):
    page = open_page(1280)
    sign_in(page, known)
    page.goto("/admin/articles/article/add/")
    begun = time.monotonic()
    write(page)
    panel = page.locator("[data-suggestions]")
    panel.locator("[data-suggestions-all]").click()
    expect(panel.locator(".suggested__name")).to_have_count(0)
    add_new_name(page, "سلمى الطحان", "سلمى الطحان")
    add_new_name(page, "واتحاد الورّاقين القدامى", "اتحاد الورّاقين القدامى")
    expect(page.locator(".ProseMirror .named--linked", has_text="البحري")).to_have_count(2)
    page.locator("[data-new-event]").click()
    dialog = page.locator("dialog.dialog-form__dialog")
    expect(dialog.locator("[name=event-name]")).to_have_value("ملتقى حبر الساحل")
    dialog.locator(".dialog-form__save").click()
    dialog.wait_for(state="detached")
    page.locator("[name=section]").select_option(label="ثقافة")
    page.locator("[name=_continue]").first.click()
    page.wait_for_url("**/change/**")
    assert time.monotonic() - begun < THREE_MINUTES

    report, event = Article.objects.get(), Event.objects.get()
    parts = {str(link.entity): link.part for link in report.mentions.all()}
    assert parts["ملتقى حبر الساحل"] == "subject"
    assert parts["نورس البحري"] == "speaker"
    assert len(parts) == 7
    roles = {str(row.subject): row.role for row in event.participations.all()}
    assert roles == {
        "دار الشراع الكبير": "organiser",
        "رابطة مكتبات الساحل": "partner",
        "اتحاد الورّاقين القدامى": "partner",
        "سلمى الطحان": "speaker",
        "نورس البحري": "speaker",
    }
    assert (event.slogan, event.outcomes.get().title) == ("كتاب في كل بيت", "وثيقة الناشر الصغير")
    assert event.place is not None
    assert LinkTally.objects.filter(accepted=1).count() == 4


def test_a_suggestion_that_is_not_meant_goes_and_stays_away(known, open_page):
    page = open_page(1280)
    sign_in(page, known)
    report = factories.article("عنوان", body="<p>قال نورس البحري إن القاعة مفتوحة.</p>")
    page.goto(f"/admin/articles/article/{report.pk}/change/")
    item = page.locator(".suggested__name")
    expect(page.locator(".ProseMirror .named--open")).to_have_text("نورس البحري")
    item.locator(".suggested__reject").click()
    expect(item).to_have_count(0)
    expect(page.locator(".ProseMirror .named--open")).to_have_count(0)
    page.locator("[name=_continue]").first.click()
    page.wait_for_load_state()
    page.locator("[data-suggestions-state]", has_text="لا يذكر النص").wait_for()
    assert LinkTally.objects.get().rejected == 1


def test_namesakes_are_offered_side_by_side_and_the_part_can_be_chosen(known, open_page):
    other = factories.person("نورس البحري", description="لاعب شطرنج.")
    report = factories.article("عنوان", body="<p>زارت الوفود نورس البحري.</p>")
    page = open_page(390)
    sign_in(page, known)
    page.goto(f"/admin/articles/article/{report.pk}/change/")
    offer = page.locator(".suggested__offer", has_text="لاعب شطرنج")
    expect(page.locator(".suggested__offer")).to_have_count(2)
    offer.locator("select").select_option("quoted")
    offer.locator(".suggested__accept").click()
    expect(page.locator(".suggested__offer")).to_have_count(0)
    page.locator("[name=_continue]").first.click()
    page.wait_for_load_state()
    link = report.mentions.get()
    assert (link.person, link.part) == (other, "quoted")
