"""Queries whose SQL is composed once and then asked many times with other values.

Django composes the SQL of a queryset anew for each request: for a page of seven queries that takes longer than the
database needs to answer them. A prepared query is written with the grammar of querysets as any other, with stand-ins
where values differ, and composed the first time it is asked.

    CARDS = Prepared(lambda: Article.objects.published(NOW).in_section(Section(pk=NUMBER)).newest_first()[:20])
    CARDS.objects({NOW: timezone.now(), NUMBER: section.pk})
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from threading import local
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

NOW = datetime(1871, 1, 1, 1, 1, 1, 1, tzinfo=UTC)
"""Stands for the moment that counts as now."""
MOMENT = datetime(1872, 2, 2, 2, 2, 2, 2, tzinfo=UTC)
"""Stands for another moment."""
LATER = datetime(1873, 3, 3, 3, 3, 3, 3, tzinfo=UTC)
"""Stands for the end of a span that begins at `MOMENT`."""
DAY = date(1874, 4, 4)
"""Stands for a day."""
WORDS = "‹words of an address›"
"""Stands for a text."""
NUMBER = 900000000000000001
"""Stands for the number of a row."""
OTHER_NUMBER = 900000000000000002
"""Stands for another number."""

Asked = tuple[str, list[Any]]
"""SQL and its parameters."""


def numbers(count: int) -> list[int]:
    """Stand-ins for so many numbers, to be given to `__in`."""
    return [NUMBER + 10 + place for place in range(count)]


class Composed(NamedTuple):
    """What Django knows of a query once its SQL is composed."""

    sql: str
    parameters: tuple[Any, ...]
    compiler: Any
    converters: list[tuple[int, Any, Any]]
    """Place, functions and column of what the database does not give as Python has it."""


class Prepared:
    """A query written with stand-ins: of whole objects with `select_related`, or of columns with `values_list`."""

    def __init__(self, make: Callable[[], QuerySet]) -> None:
        """`make` gives the queryset; it is called when the query is asked for the first time in a thread."""
        self.make = make
        # Django's compiler belongs to a connection, and a connection to a thread.
        self._kept = local()

    def composed(self) -> Composed:
        """The SQL, made if need be."""
        if not hasattr(self._kept, "composed"):
            compiler = self.make().query.get_compiler(using=connection.alias)
            sql, parameters = compiler.as_sql()
            found = compiler.get_converters([column for column, *_rest in compiler.select])
            converters = [(place, functions, column) for place, (functions, column) in found.items()]
            self._kept.composed = Composed(sql, tuple(parameters), compiler, converters)
        return self._kept.composed

    def asked(self, values: Mapping[Any, Any]) -> Asked:
        """The SQL and the parameters for these values, by the stand-in whose place each takes."""
        sql, parameters, *_rest = self.composed()
        given = {for_driver(stand_in): for_driver(value) for stand_in, value in values.items()}
        return sql, [
            _as_typed(parameter, given[parameter]) if parameter in given else parameter
            for parameter in parameters
        ]

    def rows(self, values: Mapping[Any, Any]) -> Sequence[Sequence[Any]]:
        """The rows as Python has them: of columns, their values in order."""
        rows = [list(row) for row in fetched(*self.asked(values))]
        for place, functions, column in self.composed().converters:
            for row in rows:
                # Of five kinds of things that a row may be related to, four are not there.
                if row[place] is not None:
                    for convert in functions:
                        row[place] = convert(row[place], column, connection)
        return rows

    def objects(self, values: Mapping[Any, Any]) -> list[Any]:
        """The objects, with annotations and what `select_related` loads; as Django's own ModelIterable makes them."""
        rows = self.rows(values)
        make = self._maker()
        met: dict[tuple[Any, Any], Any] = {}
        return [make(row, met) for row in rows]

    def _maker(self) -> Callable[[Sequence[Any], dict[tuple[Any, Any], Any]], Any]:
        """What makes an object of a row."""
        if not hasattr(self._kept, "make"):
            compiler = self.composed().compiler
            select, about = compiler.select, compiler.klass_info
            first, last = about["select_fields"][0], about["select_fields"][-1] + 1
            names = [column.target.attname for column, *_rest in select[first:last]]
            populators = get_related_populators(about, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]  # of a later Django
            annotations = compiler.annotation_col_map.items()

            def make(row: Sequence[Any], met: dict[tuple[Any, Any], Any]) -> Any:
                thing = about["model"].from_db(DEFAULT_DB_ALIAS, names, row[first:last])
                for name, place in annotations:
                    setattr(thing, name, row[place])
                for populator in populators:
                    _relate(thing, populator, row, met)
                return thing

            self._kept.make = make
        return self._kept.make


def _relate(thing: Any, populator: Any, row: Sequence[Any], met: dict[tuple[Any, Any], Any]) -> None:
    """Set what a row has of a related table, as the populator does, but make each thing once.

    Fifty reports are of eight sections: making the same ones again and again took a tenth of a page.
    """
    columns = row[populator.cols_start : populator.cols_end]
    key = populator, columns[populator.pk_idx]
    if key not in met:
        met[key] = None if key[1] is None else _made(populator, columns, row, met)
    populator.local_setter(thing, met[key])
    if met[key] is not None:
        populator.remote_setter(met[key], thing)


def _made(populator: Any, columns: Sequence[Any], row: Sequence[Any], met: dict[tuple[Any, Any], Any]) -> Any:
    thing = populator.model_cls.from_db(DEFAULT_DB_ALIAS, populator.init_list, columns)
    for other in populator.related_populators:
        _relate(thing, other, row, met)
    return thing


def fetched(sql: str, parameters: Sequence[Any]) -> list[tuple]:
    """The rows as the driver reads them.

    For PostgreSQL the values go beside the SQL and not in it, so that the server reads and plans what it is asked again
    and again once a connection: of a report's page that was most of what it did.
    """
    if connection.vendor == "postgresql":
        from django.db.backends.postgresql.base import ServerBindingCursor
        from psycopg.pq import Format

        connection.ensure_connection()
        server_side: Any = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]
        # Moments come as numbers, which the driver reads in C; as text they went through Django's reader in Python.
        server_side.format = Format.BINARY
        cursor = connection._prepare_cursor(server_side)  # type: ignore[attr-defined]
    else:
        cursor = connection.cursor()
    with cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _as_typed(stand_in: Any, value: Any) -> Any:
    """The value in the type of its stand-in: a number that is told with its size is always told with the same one."""
    return type(stand_in)(value) if isinstance(stand_in, int) and value is not None else value


def for_driver(value: Any) -> Any:
    """A value as the database's driver takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def union(asked: Sequence[Asked]) -> list[tuple]:
    """The rows of several queries of the same columns, asked as one, in no order."""
    if not asked:
        return []
    # Each stands in a FROM of its own, where both databases allow an order and a limit.
    parts = [f"SELECT * FROM ({query}) AS part{place}" for place, (query, _) in enumerate(asked)]  # noqa: S608
    return fetched(
        " UNION ALL ".join(parts), [parameter for _, parameters in asked for parameter in parameters]
    )
