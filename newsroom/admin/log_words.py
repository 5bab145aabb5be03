"""The editorial log in words: what was done, and what was so before and is so now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from newsroom.body import plain_text
from newsroom.comparing import Piece, compare_words
from newsroom.models import LogEntry
from newsroom.templatetags.newsroom import date_time, digits, short_day

VERBS = {
    "save": pgettext_lazy("deed", "words saved"),
    "note": pgettext_lazy("deed", "note left"),
    "submit": pgettext_lazy("deed", "sent for review"),
    "return": pgettext_lazy("deed", "returned to the author"),
    "approve": pgettext_lazy("deed", "approved"),
    "schedule": pgettext_lazy("deed", "scheduled"),
    "cancel_schedule": pgettext_lazy("deed", "moment cancelled"),
    "publish": pgettext_lazy("deed", "published"),
    "withdraw": pgettext_lazy("deed", "withdrawn"),
    "correct": pgettext_lazy("deed", "corrected"),
    "pin": pgettext_lazy("deed", "pinned"),
    "urgent": pgettext_lazy("deed", "urgent"),
    "lead_section": pgettext_lazy("deed", "leads its section"),
    "launch": pgettext_lazy("deed", "launched"),
    "bring_back": pgettext_lazy("deed", "brought back"),
    "restore": pgettext_lazy("deed", "earlier revision restored"),
    "merge": pgettext_lazy("deed", "two texts merged"),
    "merge_record": pgettext_lazy("deed", "records merged"),
    "undo_merge": pgettext_lazy("deed", "merge undone"),
    "move_section": pgettext_lazy("deed", "moved to another section"),
    "add_tag": pgettext_lazy("deed", "tag added"),
    "preview_link": pgettext_lazy("deed", "preview link made"),
    "revoke_link": pgettext_lazy("deed", "preview link revoked"),
    "start": pgettext_lazy("deed", "coverage started"),
    "assign": pgettext_lazy("deed", "coverage assigned"),
    "follow": pgettext_lazy("deed", "coverage followed its report"),
    "give_back": pgettext_lazy("deed", "coverage given back: its draft was deleted"),
    "complete": pgettext_lazy("deed", "coverage delivered"),
    "cancel": pgettext_lazy("deed", "coverage cancelled"),
    "reopen": pgettext_lazy("deed", "coverage taken up again"),
    "cut_statement": pgettext_lazy("deed", "statement cut out"),
    "add": pgettext_lazy("deed", "added"),
    "change": pgettext_lazy("deed", "changed"),
    "delete": pgettext_lazy("deed", "deleted"),
    "import": pgettext_lazy("deed", "imported"),
    "load": pgettext_lazy("deed", "demo content loaded"),
}
ENDED = {
    "pin": ("pinned_until", pgettext_lazy("deed", "pin taken away")),
    "urgent": ("urgent_until", pgettext_lazy("deed", "urgent ended")),
    "lead_section": ("leads_section_until", pgettext_lazy("deed", "no longer leads its section")),
}
# Keys of `before` and `after` that are not fields of the thing, or say more than the name of the field.
LABELS = {
    "live": gettext_lazy("revision that readers see"),
    "latest": gettext_lazy("latest revision"),
    "change_at": gettext_lazy("change shown to readers from"),
    "preview_until": gettext_lazy("preview link opens until"),
    "headline": gettext_lazy("headline"),
    "standfirst": gettext_lazy("standfirst"),
    "body": gettext_lazy("body"),
    "cards": gettext_lazy("cards placed by hand"),
    "lead": gettext_lazy("lead"),
}
# Their values are numbers of revisions as people count them, not keys.
REVISIONS = ("live", "latest", "next_live")
# Counts the saves of a thing; says nothing to a person.
COUNTER = "version"
WORDS = ("headline", "standfirst", "body")
MOST_COMPARED = 20_000
"""Letters; nobody reads a longer comparison in a row of a log, so both texts are printed as they are."""


Pointer = tuple[type[models.Model], int]
"""A thing by its kind and number."""


@dataclass(frozen=True)
class Change:
    """One thing that was so before and is so now, in words."""

    label: str
    before: str
    now: str
    pieces: list[Piece] = field(default_factory=list)
    """Word by word, where both are texts."""


def said(verb: str) -> str:
    """A verb of the log, such as "article.publish", in words."""
    return str(VERBS.get(verb.rpartition(".")[2], verb))


def done(entry: LogEntry) -> str:
    """What a row says was done; a pin that is taken away is no pin."""
    key, words = ENDED.get(entry.verb.rpartition(".")[2], ("", ""))
    return str(words) if key and not entry.after.get(key) else said(entry.verb)


def model_of(entry: LogEntry) -> type[models.Model] | None:
    """The kind of thing a row is about; kinds are kept in memory, so no query is needed."""
    return ContentType.objects.get_for_id(entry.content_type_id).model_class()


def kind(entry: LogEntry) -> str:
    """To what kind of thing."""
    model = model_of(entry)
    return str(model._meta.verbose_name) if model else "–"


class Names:
    """The names of the things that rows point to by number: one query a kind, however many rows."""

    def __init__(self, entries: Iterable[LogEntry]) -> None:
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for entry in entries:
            for model, key in _pointers(entry):
                wanted[model].add(key)
        self._known = {model: model._default_manager.in_bulk(keys) for model, keys in wanted.items()}

    def of(self, model: type[models.Model], key: int) -> str:
        """A name; the number where the thing is gone."""
        thing = self._known.get(model, {}).get(key)
        return str(thing) if thing is not None else _("number %(number)s") % {"number": digits(key)}


def _pointers(entry: LogEntry) -> Iterator[Pointer]:
    """What a row points to."""
    model = model_of(entry)
    for values in (entry.before, entry.after):
        yield from _pointers_of(model, values)


def _pointers_of(model: type[models.Model] | None, values: dict[str, Any]) -> Iterator[Pointer]:
    """What the values of a thing point to, and those of the rows that hang on it."""
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _pointers_of(_rows_of(model, name) or model, value)
            continue
        related = _related(_field(model, name)) if name not in REVISIONS else None
        keys = value if isinstance(value, list) else [value]
        if related is not None:
            yield from ((related, key) for key in keys if isinstance(key, int) and not isinstance(key, bool))


def changes(entry: LogEntry, names: Names) -> list[Change]:
    """What differs between before and after; of what is deleted, its last words and where it stood."""
    model = model_of(entry)
    if entry.before and not entry.after:
        words = {key: entry.before[key] for key in WORDS if key in entry.before}
        return list(_changes(model, {}, {**words, **entry.before}, names))
    return list(_changes(model, entry.before, entry.after, names))


def _changes(
    model: type[models.Model] | None,
    before: dict[str, Any],
    after: dict[str, Any],
    names: Names,
    of: str = "",
) -> Iterator[Change]:
    for key in dict.fromkeys([*before, *after]):
        old, now = before.get(key), after.get(key)
        if old == now or key == COUNTER:
            continue
        label = _label(model, key)
        if of:
            # A row is told by its number, a field of it by its name: «مشاركات 17: المنصب آنذاك».
            label = f"{of} {label}" if key.isdecimal() else f"{of}: {label}"
        if isinstance(old, dict) or isinstance(now, dict):
            inner = _rows_of(model, key) or model
            yield from _changes(inner, _as_dict(old), _as_dict(now), names, label)
            continue
        yield _change(label, _value(model, key, old, names), _value(model, key, now, names))


def _change(label: str, old: str, now: str) -> Change:
    """Texts of several words are compared word by word."""
    texts = old and now and (" " in old or " " in now) and len(old) + len(now) < MOST_COMPARED
    return Change(label, old, now, compare_words(old, now) if texts else [])


def _as_dict(value: Any) -> dict[str, Any]:
    """Rows of a form, by key; a row that is not there has no values."""
    return value if isinstance(value, dict) else {}


def _field(model: type[models.Model] | None, name: str) -> Any:
    """The field of a name, if there is one."""
    try:
        return model._meta.get_field(name) if model is not None else None
    except FieldDoesNotExist:
        return None


def _related(model_field: Any) -> type[models.Model] | None:
    """The kind that a field points to by key."""
    points = getattr(model_field, "many_to_one", False) or getattr(model_field, "many_to_many", False)
    return model_field.related_model if points else None


def _rows_of(model: type[models.Model] | None, name: str) -> type[models.Model] | None:
    """The kind of the rows that hang on a thing under a name."""
    for relation in model._meta.related_objects if model is not None else ():
        if name in (relation.get_accessor_name(), relation.related_model._meta.model_name):
            return relation.related_model
    return None


def _label(model: type[models.Model] | None, name: str) -> str:
    """The name of a field or of a kind of rows as forms print it; a row by its number or its own words."""
    if name in LABELS:
        return str(LABELS[name])
    rows = _rows_of(model, name)
    if rows is not None:
        return str(rows._meta.verbose_name_plural)
    known = _field(model, name)
    return str(known.verbose_name) if hasattr(known, "verbose_name") else digits(name)


def _value(model: type[models.Model] | None, name: str, value: Any, names: Names) -> str:
    """A value as the desk prints it."""
    if value in (None, "", [], {}):
        return ""
    if name in REVISIONS:
        return _("revision %(number)s") % {"number": digits(value)}
    if isinstance(value, bool):
        return pgettext("yes or no", "yes") if value else pgettext("yes or no", "no")
    if isinstance(value, list):
        return "، ".join(_value(model, name, one, names) for one in value)
    return _of_field(_field(model, name), name, value, names)


def _of_field(known: Any, name: str, value: Any, names: Names) -> str:
    related = _related(known)
    if related is not None and isinstance(value, int):
        return names.of(related, value)
    choices = dict(getattr(known, "flatchoices", ()) or ())
    if value in choices:
        return str(choices[value])
    if isinstance(value, str):
        moment = _moment(value)
        return moment or (plain_text(value) if value.startswith("<") else value)
    return digits(value)


def _moment(text: str) -> str:
    """A date or moment as the log keeps it, in house style; "" where it is something else."""
    if not text[:4].isdigit() or len(text) > len("2025-12-06T09:00:00.000000+00:00"):
        return ""
    try:
        moment, day = parse_datetime(text), parse_date(text)
    except ValueError:
        return ""
    if moment is not None and moment.tzinfo is not None:
        return date_time(moment)
    return short_day(day) if isinstance(day, date) else ""
