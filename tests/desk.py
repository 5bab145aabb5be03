"""Filling the forms of the desk as a browser would: every box of the page, then what somebody typed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

VERBS = ("_continue", "_save", "_submit", "_publish", "_withdraw", "_correct", "_approve", "_return")
USERS_WORDS = ("script", "style", "bdi", "textarea")


class _Boxes(HTMLParser):
    """The successful controls of a page's form."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        name = named.get("name") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in named:
            self._add(self._select, named.get("value") or "")
        elif tag == "textarea":
            self._area = name
            self.values[name] = ""
        elif tag == "input" and name and self._is_sent(named):
            self._add(name, named.get("value", "on" if named.get("type") == "checkbox" else "") or "")

    @staticmethod
    def _is_sent(named: dict[str, str | None]) -> bool:
        kind = named.get("type")
        return "checked" in named if kind in ("checkbox", "radio") else kind not in ("submit", "file")

    def _add(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # HTML drops the line feed that a text area begins with, and Django writes one.
            self.values[self._area] = self.values[self._area].removeprefix("\n").removeprefix("\r\n")
            self._area = ""


def boxes(page: str) -> dict[str, Any]:
    """What the page's form would send, without a button."""
    start = page.index("<form", page.index('id="content"'))
    parser = _Boxes()
    parser.feed(page[start:])
    return parser.values


def send(client: Any, address: str, button: str, **typed: Any) -> Any:
    """Open a form, type into it, press a button."""
    data = {**boxes(client.get(address).content.decode()), **typed}
    return client.post(address, {**data, button: "1"})


class _Words(HTMLParser):
    """What a person reads on a page, labels of pictures and boxes included."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in USERS_WORDS
        named = dict(attrs)
        self.said += [
            named[name] or "" for name in ("title", "aria-label", "placeholder", "alt") if name in named
        ]
        if tag == "input" and named.get("type") in ("submit", "button"):
            self.said.append(named.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in USERS_WORDS

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


NAMES_OF_THINGS = re.compile(
    r"UEFA|FIFA|NATO|NBA|DNA|\bUN\b"
    r"|IPTC|CSV|CC BY(?:-SA)?|PDF|JPEG|PNG|WebP|AVIF|GIF|RSS|Atom|Current|Feature|Analysis|Opinion"
    r"|\badmin\b|\bsomeone\b|https?://\S+|/[\w./-]+|\S+@\S+"
)


def english_words(page: str) -> list[str]:
    """The words in Latin letters that a person would read, without names that have no Arabic and user names."""
    parser = _Words()
    parser.feed(page)
    return re.findall(r"[A-Za-z]{2,}", NAMES_OF_THINGS.sub(" ", "\n".join(parser.said)))
