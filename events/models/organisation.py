"""An organisation in the news."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.entity import Entity
from events.models.place import Place
from newsroom.models import Photo


class Organisation(Entity):
    """A body that acts: a ministry, a company, a union, a movement; it may belong to a larger one."""

    address_name = "organisation"

    class Kind(models.TextChoices):
        """What sort of body it is."""

        GOVERNMENT = "government", _("government body")
        COMPANY = "company", _("company")
        NGO = "ngo", _("civil society organisation")
        UNIVERSITY = "university", _("university or research centre")
        UNION = "union", _("union or association")
        MEDIA = "media", _("media outlet")
        PARTY = "party", _("party or movement")
        OTHER = "other", _("other organisation")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    description = models.TextField(
        _("what this is"),
        blank=True,
        help_text=_("One to three sentences; readers see them on top of the organisation's page."),
    )
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="organisations", verbose_name=_("seat")
    )
    logo = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    website = models.URLField(_("website"), blank=True)

    class Meta(Entity.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="organisation_not_its_own_parent",
                violation_error_message=_("An organisation does not belong to itself."),
            )
        ]
