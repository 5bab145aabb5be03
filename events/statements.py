"""What somebody of the record has said, or what was said at an event.

Statements are cut out of reports, which live on the floor above; so that floor provides the answer when it starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from events.models.entity import Entity


class Said(NamedTuple):
    """The newest statements, and the address of the page that has them all."""

    newest: Sequence[Any] = ()
    all_url: str = ""


class Statements(Protocol):
    """What the floor above answers."""

    def noticed(self, rows: Any) -> Any:
        """The rows of a record, each knowing whether anything was said, so that a page need not ask in vain."""

    def of(self, entity: Entity) -> Said:
        """The statements of a record."""


_provider: list[Statements] = []


def provide(provider: Statements) -> None:
    """Say who knows the statements."""
    _provider[:] = [provider]


def noticed(rows: Any) -> Any:
    """The rows of a record, each knowing whether it has statements."""
    return _provider[0].noticed(rows) if _provider else rows


def of(entity: Entity) -> Said:
    """The statements of a person or an organisation, or those made at an event, as readers may see them."""
    return _provider[0].of(entity) if _provider else Said()
