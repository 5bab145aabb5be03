"""One record becomes two again: the steps of a merge, the last one first.

What was changed since and does not touch the merge stays as it is. Where a later change is in the way, nothing is done
and every obstacle is named. A row that has been deleted or linked elsewhere since is left in peace.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom import edition
from newsroom.deduplication import hooks
from newsroom.deduplication.journal import (
    Row,
    Step,
    Table,
    chunks,
    fetch,
    insert,
    remove,
    table,
    update,
    write,
)
from newsroom.deduplication.references import key
from newsroom.models import LogEntry, MergeLog

if TYPE_CHECKING:
    from newsroom.models import User

COUNTER = "version"


class UndoRefused(Exception):
    """Later changes are in the way; each of `obstacles` is a sentence for editors."""

    def __init__(self, obstacles: list[str]) -> None:
        super().__init__(" ".join(obstacles))
        self.obstacles = obstacles


@transaction.atomic
def undo(log: MergeLog, *, by: User | None) -> None:
    """Put everything back.

    Raises:
        UndoRefused: later changes are in the way.
    """
    claimed = MergeLog.objects.filter(pk=log.pk, undone_at=None).update(
        undone_at=timezone.now(), undone_by=by
    )
    if not claimed:
        raise UndoRefused([_("This merge has been undone already.")])
    if obstacles := list(obstacles_of(log)):
        raise UndoRefused(obstacles)
    try:
        with transaction.atomic():
            for step in reversed(log.steps):
                BACK.get(step["do"], _leave)(step)
            model: Any = log.content_type.model_class()
            hooks.follow(hooks.Merged(model, log.kept_id, log.gone_id, log.steps, undone=True))
    except IntegrityError as error:
        raise UndoRefused(
            [_("What was taken away by the merge finds its place taken by something newer.")]
        ) from error
    _write_down(log, by)


def obstacles_of(log: MergeLog) -> Iterator[str]:
    """What is in the way now; a merge that can be undone has none."""
    model: Any = log.content_type.model_class()
    if not model._base_manager.filter(pk=log.kept_id).exists():
        yield _("The record that stayed is gone.")
        return
    later = MergeLog.objects.filter(content_type=log.content_type, pk__gt=log.pk, undone_at=None)
    for one in later.filter(Q(kept_id=log.kept_id) | Q(gone_id=log.kept_id)):
        yield _("«%(gone)s» and «%(kept)s» were merged later. Undo that merge first.") % {
            "gone": one.gone_label,
            "kept": one.kept_label,
        }
    for step in log.steps:
        yield from {"set": _changed_values, "add": _changed_rows, "remove": _places_taken}.get(
            step["do"], lambda _step: iter(())
        )(step)


def _changed_values(step: Step) -> Iterator[str]:
    """Fields that the merge set and somebody has set again."""
    model = table(step)
    found = fetch(model, [number for number, _before, _after in step["rows"]])
    for number, _before, after in step["rows"]:
        now = found.get(number, {})
        for name, value in after.items():
            if name != COUNTER and name in now and now[name] != value:
                label = model._meta.get_field(name).verbose_name  # type: ignore[union-attr]
                yield _("%(kind)s: «%(field)s» was changed after the merge.") % {
                    "kind": model._meta.verbose_name,
                    "field": label,
                }


def _changed_rows(step: Step) -> Iterator[str]:
    """Rows that the merge added and somebody has changed."""
    model = table(step)
    found = fetch(model, [row[key(model)] for row in step["rows"]])
    for row in step["rows"]:
        now = found.get(row[key(model)])
        if now is not None and now != row:
            yield _("%(kind)s «%(name)s», which the merge added, was changed after it.") % {
                "kind": model._meta.verbose_name,
                "name": model._base_manager.get(pk=row[key(model)]),
            }


def _places_taken(step: Step) -> Iterator[str]:
    """Rows that cannot come back, because the database takes their values once and something newer has them."""
    model, names = table(step), [one.attname for one in table(step)._meta.concrete_fields if one.unique]
    for row in step["rows"]:
        taken = Q()
        for name in names:
            taken |= Q(**{name: row[name]}) if row[name] is not None else Q()
        if len(step["rows"]) == 1 and taken and model._base_manager.filter(taken).exists():
            yield _("There is another %(kind)s of this name or address by now.") % {
                "kind": model._meta.verbose_name
            }


def _move_back(step: Step) -> None:
    """Only rows that still point where the merge made them point."""
    model, column = table(step), step["column"]
    now = fetch(model, step["rows"], [column])
    update(model, [pk for pk, row in now.items() if row[column] == step["to"]], {column: step["from"]})


def _set_back(step: Step) -> None:
    model = table(step)
    now = fetch(model, [number for number, _before, _after in step["rows"]])
    rows = []
    for number, before, after in step["rows"]:
        if number in now:
            same = {name: value for name, value in before.items() if now[number][name] == after[name]}
            rows.append((number, same))
    write(model, [(number, values) for number, values in rows if values])


def _take_away(step: Step) -> None:
    model = table(step)
    remove(model, [row[key(model)] for row in step["rows"]])


def _put_back(step: Step) -> None:
    """Without the rows of what has been deleted since: they would have gone with it."""
    model = table(step)
    insert(model, list(_with_owners(model, step["rows"])))


def _with_owners(model: Table, rows: list[Row]) -> Iterator[Row]:
    missing = {
        field.attname: (field, _missing(field, {row[field.attname] for row in rows} - {None}))
        for field in model._meta.concrete_fields
        if field.many_to_one or field.one_to_one
    }
    for row in rows:
        lost: list[Any] = [field for name, (field, gone) in missing.items() if row[name] in gone]
        if all(field.null and field.remote_field.on_delete is models.SET_NULL for field in lost):
            yield {**row, **{field.attname: None for field in lost}}


def _missing(field: Any, numbers: set[Any]) -> set[Any]:
    """Which of the things that a column points to are there no more."""
    there: set[Any] = set()
    for chunk in chunks(numbers):
        rows = field.related_model._base_manager.filter(pk__in=chunk)
        there |= set(rows.values_list("pk", flat=True))
    return numbers - there


def _leave(_step: Step) -> None:
    """What a floor above has noted for itself."""


BACK = {"move": _move_back, "set": _set_back, "remove": _put_back, "add": _take_away}


def _write_down(log: MergeLog, by: User | None) -> None:
    model: Any = log.content_type.model_class()
    kept = model._base_manager.get(pk=log.kept_id)
    gone = model._base_manager.filter(pk=log.gone_id).first()
    note = _("The merge of «%(gone)s» and «%(kept)s» was undone.") % {
        "gone": log.gone_label,
        "kept": log.kept_label,
    }
    for thing in (kept, gone):
        if thing is not None:
            LogEntry.objects.record(f"{model._meta.model_name}.undo_merge", thing, by=by, note=note)
            edition.move(next_change=getattr(thing, "published_at", None))
