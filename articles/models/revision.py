"""A revision: the words of a report at one moment."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.arabic.typography import count_words, strip_bidi
from newsroom.body import clean_body, plain_text
from newsroom.models import Photo

WORDS = ("kicker", "headline", "standfirst", "body", "lead_photo_id")


class Revision(models.Model):
    """Numbered, signed and never changed: saving a report makes a new one."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="revisions", verbose_name=_("report")
    )
    number = models.PositiveIntegerField(_("number"))
    kicker = models.CharField(
        _("kicker"), max_length=80, blank=True, help_text=_("Two or three words above the headline.")
    )
    headline = models.CharField(_("headline"), max_length=250)
    standfirst = models.TextField(
        _("standfirst"),
        blank=True,
        max_length=800,
        help_text=_("One or two sentences under the headline; lists and search engines show them too."),
    )
    body = models.TextField(_("body"), blank=True)
    lead_photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leading",
        verbose_name=_("lead photo"),
        help_text=_("Readers see it above the text and on every card that shows the report."),
    )
    words = models.PositiveIntegerField(_("words"), default=0, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="revisions",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        indexes = [models.Index(fields=["at"], name="revision_at")]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_numbered_once"),
            models.CheckConstraint(condition=~models.Q(headline=""), name="revision_has_a_headline"),
        ]

    def __str__(self) -> str:
        return self.headline

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save once, with clean words; a saved revision is refused.

        Raises:
            ValueError: the revision is already saved.
        """
        if not self._state.adding:
            raise ValueError("A revision is never changed; save a new one.")
        self.tidy()
        super().save(*args, **kwargs)

    def tidy(self) -> None:
        """Leave nothing but the allowed HTML in the body and no invisible direction marks in the lines."""
        self.kicker = strip_bidi(self.kicker).strip()
        self.headline = " ".join(strip_bidi(self.headline).split())
        self.standfirst = strip_bidi(self.standfirst).strip()
        self.body = clean_body(self.body)
        self.words = count_words(plain_text(self.body))

    def says_the_same_as(self, other: Revision) -> bool:
        """Whether both hold the same words and photo."""
        return all(getattr(self, field) == getattr(other, field) for field in WORDS)
