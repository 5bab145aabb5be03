"""A photo: the file as it came, what it shows, whose it is, and where its subject stands."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import renditions
from newsroom.models.versioned import Versioned
from newsroom.uploads import validate_photo

SHARE = [MinValueValidator(0.0), MaxValueValidator(1.0)]


def original_name(photo: Photo, filename: str) -> str:
    """Where the upload is kept: a random name, so that what somebody called the file is never an address."""
    return f"originals/{uuid.uuid4().hex}"


class Photo(Versioned):
    """Readers never get the file itself, only renditions made from it, which carry no metadata."""

    class Licence(models.TextChoices):
        """On what terms the photo may be printed."""

        ALL_RIGHTS = "all_rights", _("all rights reserved")
        HANDOUT = "handout", _("handout")
        CC_BY = "cc_by", _("CC BY")
        CC_BY_SA = "cc_by_sa", _("CC BY-SA")
        CC0 = "cc0", _("public domain")

    # Not an ImageField: Django would read the size before our limits are checked, and not upright.
    file = models.FileField(
        _("file"),
        upload_to=original_name,
        validators=[validate_photo],
        help_text=_(
            "JPEG, PNG, WebP, AVIF or GIF. The place where it was taken is removed from what readers get."
        ),
    )
    width = models.PositiveIntegerField(_("width in pixels"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False, default=0)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        help_text=_(
            "Say in one sentence what can be seen: this is what readers who cannot see the photo are told."
        ),
    )
    caption = models.CharField(
        _("caption"), max_length=500, blank=True, help_text=_("Readers see it under the photo.")
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Whose photo it is; readers see it after the caption."),
    )
    licence = models.CharField(
        _("licence"), max_length=12, choices=Licence.choices, default=Licence.ALL_RIGHTS
    )
    focal_x = models.FloatField(
        _("focal point, from the photo's left edge"),
        default=0.5,
        validators=SHARE,
        help_text=_("From 0 to 1. Crops keep this point in view."),
    )
    focal_y = models.FloatField(
        _("focal point, from the top"),
        default=0.5,
        validators=SHARE,
        help_text=_("From 0 to 1. Crops keep this point in view."),
    )
    fingerprint = models.CharField(_("fingerprint"), max_length=16, editable=False, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photo_focal_point_inside",
            )
        ]

    def __str__(self) -> str:
        return self.alt

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and make the renditions where the file or the focal point is new."""
        super().save(*args, **kwargs)
        renditions.renew(self)
