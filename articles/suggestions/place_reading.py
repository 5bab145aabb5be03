"""Where a report's event takes place: the linked place of which the text says so first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from articles.suggestions.suggest import LINES, Place, Suggestion, Text
from newsroom.arabic.normalise import fold

# «في إسطنبول», «في مدينة المرفأ», «بمدينة المرفأ».
_THERE = re.compile(r"(?:^|[\s،(])(?:[وف]?في(?:\s+[^\W\d_]+)?|[وف]?ب[^\W\d_]{3,})\s+$")
_QUOTES = (("«", "»"), ("“", "”"))


def read_place(text: Text, found: Iterable[Suggestion], numbers: Collection[int]) -> int | None:
    """The number of a place: the first that something is «in», else the first outside a quoted name, else the first."""
    ranked = [
        (_rank(text, at, candidate.name), _order(at), candidate.key.number)
        for suggestion in found
        for candidate in suggestion.candidates
        if candidate.key.kind == "place" and candidate.key.number in numbers
        for at in suggestion.places
    ]
    return min(ranked)[2] if ranked else None


def _rank(text: Text, at: Place, name: str) -> int:
    line = text.body[at.line] if at.field == "body" else getattr(text, at.field)
    before = line[: at.start]
    if _is_quoted(before):
        return 2
    wears_in = fold(line[at.start : at.end]).lstrip("وف").startswith("ب") and not fold(name).startswith("ب")
    return 0 if wears_in or _THERE.search(before) else 1


def _is_quoted(before: str) -> bool:
    """Whether a quotation mark is still open."""
    if before.count('"') % 2:
        return True
    return any(before.rfind(opening) > before.rfind(closing) for opening, closing in _QUOTES)


def _order(at: Place) -> tuple[int, int, int]:
    return (LINES.index(at.field) if at.field in LINES else len(LINES), at.line, at.start)
