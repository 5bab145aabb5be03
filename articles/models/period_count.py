"""How many reports each day, month and year has: what the archive's calendars print."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodCount(models.Model):
    """Kept by `articles.archive_counts` alone, in the transactions that move reports; those still to come included."""

    class Unit(models.TextChoices):
        """How long the period is."""

        DAY = "d", _("day")
        MONTH = "m", _("month")
        YEAR = "y", _("year")

    unit = models.CharField(max_length=1, choices=Unit.choices)
    section = models.BigIntegerField()
    """The number of a section; 0 is the whole paper. No foreign key, which could not say 0."""
    first = models.DateField()
    """The first day of the period, by the site's clock."""
    reports = models.IntegerField()

    class Meta:
        verbose_name = _("count of the archive")
        verbose_name_plural = _("counts of the archive")
        constraints = [
            models.UniqueConstraint(fields=["unit", "section", "first"], name="period_counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.section} {self.first}: {self.reports}"
