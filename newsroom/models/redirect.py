"""An old address and where it leads now."""

from __future__ import annotations

from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


def normalise_path(path: str) -> str:
    """The one spelling of a path: decoded, one slash in front, none behind.

    Any percent-encoding of the same Arabic address so meets the same row.
    """
    decoded = unquote(path.split("?")[0].split("#")[0].strip())
    return "/" + decoded.strip("/")


class RedirectQuerySet(models.QuerySet["Redirect"]):
    """Looks addresses up."""

    def for_path(self, path: str) -> Redirect | None:
        """The row for a path in any spelling; of «/people/17/any-words» also that of «/people/17»."""
        whole = normalise_path(path)
        head, _slash, _words = whole.rpartition("/")
        numbered = [head] if head.rpartition("/")[2].isdecimal() else []
        found = {row.old_path: row for row in self.filter(old_path__in=[whole, *numbered])}
        return found.get(whole) or found.get(head)


class Redirect(models.Model):
    """Where readers of an old address are led (301), or that it is gone for good (410)."""

    old_path = models.CharField(
        _("old address"),
        max_length=500,
        unique=True,
        help_text=_("The path without the host, such as /news/17. Readers who follow it are led on."),
    )
    new_path = models.CharField(
        _("new address"),
        max_length=500,
        blank=True,
        help_text=_("A path on this site. Empty: readers are told that the page is gone."),
    )

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old_path"]

    def __str__(self) -> str:
        return self.old_path

    def clean(self) -> None:
        """Refuse a row that leads to itself or off the site."""
        self.old_path = normalise_path(self.old_path)
        if self.new_path:
            if not self.new_path.startswith("/") or self.new_path.startswith("//"):
                raise ValidationError({"new_path": _("Give a path on this site that begins with a slash.")})
            if normalise_path(self.new_path) == self.old_path:
                raise ValidationError({"new_path": _("This address leads to itself.")})
