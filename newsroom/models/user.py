"""A person with an account."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who works here. Arabic names do not split into first and last, so one field holds the name."""

    display_name = models.CharField(
        _("name"),
        max_length=150,
        blank=True,
        help_text=_("The name colleagues see beside drafts and revisions."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("user account")  # type: ignore[assignment]
        verbose_name_plural = _("user accounts")  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """The name to show: the display name, else what Django's two fields hold, else the user name."""
        return self.display_name or super().get_full_name() or self.username

    def get_short_name(self) -> str:
        """The same: an Arabic name is not shortened."""
        return self.get_full_name()
