"""The editorial log: every verb, who did it, when and what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import origin

if TYPE_CHECKING:
    from newsroom.models.user import User


class LogEntryManager(models.Manager["LogEntry"]):
    """Writes rows; nothing in the product changes or deletes one."""

    def record(
        self,
        verb: str,
        subject: models.Model,
        *,
        by: User | None,
        note: str = "",
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> LogEntry:
        """One row: `by` did `verb` (such as "article.publish") to `subject`; None means the machine itself."""
        return self.create(
            verb=verb,
            content_type=ContentType.objects.get_for_model(subject),
            object_id=subject.pk,
            label=str(subject)[:300],
            by=by,
            note=note,
            origin=origin.current(),
            before=before or {},
            after=after or {},
        )


class LogEntry(models.Model):
    """What somebody did to something; it outlives the thing and names it."""

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    verb = models.CharField(_("verb"), max_length=60, db_index=True)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name=_("kind"))
    object_id = models.PositiveBigIntegerField(_("number"))
    subject = GenericForeignKey()
    label = models.CharField(_("subject"), max_length=300)
    note = models.TextField(_("note"), blank=True)
    origin = models.CharField(
        _("from where"), max_length=45, blank=True, help_text=_("The network address; empty: a command.")
    )
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)

    objects = LogEntryManager()

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("editorial log")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="log_subject")]

    def __str__(self) -> str:
        return self.label
