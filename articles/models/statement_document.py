"""What search reads of a statement: the terms of its words, one row a statement."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.search_document import TermsField
from articles.models.statement import Statement


class StatementDocument(models.Model):
    """Kept by `articles.statement_index` alone.

    Who may read it and whom it belongs to is looked up in the statement itself: only the words are kept twice.
    """

    place = models.BigAutoField(primary_key=True)
    """Its day, then its number, in one integer: the order in which both databases walk."""
    statement = models.OneToOneField(
        Statement, models.CASCADE, related_name="document", verbose_name=_("statement")
    )
    version = models.PositiveSmallIntegerField()
    """The `ANALYSER_VERSION` that made the terms."""
    phrases = models.TextField()
    terms = TermsField()

    class Meta:
        verbose_name = _("search document of a statement")
        verbose_name_plural = _("search documents of statements")

    def __str__(self) -> str:
        return str(self.place)
