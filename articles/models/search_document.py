"""What search reads: the terms of the words that readers see, one row a report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models.expressions import BaseExpression
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NUMBER_BITS = 28
"""Room for the number of a report in its place: 268 million of them."""
MOST_SECONDS = 2**34
"""Places reach from the year 1425 to 2514."""

TITLE_MARK = "¶"
"""On SQLite each term of a title is indexed with it in front: no letter, so no word of a text gives such a term."""
EVERY_PAIR = b"\xff"
"""The table of a text of which nothing is known: it may hold any pair."""


def place_of(moment: datetime, number: int) -> int:
    """Where a report stands in the order of publication: its second, then its number, in one integer.

    One integer, because both databases then walk the newest first along their own key: FTS5 knows no other order.
    """
    seconds = (moment - EPOCH) // timedelta(seconds=1)
    return (max(-MOST_SECONDS, min(seconds, MOST_SECONDS)) << NUMBER_BITS) + number % (1 << NUMBER_BITS)


class TermsField(models.Field):
    """A set of terms: a tsvector, or on SQLite the line that FTS5 reads."""

    def db_type(self, connection: Any) -> str:
        """The column's type."""
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value: Any, _compiler: Any, connection: Any) -> str:
        """Terms are lexemes as they are: PostgreSQL's parser and dictionaries never see them."""
        if isinstance(value, BaseExpression):
            return "%s"  # an UPDATE puts the expression in its place
        # As one text: quoting hundreds of elements one by one is among what costs an import most.
        return "array_to_tsvector(string_to_array(%s, ' '))" if connection.vendor == "postgresql" else "%s"

    def to_python(self, value: Any) -> Any:
        """The terms of a line, as a journal of changes keeps them."""
        return value.split() if isinstance(value, str) else value

    def value_to_string(self, obj: models.Model) -> str:
        """The terms as one line, whichever database they come from."""
        value: Any = self.value_from_object(obj)
        return value.replace("'", "") if isinstance(value, str) else " ".join(sorted(value))

    def get_db_prep_value(self, value: Iterable[str], connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002
        """The terms, none of which has a space in it; a tsvector puts them in order and keeps each once by itself."""
        return " ".join(value if connection.vendor == "postgresql" else sorted(set(value)))


class SearchDocument(models.Model):
    """Kept by `articles.search_index` alone; there while a report has a moment from which readers see it."""

    place = models.BigAutoField(primary_key=True)
    article = models.OneToOneField(
        Article, models.CASCADE, related_name="search_document", verbose_name=_("report")
    )
    revision = models.PositiveBigIntegerField()
    """The revision whose words these are: no foreign key, only to notice drift."""
    published_at = models.DateTimeField()
    version = models.PositiveSmallIntegerField()
    """The `ANALYSER_VERSION` that made the terms."""
    facets = TermsField()
    """Section, genre, people …, as terms such as `§p17`, which no word can be."""
    pairs = models.BinaryField(default=EVERY_PAIR)
    """Which words are neighbours, by `pair_table`: most texts without a phrase need not be read."""
    phrases = models.TextField()
    # Last, because a search reads what stands before them and SQLite reads a long row from its beginning.
    title_terms = TermsField()
    terms = TermsField()
    """Of the title and of all other words."""

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return str(self.place)
