"""Where the paper stands, asked on the shortest way: one tiny query, past most of Django.

It is asked for each request, also for those that a kept page answers, so it has to cost next to nothing.
"""

from __future__ import annotations

import logging
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.utils import timezone

from newsroom import edition
from newsroom.models.edition import Edition

QUERY = f"SELECT number, next_change, moved_at FROM {Edition._meta.db_table} WHERE id = {edition.THE_ONLY}"  # noqa: S608
# Under this name PostgreSQL knows the query of a connection: read and planned once, it costs the server half.
PREPARED = b"newsroom_standing"
NOT_PREPARED = b"26000"
"""The SQLSTATE of a connection that does not know it: a new one, or one on which the driver has dropped all there were,
as it does after a rollback."""
# What libpq names PQTRANS_IDLE, PGRES_TUPLES_OK, PG_DIAG_SQLSTATE and the binary format.
IDLE, TUPLES, SQLSTATE, BINARY = 0, 2, ord("C"), 1
# PostgreSQL counts moments in microseconds from here.
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
Row = tuple[Any, ...]
# After a failure the database is left alone for so long: many who wait for it must not wait one after the other.
PAUSE = 1.0

logger = logging.getLogger(__name__)


class DatabaseAway(Exception):
    """The database does not answer."""


class Standing(NamedTuple):
    """What a page is true for: the edition and, since pages print today's date, the day by the site's clock."""

    number: int
    day: date
    settled: bool = True
    """Whether this machine's clock has reached the moment of the last move; before that, a page made here may lack
    what another machine has published already, and must not be kept."""

    @property
    def issue(self) -> tuple[int, date]:
        """By what a kept page is recognised as still true."""
        return self.number, self.day


_left_alone_until = 0.0


def ask() -> Standing:
    """Where the paper stands now, after what is due was done.

    Raises:
        DatabaseAway: the database does not answer, or did not a moment ago.
    """
    global _left_alone_until
    if time.monotonic() < _left_alone_until:
        raise DatabaseAway
    try:
        return _standing()
    except Error as error:
        logger.warning("The database does not answer: %s", error)
        connections[DEFAULT_DB_ALIAS].close()
        _left_alone_until = time.monotonic() + PAUSE
        raise DatabaseAway from error


def forget() -> None:
    """Ask the database again at once: for tests."""
    global _left_alone_until
    _left_alone_until = 0.0


def _standing() -> Standing:
    row = _row()
    now = timezone.now()
    if row is None or (row[1] is not None and _aware(row[1]) <= now):
        known = edition.look_up()
        row, now = (known.number, known.next_change, known.moved_at), timezone.now()
    settled = row[2] is None or _aware(row[2]) <= now
    return Standing(row[0], now.astimezone(timezone.get_default_timezone()).date(), settled)


def _row() -> Row | None:
    """The row as the driver reads it; a connection that broke since it was last used is opened anew, once."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.connection is not None:
        try:
            return _read(connection)
        except Error:
            connection.close()
    connection.ensure_connection()
    return _read(connection)


def _read(connection: Any) -> Row | None:
    with connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            return _read_by_libpq(connection)
        return connection.connection.execute(QUERY).fetchone()


def _read_by_libpq(connection: Any) -> Row | None:
    """Past the cursors of the driver too: they take three times as long as all else."""
    session, server = connection.connection, connection.connection.pgconn
    # Within a transaction not knowing the query would be the end of it.
    if session.prepare_threshold is None or server.transaction_status != IDLE:
        result = server.exec_params(QUERY.encode(), (), result_format=BINARY)
    else:
        result = server.exec_prepared(PREPARED, (), result_format=BINARY)
        if result.status != TUPLES and result.error_field(SQLSTATE) == NOT_PREPARED:
            server.prepare(PREPARED, QUERY.encode())
            result = server.exec_prepared(PREPARED, (), result_format=BINARY)
    if result.status != TUPLES:
        raise connection.Database.OperationalError(result.error_message.decode(errors="replace"))
    if not result.ntuples:
        return None
    number, next_change, moved_at = (result.get_value(0, column) for column in range(3))
    return _whole(number), _moment(next_change), _moment(moved_at)


def _whole(value: bytes) -> int:
    return int.from_bytes(value, "big", signed=True)


def _moment(value: bytes | None) -> datetime | None:
    return None if value is None else EPOCH + timedelta(microseconds=_whole(value))


def _aware(moment: datetime) -> datetime:
    """SQLite keeps moments without their zone, which is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
