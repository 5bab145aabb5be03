"""Statements and the text they were cut out of: whether they stand in it, where, and the mark they get there."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import NamedTuple

from articles.models import Article, Revision, Statement
from newsroom.arabic.typography import strip_bidi
from newsroom.body import plain_text
from newsroom.body_lines import BodyLine, body_lines

PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "'": "'"}


def tidy(text: str) -> str:
    """The words of a quotation on one line, without the quotation marks around them."""
    words = _one_line(text)
    while len(words) > 1 and PAIRS.get(words[0]) == words[-1] and _is_whole(words[1:-1], words[0], words[-1]):
        words = words[1:-1].strip()
    if words.count("«") > words.count("»"):
        words = words.removeprefix("«").lstrip()
    elif words.count("»") > words.count("«"):
        words = words.removesuffix("»").rstrip()
    return words


def _one_line(text: str) -> str:
    return " ".join(strip_bidi(text).replace("\0", " ").split())


def _is_whole(inside: str, opening: str, closing: str) -> bool:
    """Whether the marks inside pair with each other, so that the outer two are a pair."""
    depth = 0
    for letter in inside:
        depth += (letter == opening) - (letter == closing) if opening != closing else 0
        if depth < 0:
            return False
    return depth == 0


def place_in(body: str, text: str) -> int:
    """Where a tidy quotation begins in the words of a clean body, counted on one line; -1 where it does not stand."""
    return _one_line(plain_text(body)).find(text)


def recheck(article: Article) -> None:
    """Note which statements still stand in the words that readers see; before readers see any, in the latest."""
    rows = list(Statement.objects.filter(article=article).only("pk", "text", "stands"))
    words: Revision | None = article.live or article.latest
    if not rows or words is None:
        return
    line = _one_line(plain_text(words.body))
    for wrong in (True, False):
        turned = [row.pk for row in rows if row.stands is wrong and (row.text in line) is not wrong]
        if turned:
            Statement.objects.filter(pk__in=turned).update(stands=not wrong)


class Mark(NamedTuple):
    """A stretch of HTML that becomes a `<q>`."""

    start: int
    end: int
    statement: Statement


def marked(body: str, statements: Iterable[Statement]) -> str:
    """The body with each statement as a `<q>` that carries its anchor and, in `cite`, the page of who said it.

    A quotation that runs over several lines or through other tags is marked up to where its first run of text ends.
    """
    lines = body_lines(body)
    marks = sorted(mark for mark in (_mark(body, lines, one) for one in statements) if mark)
    taken = 0
    parts = []
    for mark in marks:
        if mark.start < taken:
            continue  # within another one, which carries the anchor
        said_by = html.escape(mark.statement.speaker.get_absolute_url())
        opening = f'<q class="said" id="{mark.statement.anchor}" cite="{said_by}">'
        parts += [body[taken : mark.start], opening, body[mark.start : mark.end], "</q>"]
        taken = mark.end
    return "".join([*parts, body[taken:]])


def _mark(body: str, lines: list[BodyLine], statement: Statement) -> Mark | None:
    for line in lines:
        start, end = _in_line(line.text, statement.text)
        if start < end:
            first, last = line.place(start)[0], line.place(end - 1)[1]
            tag = body.find("<", first, last)
            return Mark(first, last if tag < 0 else tag, statement)
    return None


def _in_line(line: str, text: str) -> tuple[int, int]:
    """The letters of a line in which a tidy quotation, or its beginning, stands; an empty stretch where none does."""
    places = _letters_kept(line)
    words = "".join(line[place] if not line[place].isspace() else " " for place in places)
    at = words.find(text)
    if at >= 0:
        return places[at], places[at + len(text) - 1] + 1
    # It may go on in the next lines: then this one ends with its beginning.
    for size in range(min(len(words), len(text) - 1), 11, -1):
        if words.endswith(text[:size].rstrip()) and text[size : size + 1] in ("", " "):
            return places[len(words) - len(text[:size].rstrip())], places[-1] + 1
    return 0, 0


def _letters_kept(line: str) -> list[int]:
    """The places of the letters that are left when a line is tidied: single spaces, no invisible marks."""
    kept: list[int] = []
    for place, letter in enumerate(line):
        if letter.isspace():
            if kept and not line[kept[-1]].isspace():
                kept.append(place)
        elif strip_bidi(letter):
            kept.append(place)
    if kept and line[kept[-1]].isspace():
        kept.pop()
    return kept
