"""A person in the news."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.entity import Entity
from newsroom.models import Photo


class Person(Entity):
    """Somebody who appears in reports, takes part in events or signs what the paper prints."""

    address_name = "person"

    description = models.TextField(
        _("who this is"),
        blank=True,
        help_text=_("One to three sentences; readers see them on top of the person's page."),
    )
    photo = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    website = models.URLField(_("website"), blank=True)

    class Meta(Entity.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
