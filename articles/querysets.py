"""The grammar of reports: adjectives filter, `for_…` loads what a page prints."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from articles.stages import Stage
from newsroom.publishing import PublishableQuerySet

if TYPE_CHECKING:
    from articles.models import Section


def day_bounds(first: date, last: date | None = None) -> tuple[datetime, datetime]:
    """The half-open span of moments from the start of `first` to the end of `last`, by the site's clock.

    Half open and on the bare column, so that the index on it can serve.
    """
    zone = timezone.get_current_timezone()
    start = datetime.combine(first, time.min, zone)
    end = datetime.combine((last or first) + timedelta(days=1), time.min, zone)
    return start, end


def bylines() -> Prefetch:
    """The names that sign, to be loaded with cards."""
    from articles.models import Credit

    signed: QuerySet[Credit] = Credit.objects.select_related("person__photo", "source")
    return Prefetch("credits", signed)


class ArticleQuerySet(PublishableQuerySet):
    """Reports."""

    def newest_first(self) -> ArticleQuerySet:
        """By moment of publication, then number: the order of every list."""
        return self.order_by("-published_at", "-id")

    def in_section(self, section: Section) -> ArticleQuerySet:
        """Those of one section."""
        return self.filter(section=section)

    def between(self, first: date, last: date) -> ArticleQuerySet:
        """Those published from the first day to the last, both included, by the site's clock."""
        start, end = day_bounds(first, last)
        return self.filter(published_at__gte=start, published_at__lt=end)

    def on_day(self, day: date) -> ArticleQuerySet:
        """Those published on one day."""
        return self.between(day, day)

    def in_stage(self, *stages: Stage) -> ArticleQuerySet:
        """Those that stand at one of the stages."""
        return self.filter(stage__in=stages)

    def with_pending_changes(self) -> ArticleQuerySet:
        """Published, with a newer revision that readers do not see yet."""
        from articles.models import DeskDocument  # made of this very table

        # Looked up in the desk's own index, which is small: nothing tells a database that few rows differ so.
        unseen = DeskDocument.objects.values("article")
        return self.in_stage(Stage.PUBLISHED).exclude(live=F("latest")).filter(pk__in=unseen)

    def with_something_to_come(self) -> ArticleQuerySet:
        """Scheduled: the whole report, or a change to one that readers see."""
        now = timezone.now()
        return self.filter(Q(published_at__gt=now) | Q(next_live_at__gt=now))

    def prominent(self) -> ArticleQuerySet:
        """Pinned, leading its section or urgent at this moment."""
        now = timezone.now()
        # Looked up first and in no order: SQLite would go through all that is published.
        return self.published(now).filter(pk__in=ArticleQuerySet(self.model).lasting(now).order_by().values("pk"))

    def lasting(self, now: datetime) -> ArticleQuerySet:
        """Those that stand out until a moment after `now`, published or not."""
        return self.filter(Q(pinned_until__gt=now) | Q(urgent_until__gt=now) | Q(leads_section_until__gt=now))

    def for_card(self) -> ArticleQuerySet:
        """With what a card prints: the live words without the body, section, genre and photo; no query more."""
        return self.select_related("section", "genre", "live__lead_photo").defer("live__body")

    def for_page(self) -> ArticleQuerySet:
        """With the whole live text."""
        return self.select_related("section", "genre", "live__lead_photo")

    def telling_of_statements(self) -> ArticleQuerySet:
        """With `has_statements`: few have one, and whoever shows a report need not ask in vain."""
        from articles.models import Statement  # made of this very table

        return self.annotate(
            has_statements=Exists(Statement.objects.filter(article=OuterRef("pk"), stands=True))
        )
