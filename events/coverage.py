"""Which reports are about somebody or something of the record.

Reports live on the floor above, which this one may not import; so that floor provides the answer when it starts.
"""

from __future__ import annotations

from collections.abc import Callable

from events.models.entity import Entity
from newsroom.paging import Cursor, Page

Coverage = Callable[[Entity, Cursor | None], Page]

_provider: list[Coverage] = []


def provide(provider: Coverage) -> None:
    """Say who knows the reports."""
    _provider[:] = [provider]


def of(entity: Entity, cursor: Cursor | None) -> Page:
    """The published reports linked to `entity`, newest first, a page of them."""
    return _provider[0](entity, cursor) if _provider else Page([])
