"""The lines of a clean body with the place of every letter in its HTML, so that a word can be put right in place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsroom.body import TAG

# Where a line of text begins or ends; other tags (strong, a, …) run within a line.
BLOCK = re.compile(
    r"</?(?:p|h2|h3|ul|ol|li|blockquote|figure|figcaption|img|hr|br|table|thead|tbody|tr|th|td)[ >]"
)
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")


class BodyLine(NamedTuple):
    """One line of a body: its text, and for each letter where it stands in the HTML."""

    text: str
    places: tuple[tuple[int, int], ...]
    """A start and an end in the HTML a letter: an entity such as `&amp;` is one letter in five."""


class Edit(NamedTuple):
    """Letters `start` to `end` of line number `line` become `text`."""

    line: int
    start: int
    end: int
    text: str


def body_lines(body: str) -> list[BodyLine]:
    """The lines of a clean body in their order, those without a letter left out."""
    lines: list[BodyLine] = []
    letters: list[str] = []
    places: list[tuple[int, int]] = []

    def close() -> None:
        if "".join(letters).strip():
            lines.append(BodyLine("".join(letters), tuple(places)))
        letters.clear()
        places.clear()

    position = 0
    for part in TAG.split(body):
        if part.startswith("<"):
            if BLOCK.match(part):
                close()
        else:
            for letter, start, end in _letters(part):
                letters.append(letter)
                places.append((position + start, position + end))
        position += len(part)
    close()
    return lines


def _letters(source: str) -> Iterator[tuple[str, int, int]]:
    """The letters of a run of HTML without tags, each with its place in it."""
    position = 0
    for entity in ENTITY.finditer(source):
        yield from ((source[at], at, at + 1) for at in range(position, entity.start()))
        # A few entities stand for two letters; both come from the same place.
        yield from ((letter, *entity.span()) for letter in html.unescape(entity[0]))
        position = entity.end()
    yield from ((source[at], at, at + 1) for at in range(position, len(source)))


def edited(body: str, edits: Iterable[Edit]) -> str:
    """The body with the edits made; tags between the letters of an edit stay where they are.

    Edits of one line must not overlap.
    """
    lines = body_lines(body)
    changes: list[tuple[int, int, str]] = []
    for edit in edits:
        places = lines[edit.line].places
        if edit.start == edit.end:
            at = places[edit.start][0] if edit.start < len(places) else places[-1][1]
            changes.append((at, at, html.escape(edit.text, quote=False)))
            continue
        # The new text takes the place of the first letter; the others go, one by one, around whatever tags there are.
        first, *rest = dict.fromkeys(places[edit.start : edit.end])
        changes.append((*first, html.escape(edit.text, quote=False)))
        changes += [(*place, "") for place in rest]
    for start, end, text in sorted(changes, reverse=True):
        body = body[:start] + text + body[end:]
    return body
