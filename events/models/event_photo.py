"""The photos of an event."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from newsroom.models import Photo


class EventPhoto(models.Model):
    """A picture of the gallery; the same photo stands in it once."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="photos", verbose_name=_("event"))
    photo = models.ForeignKey(Photo, models.CASCADE, related_name="+", verbose_name=_("photo"))
    caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("Empty: the photo's own caption.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("photo of the event")
        verbose_name_plural = _("photos of the event")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "photo"],
                name="event_photo_once",
                violation_error_message=_("This photo stands in the gallery already."),
            )
        ]

    def __str__(self) -> str:
        return self.caption or str(self.photo)
