"""What supports the facts of a record.

A citation may be of a report, and reports live on the floor above, which this one may not import; so that floor
provides the answer when it starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from events.models.entity import Entity


@dataclass
class Source:
    """One number of the list at the foot of a page."""

    number: int
    title: str
    url: str
    """Where it is read: our own report, the document, or a page elsewhere."""
    own: bool
    """Whether that is on this site."""
    seen_on: date
    archived_url: str = ""
    facts: list[str] = field(default_factory=list)
    """What it supports, as the record names it: «description», «position-12»; "" is the record as a whole."""


Citations = Callable[[Entity], list[Source]]

_provider: list[Citations] = []


def provide(provider: Citations) -> None:
    """Say who knows the citations."""
    _provider[:] = [provider]


def of(entity: Entity) -> list[Source]:
    """The sources of a record in the order of their numbers; looked up once, however many marks a page has."""
    kept: Any = entity.__dict__
    if "_sources" not in kept:
        kept["_sources"] = _provider[0](entity) if _provider else []
    found: list[Source] = kept["_sources"]
    return found


def fact_of(thing: Any) -> str:
    """The name of a fact: a field by its own, a row by its kind and number."""
    return thing if isinstance(thing, str) else f"{thing._meta.model_name}-{thing.pk}"
