"""What the floors above want done when records have become one or two again.

A floor says it when it starts, as `articles/apps.py` does for the search index: this floor may not import it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models

from newsroom.deduplication.journal import Step


@dataclass(frozen=True)
class Merged:
    """Two records of a kind that have become one, or two again."""

    model: type[models.Model]
    kept: int
    gone: int
    steps: list[Step]
    """What was changed; whoever follows may add to it what it wants to know when the merge is undone."""
    undone: bool = False


Follow = Callable[[Merged], None]

_following: list[Follow] = []


def provide(follow: Follow) -> None:
    """Call it at each merge and each undoing, in the same transaction, after all rows stand."""
    if follow not in _following:
        _following.append(follow)


def follow(merged: Merged) -> None:
    """Everything that was provided, in its order."""
    for one in _following:
        one(merged)


def touched(steps: Iterable[Step], label: str) -> tuple[list[int], list[dict]]:
    """Of one table the numbers of the rows that were moved or set, and the whole rows that were taken away."""
    numbers: list[int] = []
    rows: list[dict] = []
    for step in steps:
        if step["model"] != label:
            continue
        if step["do"] == "move":
            numbers += step["rows"]
        elif step["do"] == "set":
            numbers += [number for number, _before, _after in step["rows"]]
        elif step["do"] == "remove":
            rows += step["rows"]
    return numbers, rows
