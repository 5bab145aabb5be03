"""A section of the paper."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.addresses import address
from newsroom.arabic.slugs import slugify


class SectionQuerySet(models.QuerySet["Section"]):
    """The grammar of sections."""

    def in_menu(self) -> SectionQuerySet:
        """Those that the menu shows, in its order."""
        return self.filter(in_menu=True)


class Section(models.Model):
    """Where a report stands in the paper, in the menu or not, with its own editors."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.CharField(
        _("address text"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_(
            "The last part of the section's address. Empty: made from the name. Changing it breaks old links."
        ),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("One or two sentences; readers see them on top of the section."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers come first in the menu and on the front page.")
    )
    in_menu = models.BooleanField(
        _("in the menu"), default=True, help_text=_("Readers find the section in the menu of every page.")
    )
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="edited_sections",
        verbose_name=_("editors"),
        help_text=_("They review and publish the reports of this section."),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with an address text, made from the name where none was given."""
        self.slug = slugify(self.slug or self.name, fallback=str(_("section")))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The section's page."""
        return address("articles:section", self.slug)
