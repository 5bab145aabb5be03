"""A secret address at which an outsider reads a report before readers do."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

LASTS = timedelta(days=7)
"""How long a link opens the report unless somebody says otherwise."""


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """The grammar of links."""

    def open(self) -> PreviewLinkQuerySet:
        """Those that still lead to the report."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class PreviewLink(models.Model):
    """Whoever has the address may read; it expires, can be revoked, and leads to the public page once there is one."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="preview_links", verbose_name=_("report")
    )
    token = models.CharField(max_length=43, unique=True, editable=False)
    note = models.CharField(_("for whom"), max_length=120, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("opens until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.note or str(self.created_at)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with a token of 256 random bits and, unless told, a week to live."""
        self.token = self.token or secrets.token_urlsafe(32)
        self.expires_at = self.expires_at or timezone.now() + LASTS
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The secret address."""
        return reverse("articles:preview", args=[self.token])
