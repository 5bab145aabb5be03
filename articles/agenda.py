"""The agenda: what happens, what is due and what comes before readers, day by day. Each list is one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.functional import cached_property

from articles import permissions
from articles.models import Article, Coverage
from articles.querysets import day_bounds
from events.models import Event, Outcome
from events.precision import Precision

if TYPE_CHECKING:
    from newsroom.models import User

MOST = 200
"""Of each kind so many are shown; a week that has more is read day by day."""
TRAY = 20
WEEK = 7


def week_of(day: date) -> tuple[date, date]:
    """The first and the last day of the week that a day lies in, as the house begins its weeks."""
    first_day = int(get_format("FIRST_DAY_OF_WEEK"))  # 0 is Sunday, as Django has it
    first = day - timedelta(days=(day.isoweekday() - first_day) % WEEK)
    return first, first + timedelta(days=WEEK - 1)


@dataclass
class EventOnDay:
    """An event on one of its days."""

    event: Event
    day_number: int
    days: int
    is_covered: bool


@dataclass
class Timed:
    """Something with an hour: a coverage that is due, or a report that comes before readers."""

    at: datetime
    coverage: Coverage | None = None
    article: Article | None = None


@dataclass
class Day:
    """What belongs to one day."""

    day: date
    events: list[EventOnDay] = field(default_factory=list)
    timed: list[Timed] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        return not (self.events or self.timed or self.outcomes)


class Agenda:
    """Some days as one person sees them; a section or a colleague narrows all lists to what is theirs.

    An event or an outcome is a section's, or a colleague's, when a coverage of theirs is planned for it.
    """

    def __init__(
        self,
        user: User,
        first: date,
        last: date,
        *,
        section: int | None = None,
        person: int | None = None,
        now: datetime | None = None,
    ) -> None:
        self.user = user
        self.first, self.last = first, last
        self.section, self.person = section, person
        self.now = now or timezone.now()
        self.start, self.end = day_bounds(first, last)
        self.plans = user.has_perm("articles.view_coverage")
        self.sees_events = user.has_perm("events.view_event")

    @property
    def today(self) -> date:
        """The day by the site's clock."""
        return timezone.localdate(self.now)

    @cached_property
    def days(self) -> list[Day]:
        """Every day of the stretch, empty ones too."""
        days = {day: Day(day) for day in self._each_day()}
        for row in self._events():
            for day in self._days_of(row.event, days):
                number = (day - row.event.first_day).days + 1
                days[day].events.append(EventOnDay(row.event, number, row.days, row.is_covered))
        for entry in sorted(self._timed(), key=lambda entry: entry.at):
            days[timezone.localtime(entry.at).date()].timed.append(entry)
        for outcome in self._outcomes():
            days[outcome.due_on].outcomes.append(outcome)
        return list(days.values())

    def _each_day(self) -> Iterator[date]:
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)

    @staticmethod
    def _days_of(event: Event, days: dict[date, Day]) -> list[date]:
        last = event.last_day or event.first_day
        return [day for day in days if event.first_day <= day <= last]

    # Events

    def _events(self) -> list[EventOnDay]:
        if not self.sees_events:
            return []
        known = Event.objects.filter(
            precision=Precision.DAY, first_day__lte=self.last, ends_on__gte=self.first
        )
        events = list(self._narrowed(known).order_by("first_day", "pk")[:MOST])
        covered = self._covered(events)
        return [
            EventOnDay(
                event,
                1,
                ((event.last_day or event.first_day) - event.first_day).days + 1,
                event.pk in covered,
            )
            for event in events
        ]

    @cached_property
    def without_day(self) -> list[Event]:
        """Events of which only the month or the year is known, where the stretch touches these."""
        if not self.sees_events:
            return []
        months = Q(
            precision=Precision.MONTH, first_day__lte=self.last, ends_on__gte=self.first.replace(day=1)
        )
        january = self.first.replace(month=1, day=1)
        years = Q(precision=Precision.YEAR, first_day__lte=self.last, ends_on__gte=january)
        return list(self._narrowed(Event.objects.filter(months | years)).order_by("first_day", "pk")[:TRAY])

    def _narrowed(self, events: Any) -> Any:
        rows = events.select_related("place").defer("description")
        if self.section or self.person:
            rows = rows.filter(pk__in=self._mine(Coverage.objects.all()).values("event"))
        return rows

    @staticmethod
    def _covered(events: list[Event]) -> set[int]:
        """The events that somebody has planned something for."""
        rows = Coverage.objects.filter(event__in=events).exclude(stage=Coverage.Stage.CANCELLED)
        return set(rows.values_list("event_id", flat=True)) if events else set()

    # What has an hour

    def _timed(self) -> Iterator[Timed]:
        for coverage in self._coverages(Coverage.objects.between(self.start, self.end))[:MOST]:
            yield Timed(coverage.due_at, coverage=coverage)
        for article in self._to_come():
            yield Timed(article.due, article=article)

    def _coverages(self, rows: Any) -> Any:
        if not self.plans:
            return rows.none()
        return self._mine(rows).for_list()

    def _mine(self, rows: Any) -> Any:
        if self.section:
            rows = rows.filter(section=self.section)
        if self.person:
            rows = rows.filter(assigned_to=self.person)
        return rows

    def _to_come(self) -> Any:
        """What comes before readers by itself in these days; one's own only, unless one is an editor."""
        if not permissions.may_read_unpublished(self.user):
            return []
        start = max(self.start, self.now)
        whole = Q(published_at__gte=start, published_at__lt=self.end)
        change = Q(next_live_at__gte=start, next_live_at__lt=self.end)
        rows = Article.objects.filter(whole | change).select_related("latest", "section", "created_by")
        if self.section:
            rows = rows.filter(section=self.section)
        if self.person:
            rows = rows.filter(created_by=self.person)
        if not permissions.may_publish_somewhere(self.user):
            rows = rows.filter(created_by=self.user)
        rows = rows.defer("latest__body", "latest__standfirst", "section__description")
        return rows.annotate(due=Coalesce("next_live_at", "published_at")).order_by("due", "pk")[:MOST]

    # What was promised

    def _outcomes(self) -> Any:
        if not self.sees_events:
            return []
        rows = Outcome.objects.filter(
            status=Outcome.Status.PROMISED, due_on__gte=self.first, due_on__lte=self.last
        )
        if self.section or self.person:
            rows = rows.filter(event__in=self._mine(Coverage.objects.all()).values("event"))
        return rows.select_related("event").defer("event__description").order_by("due_on", "pk")[:MOST]

    # Beside the days

    @cached_property
    def overdue(self) -> list[Coverage]:
        """Whatever should have been delivered before now, wherever its day lies."""
        return list(self._coverages(Coverage.objects.overdue(self.now))[:TRAY])

    @cached_property
    def undated(self) -> list[Coverage]:
        """The tray of ideas."""
        return list(self._coverages(Coverage.objects.undated())[:TRAY])

    def totals(self) -> dict[str, int]:
        """How many of each kind the days hold."""
        found: dict[str, int] = defaultdict(int)
        seen = {row.event.pk for day in self.days for row in day.events}
        found["event"] = len(seen)
        for day in self.days:
            found["coverage"] += sum(1 for entry in day.timed if entry.coverage)
            found["report"] += sum(1 for entry in day.timed if entry.article)
        return dict(found)
