"""The rows of a form that was opened before somebody else's save, each of them brought up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from newsroom.admin import posted
from newsroom.admin.differences import UNKNOWN, Difference, box_brought_up_to_date
from newsroom.models import Versioned

if TYPE_CHECKING:
    from newsroom.admin.stale import Since
    from newsroom.admin.versions import Versions

OF_ANOTHER_KIND = re.compile(r"\d+-|__prefix__-|(?:TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$")
"""What follows the number where it belongs to the name of a table."""


def all_rows(
    admin: Versions, request: HttpRequest, thing: Versioned, data: Any, known: Since, *, seen: bool
) -> Iterator[Difference]:
    """The rows of all kinds."""
    prefixes: dict[str, int] = {}
    for formset_class, inline in admin.get_formsets_with_inlines(request, thing):
        prefix = formset_class.get_default_prefix()
        prefixes[prefix] = prefixes.get(prefix, 0) + 1
        if prefixes[prefix] != 1:
            prefix = f"{prefix}-{prefixes[prefix]}"
        if f"{prefix}-TOTAL_FORMS" in data and inline.has_change_permission(request, thing):
            fresh = formset_class(instance=thing, prefix=prefix, queryset=inline.get_queryset(request))
            yield from RowsOf(fresh, data, request, known, seen=seen).brought_up_to_date()


class RowsOf:
    """The rows of one kind in a form that was sent."""

    def __init__(self, fresh: Any, data: Any, request: HttpRequest, known: Since, *, seen: bool) -> None:
        self.fresh, self.data, self.request, self.known, self.seen = fresh, data, request, known, seen
        self.prefix: str = fresh.prefix
        self.model: Any = fresh.model
        self.kind = self.model._meta.model_name
        self.key: str = self.model._meta.pk.name
        self.heading = str(self.model._meta.verbose_name)
        self.now = {str(form.instance.pk): form for form in fresh.initial_forms}

    def brought_up_to_date(self) -> Iterator[Difference]:
        """Go through the rows that were sent, then write them back."""
        key = self.key
        rows = self._sent()
        old = [row for row in rows if row.get(key, [""])[0]]
        new = [row for row in rows if not row.get(key, [""])[0]]
        staying: list[dict[str, list[Any]]] = []
        for row in old:
            number = row[key][0]
            if number in self.now:
                staying.append(row)
                yield from self._still_there(row, number)
                continue
            difference = self._deleted(row, number)
            if difference.kind == "again":
                row[key] = [""]
                new.append(row)
            yield difference
        sent = {row[key][0] for row in staying}
        for number, form in self.now.items():
            if number not in sent:
                staying.append(self._row_of(form))
                label = f"{self.heading}: {form.instance}"
                yield Difference(f"{self.prefix}-{number}", label, "added")
        self._write_back(staying, new)

    def _sent(self) -> list[dict[str, list[Any]]]:
        """The rows by the names of their boxes; files too."""
        total = self.data.get(f"{self.prefix}-TOTAL_FORMS", "0")
        rows: list[dict[str, list[Any]]] = [
            {} for _row in range(min(int(total), 1000) if total.isdecimal() else 0)
        ]
        for source in (self.data, self.request.FILES):
            for name in source:
                number, box = self._place(name)
                if number is not None and number < len(rows):
                    rows[number][box] = source.getlist(name)
        return rows

    def _place(self, name: str) -> tuple[int | None, str]:
        """The number of the row and the box in it, of a name such as "mentions-0-part"; not of another kind of rows.

        The tables of several kinds are called "mentions", "mentions-2" and so on, so "mentions-2-0-part" is not ours.
        """
        number, _dash, box = name.removeprefix(f"{self.prefix}-").partition("-")
        is_ours = name.startswith(f"{self.prefix}-") and number.isdecimal() and not OF_ANOTHER_KIND.match(box)
        return (int(number), box) if is_ours and len(number) < 5 else (None, "")

    def _boxes(self, form: Any) -> Iterator[tuple[str, Any]]:
        technical = (self.key, self.fresh.fk.name, "DELETE", "ORDER")
        return ((name, box) for name, box in form.fields.items() if name not in technical)

    def _still_there(self, row: dict[str, list[Any]], number: str) -> Iterator[Difference]:
        """A row that both have: box by box."""
        touched = self.known.rows(self.kind)
        if self.known.complete and number not in touched:
            return
        before = touched.get(number)
        form, sent = self.now[number], MultiValueDict(row)
        for name, box in self._boxes(form):
            if self.known.complete and before is not None and name not in before:
                continue
            then = posted.kept(self.model, name, (before or {})[name]) if name in (before or {}) else UNKNOWN
            label = f"{self.heading} «{form.instance}»: {box.label or name}"
            now = form.get_initial_for_field(box, name)
            choices = _with_choices(sent, self.data)
            key = f"{self.prefix}-{number}-{name}"
            yield from box_brought_up_to_date(
                box, name, key, label, now, then, choices, self.request, self.seen
            )
            for one in posted.names_of(box, name):
                row.pop(one, None)
                if one in choices:
                    row[one] = choices.getlist(one)

    def _deleted(self, row: dict[str, list[Any]], number: str) -> Difference:
        """A row that is there no more; one that I changed is kept as a new one."""
        before, sent = self.known.rows(self.kind).get(number), MultiValueDict(row)
        form = self.fresh.empty_form
        touched = "DELETE" not in row and (
            before is None
            or any(
                posted.differs(
                    box, posted.kept(self.model, name, before.get(name)), posted.typed(box, sent, {}, name)
                )
                for name, box in self._boxes(form)
            )
        )
        said = [posted.shown(box, posted.typed(box, sent, {}, name)) for name, box in self._boxes(form)]
        label = f"{self.heading}: {' · '.join(text for text in said if text)}"
        return Difference(f"{self.prefix}-{number}", label, "again" if touched else "deleted")

    def _row_of(self, form: Any) -> dict[str, list[Any]]:
        """A row of theirs as a browser would send it."""
        row: dict[str, list[Any]] = {self.key: [str(form.instance.pk)]}
        for name, box in self._boxes(form):
            row |= posted.boxes(box, name, form.get_initial_for_field(box, name))
        row[self.fresh.fk.name] = [str(self.fresh.instance.pk)]
        return row

    def _write_back(self, old: list[dict[str, list[Any]]], new: list[dict[str, list[Any]]]) -> None:
        """The rows under new numbers: the ones that exist, then the new ones."""
        files = self.request.FILES.copy()
        for source in (self.data, files):
            for name in [name for name in source if self._place(name)[1]]:
                del source[name]
        for place, row in enumerate([*old, *new]):
            for box, values in row.items():
                is_file = any(hasattr(value, "chunks") for value in values)
                (files if is_file else self.data).setlist(f"{self.prefix}-{place}-{box}", values)
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(old) + len(new))
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(len(old))
        self.request._files = files  # type: ignore[attr-defined]  # the property has no setter


def _with_choices(sent: Any, data: Any) -> Any:
    """A row's boxes, with the choices that were made for the whole form."""
    for name in list(data):
        if name.startswith("choice-") or name == "undecided":
            sent.setlist(name, data.getlist(name))
    return sent
