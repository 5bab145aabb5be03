"""A series: an event that comes again under the same name, each time with a number."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.entity import Entity


class Series(Entity):
    """A festival of every year, a congress of every second one; its editions are events of their own."""

    address_name = "series"

    description = models.TextField(
        _("what this is"),
        blank=True,
        help_text=_("One to three sentences; readers see them on top of the series' page."),
    )
    website = models.URLField(_("website"), blank=True)

    class Meta(Entity.Meta):
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")
