"""What somebody of the record has said, or what was said at an event.

Statements are cut out of reports, which live on the floor above; so that floor provides the answer when it starts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from events.models.entity import Entity


class Said(NamedTuple):
    """The newest statements, and the address of the page that has them all."""

    newest: Sequence[Any] = ()
    all_url: str = ""


Statements = Callable[[Entity], Said]

_provider: list[Statements] = []


def provide(provider: Statements) -> None:
    """Say who knows the statements."""
    _provider[:] = [provider]


def of(entity: Entity) -> Said:
    """The statements of a person or an organisation, or those made at an event, as readers may see them."""
    return _provider[0](entity) if _provider else Said()
