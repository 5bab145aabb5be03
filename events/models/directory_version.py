"""The version of the directory of names: one number that moves with every name of the record."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

THE_ONLY = 1


class DirectoryVersion(models.Model):
    """The only row of its table. Each process builds its directory anew when the number has moved."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("version of the directory of names")
        verbose_name_plural = _("versions of the directory of names")
        constraints = [models.CheckConstraint(condition=models.Q(pk=THE_ONLY), name="one_directory_version")]

    def __str__(self) -> str:
        return str(self.number)
