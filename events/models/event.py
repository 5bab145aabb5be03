"""An event: something that happens at a time and a place, and that reports are about."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.constraints import in_order
from events.models.entity import Entity, EntityQuerySet
from events.models.place import Place
from events.precision import Precision
from newsroom import frame
from newsroom.body import clean_body
from newsroom.models import Photo


class EventQuerySet(EntityQuerySet):
    """Adds the grammar of days."""

    def upcoming(self) -> EventQuerySet:
        """Not over yet: the last day, or the only one, is today or later; nearest first."""
        today = timezone.localdate()
        return self.filter(ends_on__gte=today).order_by("first_day", "id")

    def past(self) -> EventQuerySet:
        """Over, the latest first."""
        today = timezone.localdate()
        return self.filter(ends_on__lt=today).order_by("-first_day", "-id")

    def for_card(self) -> EventQuerySet:
        """With what a card prints."""
        return self.select_related("place", "photo")


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
    ends_on = models.GeneratedField(
        expression=Coalesce("last_day", "first_day"),
        output_field=models.DateField(),
        db_persist=True,
    )
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
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with a description that holds nothing but the allowed HTML."""
        self.description = clean_body(self.description)
        super().save(*args, **kwargs)

    @property
    def dates_text(self) -> str:
        """«6–7 كانون الأول 2025»: the days as far as they are known, in house style."""
        return frame.identity().house_style.date_range(self.first_day, self.last_day, self.precision)

    def clean(self) -> None:
        """Put the error about days on the field, where an editor sees it."""
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day is before the first.")})
