"""A position: a person at an organisation, with a title, from–to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.constraints import in_order
from events.models.organisation import Organisation
from events.models.person import Person
from events.precision import Precision
from newsroom import frame


class Position(models.Model):
    """History is rows: a new office is a new row, the old one keeps its dates."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions", verbose_name=_("person"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name=_("organisation"),
    )
    title = models.CharField(pgettext_lazy("position", "title"), max_length=200)
    started_on = models.DateField(_("from"), null=True, blank=True)
    started_precision = models.CharField(
        _("precision of the beginning"), max_length=5, choices=Precision.choices, default=Precision.YEAR
    )
    ended_on = models.DateField(_("to"), null=True, blank=True, help_text=_("Empty: still holds it."))
    ended_precision = models.CharField(
        _("precision of the end"), max_length=5, choices=Precision.choices, default=Precision.YEAR
    )

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = [models.F("started_on").desc(nulls_last=True), "-id"]
        constraints = [
            models.CheckConstraint(
                condition=in_order("started_on", "ended_on"),
                name="position_ends_after_it_starts",
                violation_error_message=_("The end is before the beginning."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_current(self) -> bool:
        """Whether the person still holds it, as far as is known."""
        return self.ended_on is None

    @property
    def dates_text(self) -> str:
        """«2019–2023», «منذ 2019», «حتى 2023»: from–to as far as it is known; empty where nothing is."""
        style = frame.identity().house_style
        start = self.started_on and style.partial_date(self.started_on, self.started_precision)
        end = self.ended_on and style.partial_date(self.ended_on, self.ended_precision)
        if start and end:
            return f"{start} – {end}" if start != end else start
        if start:
            return _("since %(date)s") % {"date": start}
        return _("until %(date)s") % {"date": end} if end else ""
