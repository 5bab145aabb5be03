"""What a merge would do, before anybody decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsroom.deduplication.fold import movings
from newsroom.deduplication.merge import choosable, proposal
from newsroom.templatetags.newsroom import date_time, digits, short_day

LONGEST = 600
"""Letters of a value that the table shows."""


@dataclass(frozen=True)
class Difference:
    """A field that the two records do not agree on."""

    name: str
    label: str
    kept: str
    gone: str
    proposal: str
    """«kept» or «gone»: whose value stays unless somebody says otherwise."""


@dataclass(frozen=True)
class Movement:
    """The rows of one kind that move."""

    label: str
    moved: int
    joined: int
    """Rows of which the record that stays has one already: the two become one."""


@dataclass(frozen=True)
class Plan:
    """What moves, what differs, and the names that the record that stays goes by as well afterwards."""

    movements: list[Movement]
    differences: list[Difference]
    names: list[str]


def plan(kept: models.Model, gone: models.Model) -> Plan:
    """What would become of two records; nothing is changed."""
    return Plan(list(_movements(kept, gone)), list(_differences(kept, gone)), _names(kept, gone))


def _names(kept: models.Model, gone: models.Model) -> list[str]:
    """The name that goes; one of its own other names may be the same and moves by itself."""
    left: Any = getattr(kept, "names_left_behind", lambda _names: ())([str(gone)])
    return [str(row) for row in left if str(row) != str(kept)]


def _movements(kept: models.Model, gone: models.Model) -> Iterator[Movement]:
    for moving in movings(type(kept), {gone.pk: kept.pk}):
        model = moving.reference.model
        named = model._meta.get_field(moving.reference.column)
        label = str(model._meta.verbose_name_plural)
        if len([one for one in model._meta.fields if one.related_model is type(kept)]) > 1:
            label = f"{label} ({named.verbose_name})"  # type: ignore[union-attr]  # it is a column
        yield Movement(label, len(moving.moved), len(moving.dropped))


def _differences(kept: models.Model, gone: models.Model) -> Iterator[Difference]:
    for field in choosable(type(kept)):
        one, other = getattr(kept, field.attname), getattr(gone, field.attname)
        if one != other and not (field.name == "published_at" and _both_are_shown(kept, gone)):
            yield Difference(
                field.name,
                str(field.verbose_name),
                shown(kept, field),
                shown(gone, field),
                proposal(kept, gone, field),
            )


def _both_are_shown(kept: models.Model, gone: models.Model) -> bool:
    """Readers see both already: since when exactly is no question for anybody."""
    return all(bool(thing.is_published()) for thing in (kept, gone) if hasattr(thing, "is_published"))


def shown(thing: models.Model, field: Any) -> str:
    """A value as the desk prints it."""
    value = getattr(thing, field.name)
    if value in (None, ""):
        return ""
    if field.flatchoices:
        return str(getattr(thing, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return pgettext("yes or no", "yes") if value else pgettext("yes or no", "no")
    if isinstance(field, models.DateTimeField):
        return date_time(value)
    if isinstance(field, models.DateField):
        return short_day(value)
    if isinstance(value, (int, float)):
        return digits(value)
    text = " ".join(strip_tags(str(value)).split())
    return text if len(text) <= LONGEST else _("%(beginning)s…") % {"beginning": text[:LONGEST]}
