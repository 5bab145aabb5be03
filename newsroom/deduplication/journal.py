"""The changes of a merge, made and written down at once, so that they can be taken back row for row.

A step is plain JSON. `move`: rows that pointed to one record point to another; `set`: columns that had one value have
another; `remove` and `add`: whole rows. Rows are told by their numbers, values are kept as Django serialises them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import connections, models, router

from newsroom.deduplication.references import AT_ONCE, Reference, columns, key

Row = dict[str, Any]
Step = dict[str, Any]
Table = type[models.Model]


class Journal:
    """Makes changes and remembers them, the first one first."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def move(self, reference: Reference, numbers: Sequence[int], *, gone: int, kept: int) -> None:
        """Rows point to the record that stays."""
        if numbers:
            update(reference.model, numbers, {reference.column: kept})
            said = {"column": reference.column, "from": gone, "to": kept, "rows": list(numbers)}
            self.steps.append({"do": "move", "model": reference.model._meta.label_lower, **said})

    def set(self, model: Table, changes: Iterable[tuple[int, Row, Row]]) -> None:
        """Columns of some rows take other values; of each row its number, the values before, the values after."""
        rows = [(number, dumped(model, before), dumped(model, after)) for number, before, after in changes]
        if rows:
            write(model, [(number, after) for number, _before, after in rows])
            self.steps.append({"do": "set", "model": model._meta.label_lower, "rows": list(map(list, rows))})

    def note(self, model: Table, number: int, before: Row, after: Row) -> None:
        """Write down what somebody else has set already."""
        differing = [name for name in after if before[name] != after[name]]
        if differing:
            values = [dumped(model, {name: side[name] for name in differing}) for side in (before, after)]
            self.steps.append({"do": "set", "model": model._meta.label_lower, "rows": [[number, *values]]})

    def remove(self, model: Table, rows: Sequence[Row]) -> None:
        """Take rows away; whatever pointed to them points elsewhere already."""
        if rows:
            remove(model, [row[key(model)] for row in rows])
            kept = [dumped(model, row) for row in rows]
            self.steps.append({"do": "remove", "model": model._meta.label_lower, "rows": kept})

    def add(self, thing: models.Model) -> None:
        """Save a new row."""
        thing.save()
        model = type(thing)
        kept = [dumped(model, row_of(thing))]
        self.steps.append({"do": "add", "model": model._meta.label_lower, "rows": kept})


def table(step: Step) -> Table:
    """The table that a step is about."""
    return apps.get_model(step["model"])


def row_of(thing: models.Model) -> Row:
    """All columns of a record as they stand in memory."""
    return {name: getattr(thing, name) for name in columns(type(thing))}


def dumped(model: Table, row: Row) -> Row:
    """Values as JSON holds them, to the microsecond."""
    holder = model(**row)
    return {name: _dumped(holder, name) for name in row}


def _dumped(holder: models.Model, name: str) -> Any:
    value = getattr(holder, name)
    if value is None or isinstance(value, (bool, int)):
        return value
    return holder._meta.get_field(name).value_to_string(holder)  # type: ignore[union-attr]


def loaded(model: Table, row: Row) -> Row:
    """The values again."""
    return {
        name: None if value is None else model._meta.get_field(name).to_python(value)  # type: ignore[union-attr]
        for name, value in row.items()
    }


def chunks(things: Iterable[Any], size: int = AT_ONCE) -> Iterator[list[Any]]:
    """A few at a time."""
    rest = iter(things)
    while chunk := list(islice(rest, size)):
        yield chunk


def fetch(model: Table, numbers: Iterable[int], names: Iterable[str] | None = None) -> dict[int, Row]:
    """Rows by number, dumped."""
    wanted, pk = list(names or columns(model)), key(model)
    found: dict[int, Row] = {}
    for chunk in chunks(numbers):
        for row in model._base_manager.filter(pk__in=chunk).values(*{pk, *wanted}):
            found[row[pk]] = dumped(model, {name: row[name] for name in wanted})
    return found


def update(model: Table, numbers: Iterable[int], values: Row) -> None:
    """The same values for many rows: a statement for every few hundred."""
    for chunk in chunks(numbers):
        model._base_manager.filter(pk__in=chunk).update(**values)


def write(model: Table, rows: Iterable[tuple[int, Row]]) -> None:
    """Values of their own for each row: those that are alike in one statement."""
    alike: dict[str, tuple[Row, list[int]]] = {}
    for number, values in rows:
        alike.setdefault(json.dumps(values, sort_keys=True), (values, []))[1].append(number)
    for values, numbers in alike.values():
        update(model, numbers, loaded(model, values))


def remove(model: Table, numbers: Iterable[int]) -> None:
    """Rows go, and nothing with them: no cascade, no signal."""
    for chunk in chunks(numbers):
        rows = model._base_manager.filter(pk__in=chunk)
        rows._raw_delete(rows.db)


def insert(model: Table, rows: Sequence[Row]) -> None:
    """Put dumped rows back with their own numbers and moments: what `auto_now` would write is not asked."""
    fields = [one for one in model._meta.concrete_fields if not one.generated]
    using = router.db_for_write(model)
    things = [model(**loaded(model, row)) for row in rows]
    size = connections[using].ops.bulk_batch_size(fields, things) if things else 1
    for chunk in chunks(things, max(1, min(size, AT_ONCE))):
        manager: Any = model._base_manager
        manager._insert(chunk, fields=fields, using=using, raw=True)
