"""An outlet or agency that the newsroom takes news from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.entity import Entity


class Source(Entity):
    """Whose news it was first; named in bylines."""

    address_name = "source"

    description = models.TextField(
        _("what this is"), blank=True, help_text=_("Readers see it on top of the source's page.")
    )
    website = models.URLField(_("website"), blank=True)
    feed = models.URLField(_("feed"), blank=True, help_text=_("The address of its RSS or Atom feed."))

    class Meta(Entity.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
