"""What the desk shows in the morning: each list is one query, whatever the size of the newsroom."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property

from articles import permissions
from articles.models import Article, Autosave, Coverage
from articles.stages import Stage
from events.models import Event, Outcome
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from newsroom.models import User

LENGTH = 6
"""Reports in a list: more belong into the list of reports, to which the heading leads."""
MOST_RETURNED = 20
EVENTS_AHEAD = timedelta(days=7)


class Dashboard:
    """The lists of one person at one moment; those that are not theirs are empty."""

    def __init__(self, user: User, now: datetime | None = None) -> None:
        self.user = user
        self.now = now or timezone.now()
        self.reads = permissions.may_read_unpublished(user)
        self.writes = user.has_perm("articles.add_article")
        self.edits = permissions.may_publish_somewhere(user)
        self.plans = user.has_perm("articles.view_coverage")

    # One's own

    @cached_property
    def _drafts(self) -> list[Any]:
        """One's own drafts, the returned ones first; each knows the last return, if there was one."""
        if not self.writes:
            return []
        returns = LogEntry.objects.filter(verb="article.return", content_type=_kind())
        mine = self._rows().in_stage(Stage.DRAFT).filter(created_by=self.user)
        came_back = Exists(returns.filter(object_id=OuterRef("pk")))
        rows = list(
            mine.annotate(came_back=came_back).order_by("-came_back", "-latest__at")[: MOST_RETURNED + LENGTH]
        )
        last: dict[int, LogEntry] = {}
        if rows and rows[0].came_back:
            entries = returns.filter(object_id__in=[row.pk for row in rows if row.came_back])
            last = {entry.object_id: entry for entry in entries.select_related("by").order_by("at", "id")}
        for row in rows:
            row.returned = last.get(row.pk)
        return rows

    @property
    def drafts(self) -> list[Any]:
        """Begun, and never handed in or never handed back."""
        return [row for row in self._drafts if row.returned is None][:LENGTH]

    @property
    def returned(self) -> list[Any]:
        """Handed back by an editor, with the note (`returned`, a row of the log); the latest return first."""
        back = [row for row in self._drafts if row.returned is not None]
        return sorted(back, key=lambda row: row.returned.at, reverse=True)

    @cached_property
    def unsaved(self) -> list[Any]:
        """Texts that the desk has kept by itself and that were never saved."""
        if not self.writes:
            return []
        kept = Autosave.objects.filter(by=self.user).select_related("article__latest")
        return list(kept.defer("body", "article__latest__body").order_by("-saved_at")[:LENGTH])

    @cached_property
    def handed_in(self) -> list[Any]:
        """One's own reports that wait for editors; whoever is an editor has them in other lists."""
        if not self.writes or self.edits:
            return []
        waiting = self._rows().in_stage(Stage.SUBMITTED, Stage.APPROVED).filter(created_by=self.user)
        return list(waiting.order_by("-latest__at")[:LENGTH])

    @cached_property
    def coverages(self) -> list[Any]:
        """What is assigned to the person and not delivered: overdue first, then what is due soonest."""
        if not self.plans:
            return []
        rows = Coverage.objects.of(self.user).open().for_list()
        return list(rows.order_by(F("due_at").asc(nulls_last=True), "pk")[:LENGTH])

    @cached_property
    def overdue(self) -> list[Any]:
        """What others should have delivered; the business of editors."""
        if not (self.plans and self.edits):
            return []
        return list(Coverage.objects.overdue(self.now).exclude(assigned_to=self.user).for_list()[:LENGTH])

    # The editors'

    @cached_property
    def to_review(self) -> list[Any]:
        """Handed in, in the sections that the person may publish; the assigned ones first, then who waits longest."""
        return self._reviewable(Stage.SUBMITTED)

    @cached_property
    def ready(self) -> list[Any]:
        """Approved, and not published yet."""
        return self._reviewable(Stage.APPROVED)

    def _reviewable(self, stage: Stage) -> list[Any]:
        if not self.edits:
            return []
        mine = permissions.sections_of(self.user)
        first = Case(When(section__in=mine, then=Value(0)), default=Value(1), output_field=IntegerField())
        rows = permissions.publishable_by(self.user, self._rows()).in_stage(stage)
        return list(rows.annotate(first=first).order_by("first", "latest__at", "pk")[:LENGTH])

    @cached_property
    def pending(self) -> list[Any]:
        """Published, with words that readers do not see yet and that nobody has given a moment."""
        if not self.edits:
            return []
        rows = permissions.publishable_by(self.user, self._rows()).with_pending_changes()
        planned = Q(next_live__isnull=False, next_live=F("latest"))
        return list(rows.published(self.now).exclude(planned).order_by("-latest__at")[:LENGTH])

    # Everybody's

    @cached_property
    def scheduled(self) -> list[Any]:
        """What readers will see, in the order of its moments (`due`): whole reports and changes to live ones."""
        if not self.reads:
            return []
        rows = self._rows().with_something_to_come()
        if not self.edits:
            rows = rows.filter(created_by=self.user)
        return list(
            rows.annotate(due=Coalesce("next_live_at", "published_at")).order_by("due", "pk")[:LENGTH]
        )

    @cached_property
    def prominent(self) -> list[Any]:
        """Urgent or pinned at this moment, what lapses first on top."""
        return list(self._rows().prominent().order_by("urgent_until", "pinned_until")) if self.reads else []

    @cached_property
    def just_published(self) -> list[Any]:
        """What readers saw last."""
        return list(self._rows().published(self.now).newest_first()[:LENGTH]) if self.reads else []

    @cached_property
    def events(self) -> list[Any]:
        """Under way today, or within a week."""
        if not self.user.has_perm("events.view_event"):
            return []
        soon = timezone.localdate(self.now) + EVENTS_AHEAD
        return list(Event.objects.upcoming().filter(first_day__lte=soon).select_related("place")[:LENGTH])

    @cached_property
    def unkept(self) -> list[Any]:
        """What events promised for a day that is over, and what did not appear; the latest broken promise first."""
        if not self.user.has_perm("events.view_event"):
            return []
        late = Outcome.objects.filter(status=Outcome.Status.PROMISED, due_on__lt=self.today)
        return list(late.select_related("event").order_by("-due_on", "-pk")[:LENGTH])

    @property
    def today(self) -> Any:
        """The day by the site's clock."""
        return timezone.localdate(self.now)

    @staticmethod
    def _rows() -> Any:
        rows = Article.objects.select_related("latest", "section", "created_by")
        return rows.defer("latest__body", "latest__standfirst", "section__description")


def _kind() -> ContentType:
    return ContentType.objects.get_for_model(Article)
