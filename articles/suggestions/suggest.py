"""From what stands in the boxes to suggestions: each with its places in the text and the records it can mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from articles.models import Article
from articles.suggestions import decisions
from articles.suggestions.part import MENTIONED, heavier, part_of
from events import directory
from events.directory import KINDS, Key
from newsroom.arabic.names import Mention
from newsroom.arabic.names.directory import path_of

LINES = ("headline", "standfirst", "kicker")
"""The boxes in the order in which they are read: who the headline names is known by surname below it."""
LONGEST_NOTE = 120


@dataclass(frozen=True)
class Text:
    """What stands in the form, saved or not: the lines, and the blocks of the body without their tags."""

    headline: str = ""
    standfirst: str = ""
    kicker: str = ""
    body: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """All of it, a line a box or block."""
        boxes = [getattr(self, name) for name in LINES]
        return [line.replace("\n", " ") for line in (*boxes, *self.body)]


class Place(NamedTuple):
    """Where it stands."""

    field: str
    line: int
    """In the body: the number of the block; elsewhere 0."""
    start: int
    end: int


@dataclass(frozen=True)
class Candidate:
    """A record that the words can mean."""

    key: Key
    alias: str
    """The name that was found, as names are compared: what a decision is counted under."""
    name: str
    note: str
    """What tells it from namesakes: the beginning of its description, its place, its days."""
    part: str
    """The part it seems to play; the desk may say otherwise."""


@dataclass(frozen=True)
class Suggestion:
    """Words that name somebody or something known."""

    surface: str
    """As they stand in the text for the first time."""
    places: tuple[Place, ...]
    candidates: tuple[Candidate, ...]


@dataclass
class _Group:
    """The mentions that can mean the same records."""

    surface: str
    aliases: dict[Key, str]
    places: list[Place] = field(default_factory=list)
    parts: dict[Key, str] = field(default_factory=dict)


def suggest(text: Text, article: Article | None = None, *, linked: Collection[Key] = ()) -> list[Suggestion]:
    """Whom and what the text names, in its order, without what has been rejected here or too often elsewhere.

    Words that can mean a record which is `linked` already mean that one. A namesake is not offered again.
    """
    groups = _groups(text, frozenset(linked))
    silent = decisions.silent(
        [(alias, key) for group in groups for key, alias in group.aliases.items()], article
    )
    heard = [(group, _heard(group, silent)) for group in groups]
    known = _records({key for _group, keys in heard for key in keys})
    return [
        Suggestion(group.surface, tuple(group.places), candidates)
        for group, keys in heard
        if (candidates := tuple(_candidate(group, key, known) for key in keys if key in known))
    ]


def _groups(text: Text, linked: frozenset[Key]) -> list[_Group]:
    lines = text.lines()
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    groups: dict[tuple[Key, ...], _Group] = {}
    for mention in directory.current().find("\n".join(lines)):
        aliases = _aliases(mention, linked)
        number = bisect_right(starts, mention.start) - 1
        group = groups.setdefault(tuple(aliases), _Group(mention.surface, aliases))
        start, end = mention.start - starts[number], mention.end - starts[number]
        group.places.append(_place(number, start, end))
        for key in aliases:
            found = part_of(key.kind, lines[number], start, end, headline=number == 0)
            group.parts[key] = heavier(group.parts.get(key, MENTIONED), found)
    return list(groups.values())


def _aliases(mention: Mention, linked: frozenset[Key]) -> dict[Key, str]:
    """What the words can mean, with the name of each; the linked ones alone where there are any."""
    named: Iterator[tuple[Any, str]] = ((name.key, path_of(name.text)[:200]) for name in mention.names)
    aliases: dict[Key, str] = dict(named)
    return {key: alias for key, alias in aliases.items() if key in linked} or aliases


def _place(number: int, start: int, end: int) -> Place:
    if number < len(LINES):
        return Place(LINES[number], 0, start, end)
    return Place("body", number - len(LINES), start, end)


def _heard(group: _Group, silent: set[tuple[str, Key]]) -> list[Key]:
    return [key for key, alias in group.aliases.items() if (alias, key) not in silent]


def _candidate(group: _Group, key: Key, known: dict[Key, Any]) -> Candidate:
    record = known[key]
    return Candidate(key, group.aliases[key], record.name, note(record), group.parts[key])


def _records(keys: Collection[Key]) -> dict[Key, Any]:
    """The records, one query a kind."""
    found: dict[Key, Any] = {}
    for kind, model in KINDS.items():
        numbers = [key.number for key in keys if key.kind == kind]
        if numbers:
            rows = model.objects.select_related("parent") if kind == "place" else model.objects
            found |= {Key(kind, pk): record for pk, record in rows.in_bulk(numbers).items()}
    return found


def note(record: Any) -> str:
    """What tells a record from its namesakes."""
    if hasattr(record, "dates_text"):
        return str(record.dates_text)
    if hasattr(record, "address"):
        return str(record.parent or record.get_kind_display())
    text = str(record.description).split("\n", 1)[0]
    return text if len(text) <= LONGEST_NOTE else text[:LONGEST_NOTE].rsplit(" ", 1)[0] + "…"
