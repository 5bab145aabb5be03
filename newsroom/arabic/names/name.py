"""A name that an entity goes by, and a place in a text where it stands."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["SURNAME", "Mention", "Name"]

SURNAME = "surname"
"""The kind of a mention by the surname alone, which is nobody's own name."""


class Name(NamedTuple):
    """One of the names of an entity. A tuple, of which a hundred thousand are made in a third of the time."""

    key: Hashable
    """Whatever the caller knows the entity by."""
    text: str
    kind: str = "name"
    """name, acronym, kunya, transliteration, former, spelling."""
    alone: bool = True
    """Whether it may be suggested where the text has not yet named the entity otherwise."""
    person: bool = False
    """Whether a person bears it, who may afterwards be called by surname alone."""
    insisted: bool = False
    """Whether it may although it is a word of every day: somebody has said so."""
    silent: bool = False
    """Whether it is never suggested, and only known so that nobody makes a second record of it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text which names entities: whole words, their proclitics included."""

    start: int
    end: int
    surface: str
    keys: tuple[Hashable, ...]
    """All entities the words can mean, each once."""
    kind: str
    """The kind of the first of the names, or `SURNAME`."""
    names: tuple[Name, ...] = field(repr=False)
    """The names that were found, in the order of the keys."""
