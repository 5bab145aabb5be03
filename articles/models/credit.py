"""A credit: one row of a report's byline."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.link import ArticleLink
from events.constraints import exactly_one
from events.models import Person, Source


class Credit(ArticleLink):
    """A person or a source, and what they did; in the order in which readers see them."""

    class Role(models.TextChoices):
        """What somebody did for the report."""

        WRITER = "writer", _("writer")
        PHOTOGRAPHER = "photographer", _("photographer")
        TRANSLATOR = "translator", _("translator")
        EDITOR = "editor", _("editor")

    article = models.ForeignKey(Article, models.CASCADE, related_name="credits", verbose_name=_("report"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="credits", verbose_name=_("person")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="credits", verbose_name=_("source")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.WRITER)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("byline")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(("person", "source")),
                name="credit_has_one_bearer",
                violation_error_message=_("Choose either a person or a source."),
            ),
            models.UniqueConstraint(
                fields=["article", "person", "role"],
                name="credit_person_once",
                violation_error_message=_("This person already signs the report in this role."),
            ),
            models.UniqueConstraint(
                fields=["article", "source", "role"],
                name="credit_source_once",
                violation_error_message=_("This source already signs the report in this role."),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-published_at", "-article"], name="credit_person_newest"),
            models.Index(fields=["source", "-published_at", "-article"], name="credit_source_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.bearer} · {self.get_role_display()}"

    @property
    def bearer(self) -> Person | Source:
        """Who signs; the table sees to it that there is exactly one."""
        found: Any = self.person or self.source
        return found

    def linked_article(self) -> Article:
        """The report."""
        return self.article
