"""What a name is found by: the words of all names of a record, ready to be looked up by their first letters."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 64
"""A word of more letters is known by so many."""


class WordField(models.CharField):
    """A word in the order of its code points, so that «begins with» is a span of the index on both databases."""

    def db_parameters(self, connection: Any) -> Any:
        """SQLite compares so by itself; PostgreSQL would sort as people do."""
        found = super().db_parameters(connection)
        return {**found, "collation": "C"} if connection.vendor == "postgresql" else found


class NameTerm(models.Model):
    """Kept by `events.name_index` alone. No foreign key: one table serves all kinds, those of the floor above too."""

    kind = models.CharField(max_length=16)
    """The name of the record's model."""
    number = models.PositiveBigIntegerField()
    term = WordField(max_length=LONGEST)

    class Meta:
        verbose_name = _("word of a name")
        verbose_name_plural = _("words of names")
        constraints = [models.UniqueConstraint(fields=["kind", "term", "number"], name="name_term_once")]
        indexes = [models.Index(fields=["kind", "number", "term"], name="name_term_of")]

    def __str__(self) -> str:
        return self.term
