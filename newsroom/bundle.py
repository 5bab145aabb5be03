"""The few rows of several small tables that a page needs, in one query.

An event has a programme, promises, changes of its status and days it leaves out: four questions of a page for a few
rows each. Here they are one; every column comes as text and is read by its own field. Written as querysets with
stand-ins where values differ, and composed once, as `newsroom.prepared` does it.

    MARGINS = Bundle(lambda: (Correction.objects.filter(article=NUMBER), Tag.objects.filter(articles=NUMBER)))
    corrections, tags = MARGINS.rows({NUMBER: article.pk})
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from functools import cache, partial
from threading import local
from typing import Any

from django.db import connection, models
from django.db.models.expressions import OrderBy

from newsroom.prepared import NUMBER, Prepared, fetched

Kind = type[models.Model]


class Bundle:
    """Several queries of whole rows, each of a few, asked as one."""

    def __init__(self, make: Callable[[], Sequence[models.QuerySet]]) -> None:
        """`make` gives the querysets, without limits; called when they are asked for the first time in a thread."""
        self.make = make
        self._kept = local()

    def rows(self, values: Mapping[Any, Any]) -> list[list[Any]]:
        """The rows of each query in the order of their kind, nothing last."""
        queries, kinds = self._composed()
        found: list[list[Any]] = [[] for _kind in kinds]
        parts, parameters = [], []
        for place, (query, kind) in enumerate(zip(queries, kinds, strict=True)):
            sql, asked = query.asked(values)
            columns = _columns(kind, _width(kinds))
            # Composed by Django; the values are parameters.
            parts.append(f"SELECT {place} AS kind, {columns} FROM ({sql}) AS part{place}")  # noqa: S608
            parameters += asked
        for place, *texts in fetched(" UNION ALL ".join(parts), parameters):
            found[place].append(_made(kinds[place], texts))
        for kind, rows in zip(kinds, found, strict=True):
            rows.sort(key=partial(_order, kind))
        return found

    def _composed(self) -> tuple[list[Prepared], tuple[Kind, ...]]:
        if not hasattr(self._kept, "queries"):
            querysets = [rows.order_by() for rows in self.make()]
            self._kept.queries = [Prepared(partial(_itself, rows)) for rows in querysets]
            self._kept.kinds = tuple(rows.model for rows in querysets)
        return self._kept.queries, self._kept.kinds


def rows_of(parent: models.Model, relation: str, kinds: Sequence[Kind]) -> dict[Kind, list[Any]]:
    """The rows of each kind whose `relation` is the parent, in the order of their kind, nothing last."""
    found = dict(zip(kinds, _belonging(relation, tuple(kinds)).rows({NUMBER: parent.pk}), strict=True))
    for rows in found.values():
        for row in rows:
            setattr(row, relation, parent)
    return found


@cache
def _belonging(relation: str, kinds: tuple[Kind, ...]) -> Bundle:
    return Bundle(lambda: [kind._default_manager.filter(**{relation: NUMBER}) for kind in kinds])


def _itself(rows: models.QuerySet) -> models.QuerySet:
    return rows


def _width(kinds: tuple[Kind, ...]) -> int:
    """Columns of the widest kind: the parts of a UNION are equally wide."""
    return max(len(kind._meta.concrete_fields) for kind in kinds)


@cache
def _columns(kind: Kind, width: int) -> str:
    columns = [
        f"CAST({connection.ops.quote_name(str(field.column))} AS text)"
        for field in kind._meta.concrete_fields
    ]
    return ", ".join(columns + ["CAST(NULL AS text)"] * (width - len(columns)))


def _made(kind: Kind, texts: Sequence[str | None]) -> Any:
    fields = kind._meta.concrete_fields
    values = [
        None if text is None else _value(field, text) for field, text in zip(fields, texts, strict=False)
    ]
    return kind.from_db(connection.alias, [field.attname for field in fields], values)


def _value(field: models.Field, text: str) -> Any:
    """What a column holds, from the text that the database makes of it."""
    if isinstance(field, models.BooleanField):
        return text in ("1", "true")
    value = field.to_python(text)
    if isinstance(field, models.DateTimeField) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)  # SQLite keeps moments without their zone, which is UTC
    return value


def _order(kind: Kind, row: models.Model) -> tuple[tuple[bool, Any], ...]:
    """By what the kind is ordered by, always upwards."""
    values = [getattr(row, _name(one)) for one in kind._meta.ordering or ()]
    return tuple((value is None, value) for value in values)


def _name(ordered: Any) -> str:
    """«day», and of `F("day").asc(nulls_last=True)` as well."""
    return str(getattr(ordered.expression, "name", "") if isinstance(ordered, OrderBy) else ordered)
