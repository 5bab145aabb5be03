"""The history of a report on one line of time: its revisions and what was done with it, newest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.utils.functional import cached_property

from articles.models import Article, Revision
from articles.what_readers_saw import Span, spans
from newsroom.models import LogEntry

SIZE = 40
SPELLING = re.compile(r"([0-9]{1,9})-([0-9]{1,18})")
# Each of these made one revision, which stands on the line itself.
WORD_VERBS = ("article.save", "article.restore", "article.merge")


class Place(NamedTuple):
    """A place on the line: everything older has a smaller revision number and a smaller number in the log."""

    revision: int = 10**9 - 1
    entry: int = 10**18 - 1

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place spelt «12-3456»; the newest end where nothing is given.

        Raises:
            Http404: the spelling is wrong.
        """
        if not text:
            return cls()
        found = SPELLING.fullmatch(text)
        if found is None:
            raise Http404
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.revision}-{self.entry}"


@dataclass(frozen=True)
class Point:
    """A point on the line: a revision (with the row of the log that made it), or another row of the log."""

    at: datetime
    revision: Revision | None = None
    entry: LogEntry | None = None
    seen: Sequence[Span] = field(default_factory=list)


@dataclass(frozen=True)
class Timeline:
    """A page of the line."""

    points: list[Point]
    older: Place | None

    @cached_property
    def revisions(self) -> list[Revision]:
        """The revisions on this page, newest first."""
        return [point.revision for point in self.points if point.revision is not None]

    @cached_property
    def entries(self) -> list[LogEntry]:
        """The rows of the log on this page that stand for themselves."""
        return [point.entry for point in self.points if point.entry is not None and point.revision is None]


def timeline(article: Article, place: Place, size: int = SIZE) -> Timeline:
    """The page older than a place; four queries, however long the history is."""
    about = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article), object_id=article.pk
    )
    revisions: Iterable[Any] = (
        article.revisions.filter(number__lt=place.revision)
        .select_related("by")
        .defer("body", "standfirst", "kicker")
        .order_by("-number")[: size + 1]
    )
    entries: Iterable[Any] = (
        about.filter(pk__lt=place.entry)
        .exclude(verb__in=WORD_VERBS)
        .select_related("by")
        .order_by("-pk")[: size + 1]
    )
    # Of the same moment the deed comes after the words it was done with.
    rows = list(merge(entries, revisions, key=lambda row: row.at, reverse=True))
    shown, more = rows[:size], len(rows) > size
    words = [row for row in shown if isinstance(row, Revision)]
    made_by = _made_by(about, words)
    seen = _seen(article)
    points = [
        Point(row.at, row, made_by.get(row.number), seen[row.pk])
        if isinstance(row, Revision)
        else Point(row.at, entry=row)
        for row in shown
    ]
    return Timeline(points, _end(place, shown) if more else None)


def _end(place: Place, shown: list[Any]) -> Place:
    """The place behind the last rows of a page; a kind of which none was shown stays where it was."""
    numbers = [row.number for row in shown if isinstance(row, Revision)]
    keys = [row.pk for row in shown if isinstance(row, LogEntry)]
    return Place(min(numbers, default=place.revision), min(keys, default=place.entry))


def _made_by(about: Any, words: list[Revision]) -> dict[int, LogEntry]:
    """The rows of the log that made these revisions, by the number of the revision."""
    numbers = [revision.number for revision in words]
    rows = about.filter(verb__in=WORD_VERBS, after__latest__in=numbers) if numbers else ()
    return {row.after["latest"]: row for row in rows}


def _seen(article: Article) -> dict[int, list[Span]]:
    """When readers saw each revision."""
    found: dict[int, list[Span]] = defaultdict(list)
    for span in spans(article):
        found[span.revision_id].append(span)
    return found
