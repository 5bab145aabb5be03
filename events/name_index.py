"""The index of names: a record is found by the first letters of any word of any of its names, in any spelling.

It follows each saved or deleted name in the same transaction. `refresh` brings the rows of some records to what is
true now; whoever writes names past Django's signals calls it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save

from events.models import NameTerm, OtherName
from events.models.other_name import BEARERS
from newsroom.arabic.search_terms import phrase_text, readings
from newsroom.deduplication.hooks import Merged

BATCH = 500
# Words that are one with the next: «عبد الرحمن» is also written «عبدالرحمن».
JOINED = ("عبد", "ابو", "ابا", "ابي", "بن", "ابن", "ام")
# The same word in another case or place.
ALIKE = (frozenset({"ابو", "ابا", "ابي"}), frozenset({"بن", "ابن"}))
SERVANT = "عبدال"

_kinds: dict[str, type[models.Model]] = {}
_waiting: ContextVar[defaultdict[type[models.Model], list[int]] | None] = ContextVar("waiting", default=None)


def follow(model: type[models.Model]) -> None:
    """Keep the names of this kind of record, which has a `name`; other names follow by themselves."""
    _kinds[str(model._meta.model_name)] = model
    post_save.connect(_saved, sender=model, dispatch_uid=f"name-index-{model._meta.label}")
    post_delete.connect(_deleted, sender=model, dispatch_uid=f"name-index-{model._meta.label}")


def follow_other_names() -> None:
    """Keep the other names of records."""
    post_save.connect(_other_name_changed, sender=OtherName, dispatch_uid="name-index-saved")
    post_delete.connect(_other_name_changed, sender=OtherName, dispatch_uid="name-index-deleted")


def follow_merge(merged: Merged) -> None:
    """The names of two records that have become one, or two again; they were moved row by row, without signals."""
    if merged.model in _kinds.values():
        refresh(merged.model, [merged.kept, merged.gone])


@contextmanager
def together() -> Iterator[None]:
    """Bring in the names of all records saved within at its end, in a few statements; within one's own transaction."""
    waiting: defaultdict[type[models.Model], list[int]] = defaultdict(list)
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for model, numbers in waiting.items():
        for start in range(0, len(numbers), BATCH):
            refresh(model, numbers[start : start + BATCH])


def _saved(instance: Any, **_signal: Any) -> None:
    waiting = _waiting.get()
    if waiting is None:
        refresh(type(instance), [instance.pk])
    else:
        waiting[type(instance)].append(instance.pk)


def _deleted(instance: Any, **_signal: Any) -> None:
    NameTerm.objects.filter(kind=instance._meta.model_name, number=instance.pk).delete()


def _other_name_changed(instance: Any, **_signal: Any) -> None:
    for bearer in BEARERS:
        number = getattr(instance, f"{bearer}_id")
        if number is not None and bearer in _kinds:
            refresh(_kinds[bearer], [number])


def terms(name: str) -> set[str]:
    """What a name is found by: every plausible reading of its words, and of those that some write as one."""
    words = phrase_text(name).split()
    found = list(words)
    for word, following in pairwise(words):
        if word in JOINED:
            found.append(word + following)
    for word in words:
        found += next((alike for alike in ALIKE if word in alike), ())
        if word.startswith(SERVANT) and len(word) > len(SERVANT):
            found.append(word.removeprefix("عبد"))
    return {reading for word in found for reading in readings(word)}


@transaction.atomic
def refresh(model: type[models.Model], numbers: Sequence[int]) -> int:
    """Bring the rows of these records to their names; how many rows had to change. Only differences are written."""
    kind = str(model._meta.model_name)
    right = {(number, term) for number, name in _names(model, numbers) for term in terms(name)}
    held = {
        (number, term): pk
        for pk, number, term in NameTerm.objects.filter(kind=kind, number__in=numbers).values_list(
            "pk", "number", "term"
        )
    }
    gone = [pk for row, pk in held.items() if row not in right]
    if gone:
        NameTerm.objects.filter(pk__in=gone).delete()
    new = [
        NameTerm(kind=kind, number=number, term=term)
        for number, term in sorted(right)
        if (number, term) not in held
    ]
    # Somebody may have saved the same word of the same record at this moment.
    NameTerm.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    return len(gone) + len(new)


def _names(model: type[models.Model], numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    kind = str(model._meta.model_name)
    yield from model._default_manager.filter(pk__in=numbers).values_list("pk", "name")
    if kind in BEARERS:
        others = OtherName.objects.filter(**{f"{kind}__in": numbers})
        yield from others.values_list(f"{kind}_id", "name")


def mend() -> int:
    """Go through all names, a batch at a time, and put right what is wrong; how many rows were."""
    return sum(_mended(kind, model) for kind, model in _kinds.items())


def _mended(kind: str, model: type[models.Model]) -> int:
    changed, last = 0, 0
    rows: Any = model._default_manager.order_by("pk")
    while numbers := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        changed += refresh(model, numbers)
        last = numbers[-1]
    strays = NameTerm.objects.filter(kind=kind).exclude(number__in=rows.order_by().values("pk"))
    return changed + strays.delete()[0]


def fill_if_empty() -> None:
    """After an upgrade that brings the index: make it, where nothing was ever saved into it."""
    if not NameTerm.objects.exists():
        mend()
