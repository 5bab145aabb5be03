"""The directory of names: every name of every record, kept in the process and built anew when one has changed.

A version in the database tells each process whether its directory is still true, for the price of one small query.
Whoever writes names past the models' `save` (bulk operations, updates) calls `move` in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F

from events.models import Event, Organisation, OtherName, Person, Place, Source
from events.models.alone import Alone, usual
from events.models.directory_version import THE_ONLY, DirectoryVersion
from events.models.other_name import BEARERS
from newsroom.arabic.names import Directory, Name
from newsroom.collector import without_collector

KINDS: dict[str, Any] = {
    "person": Person,
    "organisation": Organisation,
    "event": Event,
    "place": Place,
    "source": Source,
}
"""The kinds of records that bear names, by what fields that point to them are called."""


_ALWAYS, _NEVER = Alone.ALWAYS.value, Alone.NEVER.value
_AT_ONCE = 2_000


class Key(NamedTuple):
    """What the directory knows a record by."""

    kind: str
    number: int


class _Kept(NamedTuple):
    version: int
    directory: Directory


_kept: list[_Kept] = []
_building = Lock()


def move() -> None:
    """A name has changed: whoever looks next builds the directory anew."""
    if not DirectoryVersion.objects.filter(pk=THE_ONLY).update(number=F("number") + 1):
        DirectoryVersion.objects.get_or_create(pk=THE_ONLY, defaults={"number": 1})


def version() -> int:
    """The number now; 0 before the first name."""
    return DirectoryVersion.objects.filter(pk=THE_ONLY).values_list("number", flat=True).first() or 0


def current() -> Directory:
    """All names as they are now; those that are never suggested are silent in it."""
    return _current().directory


def forget() -> None:
    """Keep nothing; for tests, in which each begins with another database."""
    _kept.clear()


def _current() -> _Kept:
    now = version()
    known = _kept[0] if _kept else None
    if known is not None and known.version == now:
        return known
    with _building:
        if not (_kept and _kept[0].version == now):
            with without_collector():
                _kept[:] = [_built()]
        return _kept[0]


def _built() -> _Kept:
    """The version and the names belong together, so they are read in one transaction."""
    with transaction.atomic():
        now, names = version(), list(_names())
    return _Kept(now, Directory(names))


def _names() -> Iterator[Name]:
    """Every name. Six queries, whatever the number of names."""
    for kind, model in KINDS.items():
        rows = model.objects.order_by("pk").values_list("pk", "name", "alone")
        for number, text, alone in rows.iterator(_AT_ONCE):
            yield _name(Key(kind, number), text, "name", alone)
    others = OtherName.objects.order_by("pk").values_list(
        "name", "kind", "alone", *(f"{one}_id" for one in BEARERS)
    )
    for text, kind, alone, *bearers in others.iterator(_AT_ONCE):
        bearer, number = next((bearer, pk) for bearer, pk in zip(BEARERS, bearers, strict=True) if pk)
        yield _name(Key(bearer, number), text, kind, alone)


def _name(key: Key, text: str, kind: str, alone: str) -> Name:
    person = key.kind == "person"
    may = alone or usual(text, person=person)
    always = may == _ALWAYS
    return Name(key, text, kind, always, person, always and alone != "", may == _NEVER)
