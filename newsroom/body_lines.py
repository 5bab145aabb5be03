"""The lines of a clean body with the place of every letter in its HTML, so that a word can be put right in place."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from newsroom.body import TAG

# Where a line of text begins or ends; other tags (strong, a, …) run within a line.
BLOCK = re.compile(
    r"</?(?:p|h2|h3|ul|ol|li|blockquote|figure|figcaption|img|hr|br|table|thead|tbody|tr|th|td)[ >]"
)
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")


class _Run(NamedTuple):
    """Letters of a line that stand together in the HTML."""

    at: int
    """The place of the first in the line."""
    start: int
    end: int
    """Where they stand in the HTML."""
    is_entity: bool
    """All of them come from one entity."""


@dataclass(frozen=True)
class BodyLine:
    """One line of a body: its text, and for each letter where it stands in the HTML."""

    text: str
    runs: tuple[_Run, ...]

    def place(self, at: int) -> tuple[int, int]:
        """A start and an end in the HTML of one letter: an entity such as `&amp;` is one letter in five."""
        run = self.runs[bisect_right(self.runs, at, key=attrgetter("at")) - 1]
        return (run.start, run.end) if run.is_entity else (run.start + at - run.at, run.start + at - run.at + 1)

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Those of all letters."""
        return tuple(self.place(at) for at in range(len(self.text)))


class Edit(NamedTuple):
    """Letters `start` to `end` of line number `line` become `text`."""

    line: int
    start: int
    end: int
    text: str


def body_lines(body: str) -> list[BodyLine]:
    """The lines of a clean body in their order, those without a letter left out."""
    lines: list[BodyLine] = []
    text = ""
    runs: list[_Run] = []

    def close() -> None:
        nonlocal text, runs
        if text.strip():
            lines.append(BodyLine(text, tuple(runs)))
        text, runs = "", []

    position = 0
    for part in TAG.split(body):
        if part.startswith("<"):
            if BLOCK.match(part):
                close()
        else:
            for letters, start, end, is_entity in _letters(part):
                runs.append(_Run(len(text), position + start, position + end, is_entity))
                text += letters
        position += len(part)
    close()
    return lines


def _letters(source: str) -> Iterator[tuple[str, int, int, bool]]:
    """The letters of a run of HTML without tags, as far as they stand together, with their places in it."""
    position = 0
    for entity in ENTITY.finditer(source):
        if position < entity.start():
            yield source[position : entity.start()], position, entity.start(), False
        # A few entities stand for two letters; both come from the same place.
        yield html.unescape(entity[0]), *entity.span(), True
        position = entity.end()
    if position < len(source):
        yield source[position:], position, len(source), False


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
