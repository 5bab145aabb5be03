"""One box of a form that two people have sent: left alone, filled with the other one's text, or to be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from django.forms import FileField
from django.http import HttpRequest

from newsroom.admin import posted
from newsroom.comparing import Piece, compare_words

UNKNOWN: Any = object()
"""Stands for a value before the change where the log does not tell."""


@dataclass(frozen=True)
class Difference:
    """One box or row that somebody else changed."""

    name: str
    label: str
    kind: Literal["theirs", "conflict", "added", "deleted", "again", "file"]
    """Taken over; to be chosen; a row of theirs; a row they deleted; one they deleted and I changed; two files."""
    pieces: list[Piece] = field(default_factory=list)
    """What they changed, word by word."""
    mine: str = ""
    choice: str = ""


def box_brought_up_to_date(
    box: Any,
    name: str,
    key: str,
    label: str,
    now: Any,
    before: Any,
    data: Any,
    request: HttpRequest,
    seen: bool,  # noqa: FBT001
) -> Iterator[Difference]:
    """One box: left alone, filled with theirs, or to be chosen."""
    mine = posted.typed(box, data, request.FILES, name)
    if isinstance(box, FileField):
        if not seen:
            yield Difference(key, label, "file" if mine else "theirs")
        return
    if not posted.differs(box, now, mine):
        return
    text = posted.shown(box, now)
    known_before = before is not UNKNOWN
    pieces = compare_words(posted.shown(box, before), text) if known_before else [Piece("same", text)]
    choice = data.get(f"choice-{key}", "") if seen else ""
    if known_before and not posted.differs(box, before, mine) and not seen:
        posted.put(data, box, name, now)
        yield Difference(key, label, "theirs", pieces)
        return
    if seen and key not in data.getlist("undecided"):
        return
    if choice == "theirs":
        posted.put(data, box, name, now)
    yield Difference(key, label, "conflict", pieces, posted.shown(box, mine), choice)
