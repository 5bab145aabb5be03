"""How much a finding of the copy desk weighs in this house."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class HouseRule(models.Model):
    """One rule of the copy desk, where the administrator wants it otherwise than it comes."""

    class Weight(models.TextChoices):
        """What a finding does."""

        OFF = "off", _("not looked for")
        ADVISE = "advise", _("advises")
        BLOCK = "block", _("must be put right before publishing")

    code = models.CharField(_("rule"), max_length=40, unique=True)
    weight = models.CharField(_("weight"), max_length=6, choices=Weight.choices, default=Weight.ADVISE)

    class Meta:
        verbose_name = _("rule of the copy desk")
        verbose_name_plural = _("rules of the copy desk")
        ordering = ["code"]

    def __str__(self) -> str:
        from articles.copy_desk.reasons import name

        return name(self.code)
