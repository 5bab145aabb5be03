"""Words that the desk keeps by itself while somebody is writing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.section import Section
from newsroom.models import Photo


class Autosave(models.Model):
    """What one person has typed into one form and not saved yet: one row a window, overwritten every few seconds.

    It is no revision: it can be half a sentence, nobody publishes it, and the history shows it as one line. A save
    takes it away; a form that is opened again offers it.
    """

    key = models.UUIDField(_("key"), unique=True, help_text=_("Made by the window; tells new reports apart."))
    article = models.ForeignKey(
        Article,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="autosaves",
        verbose_name=_("report"),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves", verbose_name=_("by")
    )
    base = models.PositiveIntegerField(
        _("number of the revision it began from"), default=0, help_text=_("0: a report never saved.")
    )
    section = models.ForeignKey(
        Section, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("section")
    )
    kicker = models.TextField(_("kicker"), blank=True)
    headline = models.TextField(_("headline"), blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = models.TextField(_("body"), blank=True)
    lead_photo = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lead photo")
    )
    started_at = models.DateTimeField(_("at"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return self.headline or str(_("report without a headline"))
