"""The rows of several small tables that belong to one record, in one query.

An event has a programme, promises, changes of its status and days it leaves out: four questions of a page for a few
rows each. Here they are one; every column comes as text and is read by its own field.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

from django.db import connection, models
from django.db.models.expressions import OrderBy

Rows = dict[type[models.Model], list[Any]]


def rows_of(parent: models.Model, relation: str, kinds: Sequence[type[models.Model]]) -> Rows:
    """The rows of each kind whose `relation` is the parent, in the order of their kind, nothing last."""
    found: Rows = {kind: [] for kind in kinds}
    with connection.cursor() as cursor:
        cursor.execute(_question(tuple(kinds), relation, connection.vendor), [parent.pk] * len(kinds))
        for place, *texts in cursor.fetchall():
            kind = kinds[int(place)]
            row = _made(kind, texts)
            setattr(row, relation, parent)
            found[kind].append(row)
    for kind, rows in found.items():
        rows.sort(key=partial(_order, kind))
    return found


@cache
def _question(kinds: tuple[type[models.Model], ...], relation: str, _vendor: str) -> str:
    """One SELECT a kind, as wide as the widest."""
    quote = connection.ops.quote_name
    width = max(len(kind._meta.concrete_fields) for kind in kinds)
    parts = []
    for place, kind in enumerate(kinds):
        columns = [f"CAST({quote(str(field.column))} AS text)" for field in kind._meta.concrete_fields]
        columns += ["CAST(NULL AS text)"] * (width - len(columns))
        belongs = quote(str(kind._meta.get_field(relation).column))  # type: ignore[union-attr]  # it is a column
        table = quote(kind._meta.db_table)
        # Names of tables and columns of our own models; the number is a parameter.
        parts.append(f"SELECT {place} AS kind, {', '.join(columns)} FROM {table} WHERE {belongs} = %s")  # noqa: S608
    return " UNION ALL ".join(parts)


def _made(kind: type[models.Model], texts: Sequence[str | None]) -> Any:
    fields = kind._meta.concrete_fields
    values = [None if text is None else field.to_python(text) for field, text in zip(fields, texts, strict=False)]
    return kind.from_db(connection.alias, [field.attname for field in fields], values)


def _order(kind: type[models.Model], row: Any) -> tuple[tuple[bool, Any], ...]:
    """By what the kind is ordered by, always upwards."""
    values = [getattr(row, _name(one)) for one in kind._meta.ordering or ()]
    return tuple((value is None, value) for value in values)


def _name(ordered: Any) -> str:
    """«day», and of `F("day").asc(nulls_last=True)` as well."""
    return str(getattr(ordered.expression, "name", "") if isinstance(ordered, OrderBy) else ordered)
