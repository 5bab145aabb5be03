"""Everything in the database that points to a record, found in Django's registry of models.

Nobody keeps a list: a table that comes to the paper tomorrow with a foreign key to a person is known here by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

AT_ONCE = 500
"""How many numbers go into one statement; SQLite takes no more than a thousand parameters in old builds."""
# What was done to a record, and who had its form open, is said of that record and of no other.
HISTORY = ("admin.logentry", "newsroom.logentry", "newsroom.presence", "newsroom.mergelog")


@dataclass(frozen=True)
class Reference:
    """A column that holds the number of a record."""

    model: type[models.Model]
    column: str
    """The name of the attribute that holds the number, such as «person_id»."""
    where: dict[str, Any] = field(default_factory=dict)
    """What else has to hold, where the column may hold numbers of other kinds too."""

    def rows(self, numbers: Iterable[int]) -> list[dict[str, Any]]:
        """All columns of the rows that point to one of the records, in the order in which they were made."""
        found = self.model._base_manager.filter(**self.where, **{f"{self.column}__in": list(numbers)})
        return list(found.order_by("pk").values(*columns(self.model)))


def columns(model: type[models.Model]) -> list[str]:
    """What a row of a table holds, without what the database works out itself."""
    return [one.attname for one in model._meta.concrete_fields if not one.generated]


def key(model: type[models.Model]) -> str:
    """The column of the primary key."""
    return str(model._meta.pk.attname)


def references(model: type[models.Model]) -> Iterator[Reference]:
    """The columns that point to records of this kind: foreign keys, links of both sorts, keys with a content type."""
    seen = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if (
            not relation.auto_created
            or relation.concrete
            or not (relation.one_to_many or relation.one_to_one)
        ):
            continue
        source = relation.field  # type: ignore[union-attr]  # a relation from another table has one
        if source.model._meta.proxy or getattr(source.remote_field, "parent_link", False):
            continue
        if (source.model, source.attname) not in seen:
            seen.add((source.model, source.attname))
            yield Reference(source.model, source.attname)
    yield from _generic_references(model)


def _generic_references(model: type[models.Model]) -> Iterator[Reference]:
    kind = ContentType.objects.get_for_model(model)
    for other in apps.get_models():
        if other._meta.label_lower in HISTORY or other._meta.proxy:
            continue
        for generic in other._meta.private_fields:
            if isinstance(generic, GenericForeignKey):
                by_kind = other._meta.get_field(generic.ct_field)
                yield Reference(other, generic.fk_field, {by_kind.attname: kind.pk})  # type: ignore[union-attr]


def unique_keys(model: type[models.Model], column: str) -> list[tuple[str, ...]]:
    """The sets of columns with this one among them of which the database takes each value once."""
    named = model._meta.get_field(column)
    found = [tuple(fields) for fields in model._meta.unique_together]
    if getattr(named, "unique", False):
        found.append((named.name,))
    for constraint in model._meta.constraints:
        # One with a condition is taken as if it held always: at worst two rows are one that could have been two.
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            found.append(tuple(constraint.fields))
    keys = [tuple(model._meta.get_field(name).attname for name in names) for names in found]  # type: ignore[union-attr]
    return [names for names in keys if column in names]
