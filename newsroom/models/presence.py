"""Who has a form of the desk open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from newsroom.models.user import User

SEEN_FOR = timedelta(seconds=35)
"""How long somebody counts as present after the last sign; a form gives one every ten seconds."""


class PresenceQuerySet(models.QuerySet["Presence"]):
    """The grammar of presence."""

    def of(self, thing: models.Model) -> PresenceQuerySet:
        """Those who have this thing open, or had."""
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(content_type=kind, object_id=thing.pk)

    def now(self) -> PresenceQuerySet:
        """Those who gave a sign a moment ago."""
        return self.filter(seen_at__gte=timezone.now() - SEEN_FOR)

    def other_than(self, user: User) -> PresenceQuerySet:
        """Without oneself."""
        return self.exclude(user=user)


class Presence(models.Model):
    """One open form: whose, of what, when it last gave a sign, and whether it holds unsaved words."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField(_("number"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by"))
    window = models.CharField(max_length=36)
    has_unsaved = models.BooleanField(default=False)
    seen_at = models.DateTimeField(_("at"), default=timezone.now)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "user", "window"], name="presence_once_a_window"
            )
        ]
        indexes = [models.Index(fields=["seen_at"], name="presence_seen")]

    def __str__(self) -> str:
        return str(self.user)
