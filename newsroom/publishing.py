"""What "published" means, said once.

One column decides: `published_at`, the moment from which readers see a thing. Empty, they do not see it; in the
future, they will, without any job having to run. Whatever takes a thing away from readers empties the column.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from newsroom.models import User


class PublishableQuerySet(models.QuerySet):
    """The only place that knows what readers may see."""

    def published(self, at: datetime | None = None) -> Self:
        """What readers see at the moment `at` (now, unless told)."""
        return self.filter(published_at__lte=at or timezone.now())

    def scheduled(self, at: datetime | None = None) -> Self:
        """What readers will see later than `at` (now, unless told)."""
        return self.filter(published_at__gt=at or timezone.now())

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The same rule with a person in it: staff see everything, others what is published."""
        return self.all() if user.is_staff else self.published()


class Publishable(models.Model):
    """A thing that readers see from `published_at` on."""

    published_at = models.DateTimeField(
        _("shown to readers from"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Readers see this from this moment on. Empty: they do not see it at all."),
    )

    objects: ClassVar[Any] = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_published(self, at: datetime | None = None) -> bool:
        """Whether readers see it at the moment `at` (now, unless told)."""
        return self.published_at is not None and self.published_at <= (at or timezone.now())

    @property
    def is_scheduled(self) -> bool:
        """Whether its moment is known and still to come."""
        return self.published_at is not None and self.published_at > timezone.now()
