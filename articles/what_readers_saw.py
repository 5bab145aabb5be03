"""What stood before readers at a moment: the words, the corrections under them, or the notice of a withdrawal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType

from articles.models import Article, Correction, Revision
from newsroom.models import LogEntry


class Span(NamedTuple):
    """One revision in front of readers, from a moment until another; None: until now."""

    revision_id: int
    since: datetime
    until: datetime | None

    def holds(self, moment: datetime) -> bool:
        """Whether readers saw it then."""
        return self.since <= moment and (self.until is None or self.until > moment)


@dataclass(frozen=True)
class Seen:
    """What readers found at the report's address at a moment."""

    revision: Revision | None = None
    span: Span | None = None
    corrections: Sequence[Correction] = field(default_factory=list)
    withdrawn_at: datetime | None = None
    reason: str = ""


def spans(article: Article) -> list[Span]:
    """All words that readers saw, newest first; one query.

    Of reports that came with an import nothing was written down: their live words count since publication.
    """
    rows = [Span(*row) for row in article.showings.values_list("revision_id", "since", "until")]
    since = article.published_at or article.first_published_at
    if rows or article.live_id is None or since is None:
        return rows
    return [Span(article.live_id, since, article.withdrawn_at)]


def seen_at(article: Article, moment: datetime, known: Sequence[Span] | None = None) -> Seen:
    """What readers found at a moment; `known` spares the query for the spans."""
    all_spans = spans(article) if known is None else known
    span = next((span for span in all_spans if span.holds(moment)), None)
    if span is None:
        return _gone(article, moment, all_spans)
    words = Revision.objects.select_related("lead_photo", "by").get(pk=span.revision_id)
    return Seen(words, span, list(article.corrections.filter(at__lte=moment)))


def _gone(article: Article, moment: datetime, known: Sequence[Span]) -> Seen:
    """Nothing, or the notice that it was withdrawn: words that had ended before, and the reason in the log."""
    if not any(span.until is not None and span.until <= moment for span in known):
        return Seen()
    if article.withdrawn_at is not None and article.withdrawn_at <= moment:
        return Seen(withdrawn_at=article.withdrawn_at, reason=article.withdrawal_reason)
    entry = (
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Article),
            object_id=article.pk,
            verb="article.withdraw",
            at__lte=moment,
        )
        .order_by("-at")
        .first()
    )
    return Seen(withdrawn_at=entry.at, reason=entry.note) if entry else Seen()
