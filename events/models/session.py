"""A session of an event's programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.constraints import in_order
from events.models.event import Event

if TYPE_CHECKING:
    from events.models.participation import Participation


class Session(models.Model):
    """One item of the programme; its speakers are participations that name it."""

    speakers: list[Participation]  # the programme of an event's page fills it

    event = models.ForeignKey(Event, models.CASCADE, related_name="sessions", verbose_name=_("event"))
    title = models.CharField(_("title"), max_length=300)
    day = models.DateField(_("day"), null=True, blank=True)
    starts = models.TimeField(_("starts"), null=True, blank=True)
    ends = models.TimeField(_("ends"), null=True, blank=True)
    hall = models.CharField(_("hall"), max_length=120, blank=True)
    description = models.TextField(_("description"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = [
            models.F("day").asc(nulls_last=True),
            models.F("starts").asc(nulls_last=True),
            "order",
            "id",
        ]
        constraints = [
            models.CheckConstraint(
                condition=in_order("starts", "ends"),
                name="session_ends_after_it_starts",
                violation_error_message=_("The end is before the beginning."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A session lies within the days of its event."""
        event = self.event if self.event_id else None
        if not self.day or event is None or not event.first_day:
            return
        if not event.first_day <= self.day <= (event.last_day or event.first_day):
            raise ValidationError({"day": _("This day is not one of the event's days.")})
