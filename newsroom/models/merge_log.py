"""What a merge of two records changed, row for row."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class MergeLog(models.Model):
    """One merge: which record stayed, which one went, and every row that was changed, with its values before."""

    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name=_("kind"))
    kept_id = models.PositiveBigIntegerField(_("number of the record that stayed"))
    kept_label = models.CharField(_("record that stayed"), max_length=300)
    gone_id = models.PositiveBigIntegerField(_("number of the record that went"))
    gone_label = models.CharField(_("record that went"), max_length=300)
    steps = models.JSONField(_("changes"), default=list)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-id"]
        indexes = [models.Index(fields=["content_type", "kept_id"], name="merge_by_kept")]

    def __str__(self) -> str:
        return f"{self.gone_label} ← {self.kept_label}"


class DistinctPair(models.Model):
    """Two records that look like one and are not: somebody has looked, so nobody is asked again."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name=_("kind"))
    first_id = models.PositiveBigIntegerField(_("number"))
    second_id = models.PositiveBigIntegerField(_("number of the other"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("pair that is not the same")
        verbose_name_plural = _("pairs that are not the same")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "first_id", "second_id"], name="distinct_pair_once"
            ),
            models.CheckConstraint(
                condition=Q(first_id__lt=F("second_id")), name="distinct_pair_smaller_number_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
