"""Verbs that make records out of a report: one name, or the whole event; in one transaction, and logged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction

from events.directory import KINDS, Key
from events.models import Event, Organisation, OtherName, Outcome, Participation, Person
from newsroom import edition
from newsroom.admin.changes import plain
from newsroom.arabic.names import Duplicate, duplicates, path_of
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from newsroom.models import User


class Likely(NamedTuple):
    """A record that a new name may mean."""

    key: Key
    record: Any
    same: bool
    """Whether the two names differ in nothing that names are compared by."""


def likely(name: str, *, limit: int = 5) -> list[Likely]:
    """The records that a new name may mean, the likeliest first. One query a kind that is found."""
    from events import directory

    alike: list[Duplicate] = duplicates(name, directory.current(), limit=limit)
    keys = [Key(*one.name.key) for one in alike]  # type: ignore[misc]  # the directory knows records by their keys
    rows = {kind: KINDS[kind].objects.in_bulk([key.number for key in keys if key.kind == kind]) for kind, _n in keys}
    return [
        Likely(key, rows[key.kind][key.number], one.likeness >= 1)
        for key, one in zip(keys, alike, strict=True)
        if key.number in rows[key.kind]
    ]


@transaction.atomic
def make_record(kind: str, name: str, *, by: User, **fields: Any) -> Any:
    """A new record with the name and, where the kind has it, a description.

    Raises:
        ValidationError: a value does not fit.
    """
    made = KINDS[kind](name=name, **fields)
    made.full_clean()
    made.save()
    _log(made, by=by, after={"name": name, **fields})
    edition.move()
    return made


@transaction.atomic
def remember_spelling(kind: str, number: int, spelling: str, *, by: User) -> None:
    """Let the record go by another spelling as well, where it does not already."""
    record = KINDS[kind].objects.get(pk=number)
    known = {path_of(name) for name in (record.name, *record.other_names.values_list("name", flat=True))}
    spelling = spelling[:200]
    if not path_of(spelling) or path_of(spelling) in known:
        return
    name = OtherName.objects.create(name=spelling, **{kind: record})
    row = {"othername": {str(name.pk): {"name": spelling, "kind": name.kind}}}
    LogEntry.objects.record(f"{kind}.change", record, by=by, before={"othername": {str(name.pk): None}}, after=row)


@transaction.atomic
def make_event(
    event: Event,
    participants: Sequence[Participation] = (),
    outcomes: Iterable[Outcome] = (),
    *,
    by: User,
) -> Event:
    """A new event with everybody who took part and what it promised.

    Raises:
        ValidationError: a value does not fit.
    """
    event.full_clean()
    event.save()
    rows: dict[str, Any] = {}
    for order, participant in enumerate(participants):
        participant.event, participant.order = event, order
        participant.full_clean()
        participant.save()
        said = _said(participant, "person", "organisation", "role", "title", "mode")
        rows.setdefault("participation", {})[str(participant.pk)] = said
    for outcome in outcomes:
        outcome.event = event
        outcome.full_clean()
        outcome.save()
        rows.setdefault("outcome", {})[str(outcome.pk)] = _said(outcome, "title", "kind", "due_on")
    columns = (
        *("name", "kind", "slogan", "place", "first_day", "last_day", "status"),
        *("attendance", "attendance_stated_by"),
    )
    _log(event, by=by, after={**_said(event, *columns), **rows}, before=_nothing(rows))
    edition.move()
    return event


def participant(key: Key, **fields: Any) -> Participation:
    """A row for a person or an organisation."""
    bearer: type[Any] = Person if key.kind == "person" else Organisation
    return Participation(**{key.kind: bearer.objects.get(pk=key.number)}, **fields)


def _said(thing: Any, *names: str) -> dict[str, Any]:
    return {name: plain(getattr(thing, name)) for name in names if getattr(thing, name)}


def _nothing(rows: dict[str, Any]) -> dict[str, Any]:
    return {kind: dict.fromkeys(numbers) for kind, numbers in rows.items()}


def _log(made: Any, *, by: User, after: dict[str, Any], before: dict[str, Any] | None = None) -> None:
    after = {**after, "version": made.version}
    LogEntry.objects.record(f"{made._meta.model_name}.add", made, by=by, before=before or {}, after=after)
