"""A decision on a suggested link: in one report, under one name, for one record."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class LinkDecision(models.Model):
    """What somebody at the desk said to «the words X mean the record Y here»; said again, it is not counted again.

    The record is named by kind and number, since a decision may outlive it.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="link_decisions")
    alias = models.CharField(max_length=200)
    """The name as names are compared, without clitics (`newsroom.arabic.names.path_of`)."""
    kind = models.CharField(max_length=12)
    number = models.PositiveBigIntegerField()
    accepted = models.BooleanField()

    class Meta:
        verbose_name = _("decision on a suggested link")
        verbose_name_plural = _("decisions on suggested links")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind", "number", "alias"], name="link_decided_once_a_report"
            )
        ]

    def __str__(self) -> str:
        return f"{self.alias} · {self.kind} {self.number}"
