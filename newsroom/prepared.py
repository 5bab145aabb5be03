"""Queries whose SQL is composed once and then asked many times with other values.

Django composes the SQL of a queryset anew for each request: for a page of seven queries that takes longer than the
database needs to answer them. A prepared query is written with the grammar of querysets as any other, with stand-ins
where values differ, and composed the first time it is asked.

    CARDS = Prepared(lambda: Article.objects.published(NOW).in_section(Section(pk=NUMBER)).newest_first()[:20])
    CARDS.objects({NOW: timezone.now(), NUMBER: section.pk})
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from threading import local
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

NOW = datetime(1871, 1, 1, 1, 1, 1, 1, tzinfo=UTC)
"""Stands for the moment that counts as now."""
MOMENT = datetime(1872, 2, 2, 2, 2, 2, 2, tzinfo=UTC)
"""Stands for another moment."""
LATER = datetime(1873, 3, 3, 3, 3, 3, 3, tzinfo=UTC)
"""Stands for the end of a span that begins at `MOMENT`."""
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
            self._kept.composed = Composed(sql, tuple(parameters), compiler)
        return self._kept.composed

    def asked(self, values: Mapping[Any, Any]) -> Asked:
        """The SQL and the parameters for these values, by the stand-in whose place each takes."""
        sql, parameters, _compiler = self.composed()
        given = {for_driver(stand_in): for_driver(value) for stand_in, value in values.items()}
        return sql, [given.get(parameter, parameter) for parameter in parameters]

    def objects(self, values: Mapping[Any, Any]) -> list[Any]:
        """The objects, with what `select_related` loads; as Django's own ModelIterable makes them."""
        sql, parameters = self.asked(values)
        compiler = self.composed().compiler
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            rows = list(compiler.results_iter([cursor.fetchall()]))
        select, about = compiler.select, compiler.klass_info
        first, last = about["select_fields"][0], about["select_fields"][-1] + 1
        names = [column.target.attname for column, *_rest in select[first:last]]
        populators = get_related_populators(about, select, connection.alias)  # type: ignore[call-arg]  # of a later Django
        found = []
        for row in rows:
            thing = about["model"].from_db(connection.alias, names, row[first:last])
            for populator in populators:
                populator.populate(row, thing)
            found.append(thing)
        return found


def for_driver(value: Any) -> Any:
    """A value as the database's driver takes it."""
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


def union(asked: Sequence[Asked]) -> list[tuple]:
    """The rows of several queries of the same columns, asked as one, in no order."""
    if not asked:
        return []
    # Each stands in a FROM of its own, where both databases allow an order and a limit.
    parts = [f"SELECT * FROM ({query}) AS part{place}" for place, (query, _) in enumerate(asked)]  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(parts), [parameter for _, parameters in asked for parameter in parameters]
        )
        return cursor.fetchall()
