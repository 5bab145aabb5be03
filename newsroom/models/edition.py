"""The edition: one number for the paper now on the street."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """The only row of its table: the number, when it moved, and the next change that is already known."""

    number = models.PositiveBigIntegerField(_("number"), default=1)
    # By the clock of the machine that moved it: one whose clock is behind must not keep pages made before this moment.
    moved_at = models.DateTimeField(_("moved at"), null=True, blank=True)
    next_change = models.DateTimeField(_("next known change"), null=True, blank=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return str(self.number)
