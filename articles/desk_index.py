"""The index of words that readers do not see: drafts, withdrawn reports, changes that wait. Only the desk asks it.

`refresh` is called with each revision that is saved and, by `search_index.refresh`, with each verb that readers notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from articles import search_index
from articles.models import Article, DeskDocument, Revision
from articles.search_words import words_of
from newsroom.arabic.search_terms import ANALYSER_VERSION

UNSEEN = Q(latest__isnull=False) & (Q(published_at__isnull=True) | Q(live__isnull=True) | ~Q(live=F("latest")))
"""Reports whose latest words are not those that readers see, or will see."""


@transaction.atomic
def refresh(numbers: Iterable[int]) -> int:
    """Bring the documents of these reports to their latest words; how many had to change."""
    wanted = list(numbers)
    unseen = dict(Article.objects.filter(UNSEEN, pk__in=wanted).values_list("pk", "latest_id"))
    documents = DeskDocument.objects.filter(article__in=wanted)
    held = {
        number: revision if version == ANALYSER_VERSION else 0
        for number, revision, version in documents.values_list("article", "revision", "version")
    }
    changed = {number for number in {*unseen, *held} if unseen.get(number) != held.get(number)}
    if not changed:
        return 0
    documents.filter(article__in=changed).delete()
    words = Revision.objects.in_bulk([unseen[number] for number in changed if number in unseen])
    DeskDocument.objects.bulk_create(_document(revision) for revision in words.values())
    return len(changed)


def _document(revision: Revision) -> DeskDocument:
    words = words_of(revision)
    return DeskDocument(
        article_id=revision.article_id,
        revision=revision.pk,
        version=ANALYSER_VERSION,
        phrases=words.phrases,
        title_terms=words.title_terms,
        terms=words.terms,
    )


def mend() -> int:
    """Go through all reports with unseen words, a batch at a time, and put right what is wrong; how many were."""
    unseen: Any = Article.objects.filter(UNSEEN)
    kept: Any = DeskDocument.objects.all()
    return sum(refresh(numbers) for rows in (unseen, kept) for numbers in _batches(rows))


def _batches(rows: Any) -> Iterator[list[int]]:
    last = 0
    while numbers := list(
        rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[: search_index.BATCH]
    ):
        yield numbers
        last = numbers[-1]


def fill_if_empty() -> None:
    """After an upgrade that brings the index: make it, where nothing was ever saved into it."""
    if not DeskDocument.objects.exists():
        mend()
