"""The names of the record, as this house spells them."""

from __future__ import annotations

from typing import Any

from events import directory
from events.models import Alone, Event, Organisation, OtherName, Person, Place, Source
from events.models.other_name import BEARERS
from newsroom.arabic.normalise import fold_name

KINDS: tuple[Any, ...] = (Person, Organisation, Event, Place, Source)
SHORTEST = 4
"""Letters from which on a listed spelling of one word is looked for."""
_kept: dict[str, Any] = {"state": None, "names": {}}


def house_names() -> dict[str, str]:
    """By folded spelling: how the house writes the name. Kept in the process until the record changes.

    Of two records whose names fold alike neither is taken, since nobody can tell which one is meant. A name of one
    word is often a word of the language as well, so only those count that an editor has listed as a spelling, and those
    that may be suggested alone. A name that is never to be suggested is no reason for a remark either.
    """
    state = directory.version()
    if _kept["state"] != state:
        _kept.update(state=state, names=_read())
    names: dict[str, str] = _kept["names"]
    return names


def _read() -> dict[str, str]:
    names: dict[str, str] = {}
    unclear: set[str] = set()

    def add(spelling: str, house: str) -> None:
        folded = fold_name(spelling)
        if names.setdefault(folded, house) != house:
            unclear.add(folded)

    for kind in KINDS:
        rows = kind.objects.published().exclude(alone=Alone.NEVER).values_list("name", "alone")
        for name, alone in rows:
            if len(name.split()) > 1 or (alone == Alone.ALWAYS and len(name) >= SHORTEST):
                add(name, name)
    bearers = [f"{bearer}__name" for bearer in BEARERS]
    listed = OtherName.objects.filter(kind=OtherName.Kind.SPELLING).exclude(alone=Alone.NEVER)
    spellings = listed.values_list("name", *bearers)
    for spelling, *of_bearers in spellings:
        if len(spelling) >= SHORTEST:
            add(spelling, next(filter(None, of_bearers)))
    return {folded: house for folded, house in names.items() if folded and folded not in unclear}


def forget() -> None:
    """Keep nothing; for tests, in which each begins with another database."""
    _kept.update(state=None, names={})
