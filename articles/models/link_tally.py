"""How often the desk accepted and rejected one name for one record."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

ENOUGH = 10
"""Decisions after which a name may fall silent."""
GOOD = 0.5
"""The share of accepted suggestions below which it does."""


class LinkTally(models.Model):
    """The counts of `LinkDecision`, so that nobody has to count rows."""

    alias = models.CharField(max_length=200)
    kind = models.CharField(max_length=12)
    number = models.PositiveBigIntegerField()
    accepted = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tally of suggested links")
        verbose_name_plural = _("tallies of suggested links")
        constraints = [
            models.UniqueConstraint(fields=["alias", "kind", "number"], name="link_tally_once_a_name")
        ]

    def __str__(self) -> str:
        return f"{self.alias} · {self.kind} {self.number}: +{self.accepted} −{self.rejected}"

    @property
    def is_quiet(self) -> bool:
        """Whether it has been rejected so often that it is not suggested any more."""
        decided = self.accepted + self.rejected
        return decided >= ENOUGH and self.accepted < decided * GOOD
