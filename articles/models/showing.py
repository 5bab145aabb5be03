"""Which words readers saw, and when."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision


class ShowingQuerySet(models.QuerySet["Showing"]):
    """The grammar of showings."""

    def at(self, moment: datetime) -> ShowingQuerySet:
        """What stood before readers at a moment."""
        return self.filter(since__lte=moment).filter(models.Q(until=None) | models.Q(until__gt=moment))


class Showing(models.Model):
    """One revision in front of readers, from a moment until another; the verbs write it, nobody changes it."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="showings", verbose_name=_("report"))
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+", verbose_name=_("revision"))
    since = models.DateTimeField(_("shown from"))
    until = models.DateTimeField(_("shown until"), null=True, blank=True)

    objects = ShowingQuerySet.as_manager()

    class Meta:
        verbose_name = _("showing")
        verbose_name_plural = _("showings")
        ordering = ["-since", "-id"]
        indexes = [models.Index(fields=["article", "since"], name="showing_by_moment")]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(until=None), name="showing_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="showing_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return str(self.revision)
