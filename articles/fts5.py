"""What FTS5 can be told about the search index on SQLite; an index of PostgreSQL needs none of it."""

from __future__ import annotations

from django.db import DatabaseError, connection, transaction


def agrees() -> bool:
    """Whether it holds what its table says."""
    try:
        # A failed statement must not spoil the transaction that somebody may have begun.
        with transaction.atomic():
            _tell("articles_search, rank", "'integrity-check', 1")
    except DatabaseError:
        return False
    return True


def make_anew() -> None:
    """Read the table again, in one transaction."""
    _tell("articles_search", "'rebuild'")


def optimise() -> None:
    """Bring its parts together into one, which is read soonest."""
    _tell("articles_search", "'optimize'")


def _tell(columns: str, values: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO articles_search ({columns}) VALUES ({values})")  # noqa: S608 - words of our own
