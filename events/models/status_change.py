"""A change in an event's standing: when it was postponed, moved, cancelled or held."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from events.precision import Precision
from newsroom import frame


class StatusChange(models.Model):
    """A dated row, written by `Event.save`; the desk may add what happened before the paper knew of the event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="status_changes", verbose_name=_("event"))
    day = models.DateField(_("day"), default=timezone.localdate)
    status = models.CharField(_("status from then on"), max_length=10, choices=Event.Status.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    old_first_day = models.DateField(
        _("first day until then"),
        null=True,
        blank=True,
        help_text=_("Where the dates changed: what had been announced before."),
    )
    old_last_day = models.DateField(_("last day until then"), null=True, blank=True)
    old_precision = models.CharField(
        _("precision until then"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )

    class Meta:
        verbose_name = _("change of status")
        verbose_name_plural = _("history of the status")
        ordering = ["day", "id"]

    def __str__(self) -> str:
        return self.get_status_display()

    @property
    def old_dates_text(self) -> str:
        """The days that had been announced, in house style; empty where they stayed."""
        if self.old_first_day is None:
            return ""
        style = frame.identity().house_style
        last = self.old_last_day if (self.old_last_day or self.old_first_day) >= self.old_first_day else None
        return style.date_range(self.old_first_day, last, self.old_precision)
