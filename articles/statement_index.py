"""The search documents of statements, kept in the transaction that saves one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from django.db import transaction

from articles.models import Statement, StatementDocument
from articles.models.search_document import place_of
from newsroom.arabic.search_terms import ANALYSER_VERSION, index_terms, phrase_text

BATCH = 500


def place(statement: Statement) -> int:
    """Where it stands in the order of days and numbers."""
    return place_of(datetime.combine(statement.said_on, time.min, UTC), statement.pk)


@transaction.atomic
def refresh(statements: Iterable[Statement]) -> None:
    """Bring the documents of these statements to the words that they have now."""
    rows = list(statements)
    StatementDocument.objects.filter(statement__in=[row.pk for row in rows]).delete()
    StatementDocument.objects.bulk_create(_document(row) for row in rows)


def _document(statement: Statement) -> StatementDocument:
    return StatementDocument(
        place=place(statement),
        statement_id=statement.pk,
        version=ANALYSER_VERSION,
        phrases=phrase_text(statement.text),
        terms=index_terms(statement.text),
    )


def batches() -> Iterator[list[Statement]]:
    """All statements, newest first, a batch at a time."""
    rows = Statement.objects.order_by("-pk").only("pk", "text", "said_on")
    found = list(rows[:BATCH])
    while found:
        yield found
        found = list(rows.filter(pk__lt=found[-1].pk)[:BATCH])
