"""An event: something that happens at a time and a place, and that reports are about."""

from __future__ import annotations

import calendar
import uuid
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.constraints import in_order
from events.models.entity import Entity, EntityQuerySet
from events.models.place import Place
from events.models.series import Series
from events.precision import Precision
from newsroom import frame
from newsroom.body import clean_body
from newsroom.models import Photo


class EventQuerySet(EntityQuerySet):
    """Adds the grammar of days."""

    def upcoming(self, today: date | None = None) -> EventQuerySet:
        """Not over yet: the last day, or the only one, is today or later; nearest first."""
        return self.filter(ends_on__gte=today or timezone.localdate()).order_by("first_day", "id")

    def past(self) -> EventQuerySet:
        """Over, the latest first."""
        today = timezone.localdate()
        return self.filter(ends_on__lt=today).order_by("-first_day", "-id")

    def for_card(self) -> EventQuerySet:
        """With what a card prints."""
        return self.select_related("place", "photo")

    def between(self, first: date, last: date) -> EventQuerySet:
        """Those of which some day, as far as days are known, lies from `first` to `last`, in the order of days."""
        return self.filter(first_day__lte=last, ends_on__gte=first).order_by("first_day", "id")


class Event(Entity):
    """A conference, a match, a festival; its status and dates are what is known now, the old date is kept."""

    address_name = "event"

    class Kind(models.TextChoices):
        """What sort of event it is."""

        CONFERENCE = "conference", _("conference")
        FESTIVAL = "festival", _("festival")
        EXHIBITION = "exhibition", _("exhibition")
        MATCH = "match", _("match")
        SESSION = "session", _("meeting")
        TRAINING = "training", _("training course")
        OTHER = "other", _("other event")

    class Status(models.TextChoices):
        """Where it stands; the terms of schema.org's EventStatusType and two of our own."""

        ANNOUNCED = "announced", _("announced")
        UNDER_WAY = "under_way", _("under way")
        HELD = "held", _("held")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    class Attendance(models.TextChoices):
        """Where people take part; schema.org's EventAttendanceModeEnumeration."""

        OFFLINE = "offline", _("in person")
        ONLINE = "online", _("online only")
        MIXED = "mixed", _("in person and online")

    class Repeats(models.TextChoices):
        """How often an event comes again."""

        WEEKLY = "weekly", _("every week")
        MONTHLY = "monthly", _("every month")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)
    slogan = models.CharField(_("slogan"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("place")
    )
    first_day = models.DateField(_("first day"), help_text=_("Of a month or a year: its first day."))
    last_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: it lasts one day, month or year.")
    )
    precision = models.CharField(
        _("precision"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    start_time = models.TimeField(_("starts"), null=True, blank=True, help_text=_("By the site's clock."))
    end_time = models.TimeField(_("ends"), null=True, blank=True)
    repeats = models.CharField(_("comes again"), max_length=7, choices=Repeats.choices, blank=True)
    repeats_until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day on which it may come again.")
    )
    ends_on = models.DateField(editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.ANNOUNCED)
    status_reason = models.CharField(
        _("reason for the status"),
        max_length=300,
        blank=True,
        help_text=_("Why it was postponed or cancelled; readers see it."),
    )
    previous_first_day = models.DateField(
        _("first day before the postponement"),
        null=True,
        blank=True,
        help_text=_("Readers see the old date beside the new one."),
    )
    attendance_mode = models.CharField(
        _("how people take part"), max_length=7, choices=Attendance.choices, blank=True
    )
    attendance = models.CharField(
        _("attendance as stated"),
        max_length=200,
        blank=True,
        help_text=_("In the words of whoever stated it, such as «more than 300 people from 30 countries»."),
    )
    attendance_stated_by = models.CharField(_("attendance stated by"), max_length=200, blank=True)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    photo = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    website = models.URLField(_("website"), blank=True)
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="events", verbose_name=_("series")
    )
    edition_number = models.PositiveSmallIntegerField(
        _("number of the edition"), null=True, blank=True, help_text=_("9 for «the ninth edition».")
    )
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    """By which calendars of readers know it for life."""
    changed_at = models.DateTimeField(auto_now=True, editable=False)
    next_time: date | None = None
    """In a list: when one that comes again takes place next."""

    objects: ClassVar[Any] = EventQuerySet.as_manager()

    class Meta(Entity.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-first_day", "-id"]
        indexes = [
            models.Index(fields=["first_day", "id"], name="event_by_day"),
            models.Index(fields=["ends_on", "id"], name="event_by_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=in_order("first_day", "last_day"),
                name="event_ends_after_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=F("id")),
                name="event_not_part_of_itself",
                violation_error_message=_("An event is not part of itself."),
            ),
            models.UniqueConstraint(
                fields=["series", "edition_number"],
                name="event_is_one_edition",
                violation_error_message=_("The series has an edition with this number already."),
            ),
        ]

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any
    ) -> Self:
        """Remembers how it stood, so that `save` can tell what changed."""
        event = super().from_db(db, field_names, values, **more)
        if event.get_deferred_fields().isdisjoint(STANDING):
            event._stood = event._standing()
        return event

    def _standing(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in STANDING}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with a clean description, the day it ends on, and a dated row where status or days changed."""
        self.description = clean_body(self.description)
        self.ends_on = self.last_known_day()
        before: dict[str, Any] | None = getattr(self, "_stood", None)
        moved = before is not None and any(before[name] != getattr(self, name) for name in STANDING[1:])
        if before and moved and self.status == self.Status.POSTPONED and not self.previous_first_day:
            self.previous_first_day = before["first_day"]
        super().save(*args, **kwargs)
        if before is not None and (moved or before["status"] != self.status):
            old = {f"old_{name}": before[name] for name in STANDING[1:]} if moved else {}
            self.status_changes.create(status=self.status, reason=self.status_reason, **old)
        self._stood = self._standing()

    def _make_slug(self) -> str:
        # «/events/2025/12/» is a month: words that are a number alone would hide the event behind it.
        made = super()._make_slug()
        return f"{made}-{_('event')}" if made.isdecimal() else made

    def last_known_day(self) -> date:
        """The last day on which it may still take place: of a month or a year known as such, its last one."""
        again = self.repeats_until if self.repeats else None
        last = max(filter(None, (again, self.last_day, self.first_day)))
        if self.precision == Precision.YEAR:
            return last.replace(month=12, day=31)
        if self.precision == Precision.MONTH:
            return last.replace(day=calendar.monthrange(last.year, last.month)[1])
        return last

    @property
    def dates_text(self) -> str:
        """«6–7 كانون الأول 2025»: the days as far as they are known, in house style."""
        return frame.identity().house_style.date_range(self.first_day, self.last_day, self.precision)

    @property
    def iso_start(self) -> str:
        """As much of the first day as is known, for machines: 2025-12-06, 2025-12 or 2025."""
        return self.first_day.isoformat()[: self.precision_length]

    @property
    def precision_length(self) -> int:
        """How much of an ISO date is known."""
        return {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[Precision(self.precision)]

    @property
    def hours_text(self) -> str:
        """«18:00–20:00»: when it begins and ends, as far as that is known."""
        clock = frame.identity().house_style.clock
        return "–".join(clock(hour) for hour in (self.start_time, self.end_time) if hour is not None)

    @property
    def edition_text(self) -> str:
        """«الدورة التاسعة»: which edition of its series this is; empty where it has no number."""
        if self.edition_number is None:
            return ""
        return str(_("edition %(ordinal)s")) % {"ordinal": frame.ordinal(self.edition_number)}

    @property
    def is_to_come_again(self) -> bool:
        """Whether it was put off to a day that is known now."""
        return (
            self.status == self.Status.POSTPONED
            and self.previous_first_day is not None
            and self.previous_first_day != self.first_day
        )

    @property
    def is_off(self) -> bool:
        """Whether it does not take place on its days: cancelled, or put off and nobody knows until when."""
        put_off = self.status == self.Status.POSTPONED and not self.is_to_come_again
        return put_off or self.status == self.Status.CANCELLED

    def clean(self) -> None:
        """Put the errors about days on the fields, where an editor sees them."""
        errors: dict[str, Any] = {}
        if self.first_day and self.last_day and self.last_day < self.first_day:
            errors["last_day"] = _("The last day is before the first.")
        if self.start_time is None and self.end_time is not None:
            errors["start_time"] = _("Say when it starts as well.")
        if self.precision != Precision.DAY and (self.start_time or self.repeats):
            errors["precision"] = _("An hour or a repetition needs a day that is known.")
        if self.repeats and not self.repeats_until:
            errors["repeats_until"] = _("Say until when it comes again.")
        elif self.first_day and self.repeats_until and self.repeats_until < self.first_day:
            errors["repeats_until"] = _("This is before the first day.")
        if self.edition_number is not None and self.series_id is None:
            errors["series"] = _("Choose the series of which this is an edition.")
        if errors:
            raise ValidationError(errors)


STANDING: Sequence[str] = ("status", "first_day", "last_day", "precision")
"""What the history of an event's status is about."""
