"""What the desk searches beside what readers see: the latest words of a report, where readers do not have them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.search_document import TermsField


class DeskDocument(models.Model):
    """Kept by `articles.desk_index` alone: of drafts, of withdrawn reports and of changes that wait.

    A table of its own, so that no search of readers can reach a word of it.
    """

    article = models.OneToOneField(
        Article,
        models.CASCADE,
        primary_key=True,
        related_name="desk_document",
        verbose_name=_("report"),
    )
    revision = models.PositiveBigIntegerField()
    """The revision whose words these are."""
    version = models.PositiveSmallIntegerField()
    """The `ANALYSER_VERSION` that made the terms."""
    phrases = models.TextField()
    title_terms = TermsField()
    terms = TermsField()

    class Meta:
        verbose_name = _("search document of the desk")
        verbose_name_plural = _("search documents of the desk")

    def __str__(self) -> str:
        return str(self.article_id)
