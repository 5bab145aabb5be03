"""Everything that points to some records points to others; rows that would be there twice become one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from newsroom.deduplication.journal import Journal, Row, Table
from newsroom.deduplication.references import Reference, columns, key, references, unique_keys

Pairs = dict[int, int]
"""The number of each record that goes, and of the one that takes its place."""
# Where a row stands among others says nothing of what it says.
PLACE = ("order",)


@dataclass
class Moving:
    """The rows of one table that point to what goes."""

    reference: Reference
    rows: list[Row] = field(default_factory=list)
    twins: dict[int, Row] = field(default_factory=dict)
    """By the number of a row that would be there twice: the row that stays."""

    @property
    def moved(self) -> list[Row]:
        """The rows that take the other record's number."""
        pk = key(self.reference.model)
        return [row for row in self.rows if row[pk] not in self.twins]

    @property
    def dropped(self) -> list[Row]:
        """The rows whose twin stays."""
        pk = key(self.reference.model)
        return [row for row in self.rows if row[pk] in self.twins]


def movings(model: Table, pairs: Pairs) -> Iterator[Moving]:
    """What would move, a table at a time; two queries each."""
    for reference in references(model):
        moving = Moving(reference, reference.rows(pairs))
        pk = key(reference.model)
        if reference.model is model:
            # The records themselves: those that go, and the one that stays, which cannot be its own parent.
            own = {*pairs, *pairs.values()}
            moving.rows = [row for row in moving.rows if row[pk] not in own]
        if moving.rows:
            _find_twins(moving, pairs)
            yield moving


def fold(journal: Journal, model: Table, pairs: Pairs) -> None:
    """Do it."""
    for moving in movings(model, pairs):
        reference, pk = moving.reference, key(moving.reference.model)
        if moving.twins:
            journal.set(reference.model, _enriched(moving))
            fold(journal, reference.model, {number: twin[pk] for number, twin in moving.twins.items()})
            journal.remove(reference.model, moving.dropped)
        for gone, kept in pairs.items():
            numbers = [row[pk] for row in moving.moved if row[reference.column] == gone]
            journal.move(reference, numbers, gone=gone, kept=kept)


def _find_twins(moving: Moving, pairs: Pairs) -> None:
    """Rows that say of the other record what a row says of it already, or that no table may hold twice."""
    reference = moving.reference
    pk, column = key(reference.model), reference.column
    keys = [(names, False) for names in unique_keys(reference.model, column)]
    said = tuple(name for name in columns(reference.model) if name not in (pk, *PLACE))
    keys.append((said, True))
    known: dict[Any, Row] = {}
    for row in reference.rows(set(pairs.values())):
        for names, unknown_too in keys:
            _remember(known, names, row, row, unknown_too=unknown_too)
    for row in moving.rows:
        target = {**row, column: pairs[row[column]]}
        twin = next((known[value] for value in _values(keys, target) if value in known), None)
        if twin is not None:
            moving.twins[row[pk]] = twin
            continue
        for names, unknown_too in keys:
            _remember(known, names, target, row, unknown_too=unknown_too)


def _values(keys: list[tuple[tuple[str, ...], bool]], row: Row) -> Iterator[Any]:
    for names, unknown_too in keys:
        values = tuple(_hashable(row[name]) for name in names)
        if unknown_too or None not in values:
            yield names, values


def _hashable(value: Any) -> Any:
    return str(value) if isinstance(value, (list, dict)) else value


def _remember(
    known: dict[Any, Row], names: tuple[str, ...], said: Row, row: Row, *, unknown_too: bool
) -> None:
    for value in _values([(names, unknown_too)], said):
        known.setdefault(value, row)


def _enriched(moving: Moving) -> list[tuple[int, Row, Row]]:
    """What a row that stays learns from its twins: what it did not know, and the stronger of two ranks."""
    model, pk = moving.reference.model, key(moving.reference.model)
    now: dict[int, tuple[Row, Row]] = {}
    for row in moving.dropped:
        twin = moving.twins[row[pk]]
        _before, after = now.setdefault(twin[pk], (twin, dict(twin)))
        for column in model._meta.concrete_fields:
            name = column.attname
            if column.generated or name in (pk, moving.reference.column):
                continue
            if after[name] in (None, "") and row[name] not in (None, ""):
                after[name] = row[name]
            elif column.name in getattr(model, "STRONGEST_FIRST", ()):
                after[name] = _stronger(column, after[name], row[name])
    return [
        (number, {name: before[name] for name in differing}, {name: after[name] for name in differing})
        for number, (before, after) in now.items()
        if (differing := [name for name in after if after[name] != before[name]])
    ]


def _stronger(column: models.Field, one: Any, other: Any) -> Any:
    """Of two choices the one that stands first among all."""
    ranks = [value for value, _label in column.flatchoices]
    known = [value for value in (one, other) if value in ranks]
    return min(known, key=ranks.index) if known else one
