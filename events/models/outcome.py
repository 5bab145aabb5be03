"""An outcome: something an event promised and perhaps kept."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from newsroom.uploads import validate_document


def document_name(outcome: Outcome, filename: str) -> str:
    """Where the file is kept: a random name; only PDF is taken."""
    return f"documents/{uuid.uuid4().hex}.pdf"


class Outcome(models.Model):
    """A document, a declaration, an agreement: promised, due, issued."""

    class Kind(models.TextChoices):
        """What sort of thing it is."""

        DOCUMENT = "document", _("document")
        DECLARATION = "declaration", _("declaration")
        RECOMMENDATION = "recommendation", _("recommendations")
        AGREEMENT = "agreement", _("agreement")
        PUBLICATION = "publication", _("publication")
        OTHER = "other", _("other outcome")

    class Status(models.TextChoices):
        """Where it stands."""

        PROMISED = "promised", _("promised")
        ISSUED = "issued", _("issued")
        DROPPED = "dropped", _("dropped")

    event = models.ForeignKey(Event, models.CASCADE, related_name="outcomes", verbose_name=_("event"))
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, default=Kind.DOCUMENT)
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.PROMISED)
    description = models.TextField(_("description"), blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    link = models.URLField(_("link"), blank=True)
    document = models.FileField(
        _("file"),
        upload_to=document_name,
        blank=True,
        validators=[validate_document],
        help_text=_("A PDF file."),
    )

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = [models.F("due_on").asc(nulls_last=True), "id"]
        indexes = [models.Index(fields=["status", "due_on"], name="outcome_by_due_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_overdue(self) -> bool:
        """Promised for a day that is over, and not issued."""
        return (
            self.status == self.Status.PROMISED
            and self.due_on is not None
            and self.due_on < timezone.localdate()
        )

    @property
    def document_url(self) -> str:
        """The address of the file, or nothing."""
        return self.document.url if self.document else ""
