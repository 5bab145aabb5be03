"""Words that find each other in the search."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.synonyms.group import COMMA, Group, split


class SynonymGroup(models.Model):
    """A group of words; each finds all others, or, where the row goes one way, what stands in `finds`."""

    class Kind(models.TextChoices):
        """Why rules do not find them."""

        PLURAL = "plural", _("broken plural")
        FEMININE = "feminine", _("irregular feminine")
        SPELLING = "spelling", _("spelling of a loan word or a name")
        ABBREVIATION = "abbreviation", _("abbreviation")
        SYNONYM = "synonym", _("synonym")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.SYNONYM)
    words = models.TextField(
        _("words of the group"),
        help_text=_("With commas between them. Each finds all others: «minister, ministers»."),
    )
    finds = models.TextField(
        _("find only"),
        blank=True,
        help_text=_(
            "Leave empty, unless the row goes one way: the words find these, not the other way round."
        ),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    is_used = models.BooleanField(
        _("used in search"), default=True, help_text=_("Untick to keep the row without search using it.")
    )
    # NULL for what editors have made: only rows of the list have to be told apart.
    origin = models.CharField(max_length=200, null=True, blank=True, editable=False, unique=True)  # noqa: DJ001
    as_loaded = models.TextField(blank=True, editable=False)
    """The line of the starting list; as long as the row says the same, no editor has changed it."""
    saves = models.PositiveIntegerField(default=0, editable=False)
    """With the moment below it tells a process whether what it keeps of the table is still true."""
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words", "pk"]

    def __str__(self) -> str:
        return f"{self.words} ← {self.finds}" if self.finds else self.words

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Count the save."""
        self.saves += 1
        super().save(*args, **kwargs)

    @property
    def group(self) -> Group:
        """What search reads."""
        return Group(split(self.words), split(self.finds), self.kind, self.note)

    def fill(self, group: Group) -> None:
        """Take over a line of the starting list."""
        self.kind, self.note = group.kind, group.note
        self.words, self.finds = COMMA.join(group.words), COMMA.join(group.finds)
        self.origin, self.as_loaded = group.key, group.as_line()

    @property
    def is_untouched(self) -> bool:
        """Whether it is as the starting list had it."""
        return self.is_used and self.group.as_line() == self.as_loaded
