"""A correction: a dated public row under a report."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Correction(models.Model):
    """What was wrong or has changed, said in public; the row has an address of its own within the report."""

    class Kind(models.TextChoices):
        """What sort of statement it is."""

        CORRECTION = "correction", _("correction")
        CLARIFICATION = "clarification", _("clarification")
        UPDATE = "update", _("update")
        RETRACTION = "retraction", _("retraction")

    class Placement(models.TextChoices):
        """Where in the report readers see it."""

        TOP = "top", _("above the text")
        BOTTOM = "bottom", _("under the text")

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections", verbose_name=_("report"))
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices, default=Kind.CORRECTION)
    text = models.TextField(
        _("text"), help_text=_("Say what was wrong and what is right; readers see it with its date.")
    )
    placement = models.CharField(
        _("placement"), max_length=6, choices=Placement.choices, default=Placement.BOTTOM
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def anchor(self) -> str:
        """The part of the address after the hash."""
        return f"correction-{self.pk}"
