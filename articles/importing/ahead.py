"""Works out the words of lines that come next, while the database writes those before them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import NamedTuple, Self

from articles.importing.line import ReportLine
from articles.models import Article, Revision
from articles.search_words import SearchWords, words_of
from newsroom.body import paragraphs

SWITCH = 0.0002
"""Seconds after which the work beside makes way, when the database has answered: usually it is 25 times as long."""


class Words(NamedTuple):
    """What a line says, tidied, and what the search index will hold of it."""

    revision: Revision
    search: SearchWords


Prepared = Future[dict[str, Words]]
"""The words of some lines, by their fingerprints."""


class Ahead:
    """One line of work beside the one that writes; nothing in it asks the database."""

    def __enter__(self) -> Self:
        self._beside = ThreadPoolExecutor(1)
        self._usual = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        sys.setswitchinterval(self._usual)
        self._beside.shutdown(cancel_futures=kind is not None)

    def begin(self, lines: Sequence[ReportLine]) -> Prepared:
        """Begin with these lines; those of reports that are there already are left, few of them will have changed."""
        numbers = [line.external_id for line in lines]
        known = set(Article.objects.filter(external_id__in=numbers).values_list("external_id", flat=True))
        return self._beside.submit(prepared, [line for line in lines if line.external_id not in known])


def prepared(lines: Iterable[ReportLine]) -> dict[str, Words]:
    """The words of new reports."""
    return {line.digest: words_of_line(line) for line in lines}


def words_of_line(line: ReportLine) -> Words:
    """The words of a new report."""
    revision = first_revision(line)
    return Words(revision, words_of(revision))


def first_revision(line: ReportLine) -> Revision:
    """What a line says, tidied; whose words they are is not known yet."""
    revision = Revision(number=1, headline=line.title, standfirst=line.lead, body=paragraphs(line.body))
    revision.tidy()
    return revision
