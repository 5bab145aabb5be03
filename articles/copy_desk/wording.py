"""Remarks on the language of each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from articles.copy_desk.house_names import house_names
from articles.copy_desk.remark import LINES, Remark, Subject
from newsroom.arabic.copydesk import Finding, examine, house_spelling
from newsroom.body_lines import body_lines

AROUND = 24
"""How many letters before and after a finding a remark repeats."""

Kind = Literal["headline", "line", "paragraph"]
KINDS: dict[str, Kind] = {
    "headline": "headline",
    "kicker": "line",
    "standfirst": "paragraph",
}


def wording(subject: Subject) -> Iterator[Remark]:
    """What the rules of the language and the house's spelling of names say about each line."""
    names = house_names()

    def remarks(text: str, kind: Kind, field: str, number: int | None = None) -> Iterator[Remark]:
        return _remarks(text, field, number, [*examine(text, kind=kind), *house_spelling(text, names)])

    for field in LINES:
        yield from remarks(getattr(subject.words, field), KINDS[field], field)
    for number, line in enumerate(body_lines(subject.words.body)):
        yield from remarks(line.text, "paragraph", "body", number)


def _remarks(text: str, field: str, number: int | None, findings: list[Finding]) -> Iterator[Remark]:
    end_of_last = -1
    for found in sorted(findings, key=lambda one: (one.start, one.end)):
        # Two rules may want the same letters changed; the first one gets them.
        clashes = found.cure is not None and found.start < end_of_last
        yield Remark(
            code=found.code,
            field=field,
            line=number,
            start=found.start,
            end=found.end,
            found=found.found,
            cure=None if clashes else found.cure,
            params=tuple(found.params.items()),
            context=text[max(0, found.start - AROUND) : found.end + AROUND],
        )
        if found.cure is not None and not clashes:
            end_of_last = found.end
