"""The edition: one number for the paper now on the street."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """The only row of its table: the number, and the moment of the next change that is already known."""

    number = models.PositiveBigIntegerField(_("number"), default=1)
    next_change = models.DateTimeField(_("next known change"), null=True, blank=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return str(self.number)
