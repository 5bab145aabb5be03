"""A place: a hall, a city, a country."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.entity import Entity


class Place(Entity):
    """Where things happen; a hall lies in a city, a city in a country."""

    address_name = "place"

    class Kind(models.TextChoices):
        """How large a place is."""

        VENUE = "venue", _("venue")
        CITY = "city", _("city")
        REGION = "region", _("region")
        COUNTRY = "country", _("country")
        OTHER = "other", _("other place")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.CITY)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("lies in")
    )
    address = models.CharField(_("postal address"), max_length=300, blank=True)
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )

    class Meta(Entity.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_on_the_globe",
                violation_error_message=_("Give both coordinates, or neither."),
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="place_not_in_itself",
                violation_error_message=_("A place does not lie in itself."),
            ),
        ]
