"""A form that was opened before somebody else's save: what they changed since, and what becomes of the form.

The form is not saved. What only they changed is put into it; what only its writer changed stays; where both did, both
texts are shown and somebody chooses. Rows are treated one by one, so no old row overwrites a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest

from newsroom.admin import posted
from newsroom.admin.changes import is_kept
from newsroom.admin.differences import UNKNOWN, Difference, box_brought_up_to_date
from newsroom.admin.stale_rows import all_rows
from newsroom.models import LogEntry, Versioned

if TYPE_CHECKING:
    from newsroom.admin.versions import Versions


@dataclass
class Since:
    """What the log tells of the saves after a version."""

    entries: list[LogEntry]
    before: dict[str, Any]
    """The first value before, by field, and by kind of row and number."""
    complete: bool
    """Whether each of the saves left a row."""

    def field(self, name: str) -> Any:
        """The value of a field before; None of ours where they did not touch it."""
        return self.before.get(name, None if self.complete else UNKNOWN)

    def touched(self, name: str) -> bool:
        """Whether they changed a field, as far as anybody knows."""
        return not self.complete or name in self.before

    def rows(self, kind: str) -> dict[str, dict[str, Any] | None]:
        """The rows of a kind that they touched, with their values before; None for one that was not there."""
        found: dict[str, dict[str, Any] | None] = self.before.get(kind, {})
        return found


@dataclass
class Stale:
    """What is shown above the form."""

    version: int
    """The version that the form began from; it stays in the form until everything is decided."""
    against: int
    """The version that it was compared with."""
    entries: list[LogEntry]
    differences: list[Difference] = field(default_factory=list)
    undecided: bool = False
    """Whether the form was sent again without a choice."""

    @property
    def conflicts(self) -> list[Difference]:
        """What somebody has to choose."""
        return [one for one in self.differences if one.kind == "conflict"]

    @property
    def others(self) -> list[Difference]:
        """What was taken over."""
        return [one for one in self.differences if one.kind != "conflict"]


def since(thing: Versioned, version: int) -> Since:
    """All saves of a thing after a version, as one change."""
    kind = ContentType.objects.get_for_model(thing)
    entries = list(
        LogEntry.objects.filter(content_type=kind, object_id=thing.pk, after__version__gt=version)
        .select_related("by")
        .order_by("id")
    )
    before: dict[str, Any] = {}
    for entry in entries:
        for name, value in entry.before.items():
            if isinstance(value, dict):
                _first_rows(before.setdefault(name, {}), value)
            else:
                before.setdefault(name, value)
    before.pop("version", None)
    versions = {entry.after["version"] for entry in entries}
    return Since(entries[::-1], before, versions >= set(range(version + 1, thing.version + 1)))


def _first_rows(known: dict[str, Any], rows: dict[str, Any]) -> None:
    """Add the values before of a later save; the earlier ones stay."""
    for number, values in rows.items():
        if number not in known:
            known[number] = values
        elif known[number] is not None and values:
            known[number] = {**values, **known[number]}


def examine(admin: Versions, request: HttpRequest, thing: Versioned, version: int) -> Stale | None:
    """Bring a form that was sent over an older version up to date; None where it may be saved as it stands."""
    known = since(thing, version)
    seen = request.POST.get("against") == str(thing.version)
    stale = Stale(version, thing.version, known.entries)
    data = request.POST.copy()
    fresh = admin.get_form(request, thing, change=True)(instance=thing)
    stale.differences = [
        *_fields(fresh, data, request, known, seen=seen),
        *all_rows(admin, request, thing, data, known, seen=seen),
    ]
    stale.undecided = seen and any(not one.choice for one in stale.conflicts)
    is_settled = seen and not stale.undecided
    if is_settled:
        data["version"] = str(thing.version)
    request.POST = data  # type: ignore[assignment]  # requests take another form, the stubs do not know it
    return None if is_settled else stale


def _fields(fresh: Any, data: Any, request: HttpRequest, known: Since, *, seen: bool) -> Iterator[Difference]:
    """The boxes of the form that they changed."""
    model = type(fresh.instance)
    for name, box in fresh.fields.items():
        if not is_kept(model, name) or not known.touched(name):
            continue
        before = known.field(name)
        before = before if before is UNKNOWN else posted.kept(model, name, before)
        yield from box_brought_up_to_date(
            box,
            name,
            name,
            str(box.label or name),
            fresh.get_initial_for_field(box, name),
            before,
            data,
            request,
            seen,
        )
