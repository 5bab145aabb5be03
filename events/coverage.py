"""Which reports are about somebody or something of the record.

Reports live on the floor above, which this one may not import; so that floor provides the answers when it starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from events.models.entity import Entity
from newsroom.paging import Cursor, Page

PARTS = ("subject", "speaker", "quoted", "mentioned", "signed")
"""What somebody does in a report, as addresses spell it; `signed` are the reports that a person wrote or shot."""


@dataclass(frozen=True)
class Asked:
    """Which reports: of one part only, of an organisation's people as well."""

    part: str = ""
    with_people: bool = False
    people: tuple[int, ...] = ()
    """The numbers of an organisation's people whom readers see, for the reports that name them."""

    @property
    def query(self) -> str:
        """As it stands before the place in a list."""
        return ("people=1&" if self.with_people else "") + (f"part={self.part}&" if self.part else "")


@dataclass(frozen=True)
class PartLink:
    """A part that a record plays in some report, and where those reports are."""

    part: str
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Together:
    """A person or an organisation that reports name beside another, and in how many of the newest."""

    entity: Entity
    reports: int


class Provider(Protocol):
    """What the floor above knows."""

    def reports(self, entity: Entity, cursor: Cursor | None, asked: Asked) -> Page:
        """A page of the published reports linked to `entity`, newest first."""

    def noticed(self, rows: Any) -> Any:
        """The rows of a record, each knowing which parts it plays, so that a page need not ask once more."""

    def parts(self, entity: Entity) -> list[tuple[str, str]]:
        """The parts that `entity` plays in some published report, each with what readers call it."""

    def named_together(self, entity: Entity) -> list[Together]:
        """Whom the newest reports about `entity` name as well, the most frequent first."""


_provider: list[Provider] = []


def provide(provider: Provider) -> None:
    """Say who knows the reports."""
    _provider[:] = [provider]


def noticed(rows: Any) -> Any:
    """The rows of a record, each knowing which parts it plays in reports."""
    return _provider[0].noticed(rows) if _provider else rows


def of(entity: Entity, cursor: Cursor | None, asked: Asked | None = None) -> Page:
    """The published reports linked to `entity`, newest first, a page of them."""
    asked = asked or Asked()
    page = _provider[0].reports(entity, cursor, asked) if _provider else Page([])
    page.kept = asked.query
    return page


def parts(entity: Entity, asked: Asked) -> list[PartLink]:
    """The parts to choose from, all reports first; nothing where there is no choice."""
    known = _provider[0].parts(entity) if _provider else []
    if len(known) < 2 and not asked.part:  # noqa: PLR2004 - two make a choice
        return []
    people = "people=1&" if asked.with_people else ""
    return [
        PartLink(
            part, label, "?" + (people + (f"part={part}" if part else "")).rstrip("&"), part == asked.part
        )
        for part, label in [("", ""), *known]
    ]


def named_together(entity: Entity) -> list[Together]:
    """Whom the newest reports about `entity` name as well."""
    return _provider[0].named_together(entity) if _provider else []
