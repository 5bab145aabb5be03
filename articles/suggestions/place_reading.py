"""Where a report's event takes place: the linked place of which the text says so first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from articles.suggestions.suggest import LINES, Place, Suggestion, Text
from newsroom.arabic.normalise import fold

# «في إسطنبول», «في مدينة المرفأ», «بمدينة المرفأ».
_THERE = re.compile(r"(?:^|[\s،(])(?:[وف]?في(?:\s+[^\W\d_]+)?|[وف]?ب[^\W\d_]{3,})\s+$")
_QUOTES = (("«", "»"), ("“", "”"))


def read_place(text: Text, found: Iterable[Suggestion], within: Mapping[int, int | None]) -> int | None:
    """The number of a place: the first that something is «in», else the first outside a quoted name, else the first.

    `within` says of each place that may be chosen where it lies: «in the hall in the town» takes place in the hall.
    """
    ranked = [
        (_rank(text, at, candidate.name), _order(at), candidate.key.number)
        for suggestion in found
        for candidate in suggestion.candidates
        if candidate.key.kind == "place" and candidate.key.number in within
        for at in suggestion.places
    ]
    if not ranked:
        return None
    first = min(ranked)[2]
    inner = [number for rank, _at, number in sorted(ranked) if rank == 0 and within[number] == first]
    return inner[0] if inner else first


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
