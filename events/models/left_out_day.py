"""A day on which an event that comes again does not take place."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event


class LeftOutDay(models.Model):
    """An exception of a repetition, such as a Thursday that is a holiday."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="left_out_days", verbose_name=_("event"))
    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("day left out")
        verbose_name_plural = _("days left out")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "day"],
                name="event_leaves_a_day_out_once",
                violation_error_message=_("This day is left out already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.day)
