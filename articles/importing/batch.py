"""Writes some hundred lines in one transaction: new reports in bulk, changed ones each by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import reset_queries, transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from articles import search_index
from articles.importing.ahead import Prepared, first_revision, words_of_line
from articles.importing.line import ReportLine
from articles.importing.links import Links
from articles.importing.names import Names
from articles.models import Article, Revision
from articles.stages import Stage
from newsroom import edition
from newsroom.collector import without_collector
from newsroom.models import Edition, LogEntry

SIZE = 500
"""Lines a transaction: large enough that its fixed cost is nothing, small enough that nobody waits for its lock."""

VERB = "article.import"


@dataclass
class Writer:
    """Writes batches; counts what became of the lines as "new", "changed" and "unchanged"."""

    note: str = ""
    """What the log says beside each report, such as the name of the file."""
    counts: Counter[str] = field(default_factory=Counter)
    names: Names = field(default_factory=Names)

    def write(self, lines: Sequence[ReportLine], ahead: Prepared | None = None) -> None:
        """Write the lines, whose numbers differ from each other; all of them or, if it fails, none.

        `ahead`: what was worked out of their words meanwhile.
        """
        with without_collector():
            self._write(lines, ahead)

    def _write(self, lines: Sequence[ReportLine], ahead: Prepared | None) -> None:
        names = self.names.copy()
        counts: Counter[str] = Counter()
        with transaction.atomic():
            # One import at a time: two that bring the same report would both find it missing.
            list(Edition.objects.select_for_update())
            digests = dict(
                Article.objects.filter(external_id__in=[line.external_id for line in lines]).values_list(
                    "external_id", "import_digest"
                )
            )
            new = [line for line in lines if line.external_id not in digests]
            changed = [line for line in lines if digests.get(line.external_id, line.digest) != line.digest]
            counts.update(new=len(new), changed=len(changed), unchanged=len(lines) - len(new) - len(changed))
            if new or changed:
                names.learn(new + changed)
                prepared = ahead.result() if ahead else {}
                words = [prepared.get(line.digest) or words_of_line(line) for line in new]
                articles = self._add(new, names, [word.revision for word in words])
                articles += self._update(changed, names)
                ready = {word.revision.pk: word.search for word in words}
                search_index.refresh([article.pk for article in articles], ready)
                self._log(articles)
                _move_edition(articles)
        self.names, self.counts = names, self.counts + counts
        reset_queries()  # while debugging Django keeps every statement, whole bodies in it

    def _add(self, lines: Sequence[ReportLine], names: Names, revisions: Sequence[Revision]) -> list[Article]:
        """New reports with their words, published at their moments."""
        articles = [_new_article(line, names) for line in lines]
        for article, revision in zip(articles, revisions, strict=True):
            article.show_words(revision)
            article.live = None  # a row may only point to a revision that is there
        Article.objects.bulk_create(articles)
        for article, revision in zip(articles, revisions, strict=True):
            revision.article = article
        Revision.objects.bulk_create(revisions)
        _publish([article.pk for article in articles])
        for article, revision in zip(articles, revisions, strict=True):
            article.stage, article.published_at = Stage.PUBLISHED, article.first_published_at
            article.live = article.latest = revision
        links = Links(names)
        for article, line in zip(articles, lines, strict=True):
            links.add(article, line)
        links.save()
        return articles

    def _update(self, lines: Sequence[ReportLine], names: Names) -> list[Article]:
        """Reports whose lines have changed: words, placement, links and moment."""
        found = Article.objects.select_related("live", "latest").in_bulk(
            [line.external_id for line in lines], field_name="external_id"
        )
        return [_updated(found[line.external_id], line, names) for line in lines]

    def _log(self, articles: Iterable[Article]) -> None:
        content_type = ContentType.objects.get_for_model(Article)
        LogEntry.objects.bulk_create(
            LogEntry(
                verb=VERB,
                content_type=content_type,
                object_id=article.pk,
                label=str(article),
                note=self.note,
                after=article.state(),
            )
            for article in articles
        )


def _new_article(line: ReportLine, names: Names) -> Article:
    """A report as a line places it; its moment waits in `first_published_at` until its words are there."""
    return Article(
        section_id=names.section(line),
        genre_id=names.genres.get(line.genre),
        first_published_at=line.published_at,
        external_id=line.external_id,
        import_digest=line.digest,
    )


def _revision(article: Article, line: ReportLine) -> Revision:
    """The words of a line, tidied; what lines do not have is kept from the revision before."""
    after, revision = article.latest, first_revision(line)
    revision.article = article
    if after:
        revision.number, revision.kicker = after.number + 1, after.kicker
        revision.lead_photo_id = after.lead_photo_id
    revision.tidy()
    return revision


def _publish(numbers: Sequence[int]) -> None:
    """Show new reports to readers from their moments on; one statement for all."""
    first = Subquery(Revision.objects.filter(article=OuterRef("pk"), number=1).values("pk")[:1])
    Article.objects.filter(pk__in=numbers).update(
        stage=Stage.PUBLISHED, published_at=F("first_published_at"), live=first, latest=first
    )


def _updated(article: Article, line: ReportLine, names: Names) -> Article:
    """A report brought to what its line says now. One that was withdrawn gets the words and stays withdrawn."""
    revision = _revision(article, line)
    if article.latest is None or not revision.says_the_same_as(article.latest):
        revision.save()
        article.latest = revision
    article.section_id = names.section(line)
    article.genre_id = names.genres.get(line.genre)
    article.import_digest = line.digest
    moment: datetime | None = None
    if article.stage != Stage.WITHDRAWN:
        moment = line.published_at
        article.stage = Stage.PUBLISHED
        if article.first_published_at is None or article.first_published_at > timezone.now():
            article.first_published_at = moment
        article.note_first_showing()
        article.show_words(article.latest)
    article.show_from(moment)
    if moment is not None and article.showings.exists():
        article.note_showing(max(moment, timezone.now()))
    links = Links(names)
    links.replace(article, line)
    links.save()
    return article


def _move_edition(articles: Iterable[Article]) -> None:
    """Once for all; the paper will change by itself at the first moment that is still to come."""
    now = timezone.now()
    to_come = (
        article.published_at for article in articles if article.published_at and article.published_at > now
    )
    edition.move(next_change=min(to_come, default=None))
