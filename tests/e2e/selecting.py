"""Selecting words of the body as an editor would."""

from __future__ import annotations

# 20 ms after it is focused the editor puts the selection back to what it knows; nobody selects a word as soon as that.
SETTLED = "() => new Promise((settled) => setTimeout(settled, 50))"
SELECT = """words => {
    const editor = document.querySelector('.ProseMirror');
    const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    const pieces = [];
    let all = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        pieces.push([node, all.length]);
        all += node.data;
    }
    const at = all.indexOf(words);
    if (at < 0) return false;
    const [first, before] = pieces.findLast(([, begins]) => begins <= at);
    const [last, earlier] = pieces.findLast(([, begins]) => begins < at + words.length);
    getSelection().setBaseAndExtent(first, at - before, last, at + words.length - earlier);
    return true;
}"""


def select(page, words: str) -> None:
    """The first place of some words, over marks and emphasis too."""
    page.locator(".ProseMirror").first.focus()
    page.evaluate(SETTLED)
    assert page.evaluate(SELECT, words)


def select_first_words(page, count: int) -> None:
    """By keyboard, after a click: a cursor at the very beginning without one is taken for the browser's own doing."""
    page.locator(".ProseMirror").first.click()
    page.evaluate(SETTLED)
    page.keyboard.press("Control+Home")
    for _word in range(count):
        page.keyboard.press("Control+Shift+ArrowLeft")
