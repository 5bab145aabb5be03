"""The list that comes with the newsroom, brought into the table without touching what editors did."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from articles.models import SynonymGroup
from articles.synonyms.group import STARTING_LIST, read_list

FIELDS = ("kind", "words", "finds", "note", "as_loaded", "saves", "changed_at")


@transaction.atomic
def load(path: Path = STARTING_LIST) -> Counter[str]:
    """How many rows are new, brought up to date, taken out, and kept as an editor left them.

    A row that an editor changed or switched off stays as it is, whatever the list says now. Raises ValueError where
    a line of the list is no group.
    """
    counts: Counter[str] = Counter()
    groups = {group.key: group for group in read_list(path)}
    strange = {group.kind for group in groups.values()} - set(SynonymGroup.Kind.values)
    if strange:
        raise ValueError(f"no kind: {', '.join(sorted(strange))}")
    known = {row.origin: row for row in SynonymGroup.objects.exclude(origin=None)}
    new, changed = [], []
    for key, group in groups.items():
        row = known.get(key)
        if row is None:
            row = SynonymGroup()
            row.fill(group)
            new.append(row)
        elif not row.is_untouched:
            counts["kept"] += 1
        elif row.as_loaded != group.as_line():
            row.fill(group)
            row.saves, row.changed_at = row.saves + 1, timezone.now()
            changed.append(row)
    gone = [row.pk for key, row in known.items() if key not in groups and row.is_untouched]
    SynonymGroup.objects.bulk_create(new)
    SynonymGroup.objects.bulk_update(changed, FIELDS)
    SynonymGroup.objects.filter(pk__in=gone).delete()
    counts.update(new=len(new), changed=len(changed), gone=len(gone))
    return counts


def make_synonyms() -> None:
    """After the tables are made: the list that this release brings."""
    load()
