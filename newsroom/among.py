"""A condition that makes a list of numbers first, whatever the database expects of it."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, F, Func, Q, QuerySet, Subquery


def among(column: str, numbers: QuerySet) -> Q:
    """Whether a column's number is in a list of numbers, which is made first: then rows are looked up by them."""
    return Q(_Among(F(column), _List(numbers)))


class _List(Subquery):
    # A list that is known to be empty has no NULL in it: no row is wanted.
    empty_result_set_value = NotImplemented


class _Among(Func):
    output_field = BooleanField()
    arg_joiner = " IN "
    template = "%(expressions)s"

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """As an array: of IN PostgreSQL would make a look-up for each row, or go through the list for each."""
        array = {"template": "%(expressions)s)", "arg_joiner": " = ANY(ARRAY"}
        return self.as_sql(compiler, connection, **array, **more)
