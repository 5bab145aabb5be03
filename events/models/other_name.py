"""Another name by which a person, an organisation, a place, a source or an event goes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.constraints import exactly_one
from events.models.alone import Alone
from newsroom.arabic.normalise import fold_name

BEARERS = ("person", "organisation", "place", "source", "event")


class OtherName(models.Model):
    """One table for all bearers, so that the directory of names is read in one query."""

    class Kind(models.TextChoices):
        """Why the name differs; from popolo's other names and Arabic usage."""

        SPELLING = "spelling", _("other spelling")
        ACRONYM = "acronym", _("acronym or short name")
        KUNYA = "kunya", _("kunya or by-name")
        TRANSLITERATION = "transliteration", _("in Latin letters")
        FORMER = "former", _("former name")

    person = models.ForeignKey(
        "events.Person",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="other_names",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        "events.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="other_names",
        verbose_name=_("organisation"),
    )
    place = models.ForeignKey(
        "events.Place",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="other_names",
        verbose_name=_("place"),
    )
    source = models.ForeignKey(
        "events.Source",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="other_names",
        verbose_name=_("source"),
    )
    event = models.ForeignKey(
        "events.Event",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="other_names",
        verbose_name=_("event"),
    )
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.SPELLING)
    alone = models.CharField(
        _("suggested alone"), max_length=6, choices=Alone.choices, blank=True
    )
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(BEARERS),
                name="other_name_has_one_bearer",
                violation_error_message=_("A name belongs to exactly one record."),
            ),
            *(
                models.UniqueConstraint(
                    fields=[bearer, "name"],
                    name=f"other_name_once_per_{bearer}",
                    violation_error_message=_("This name is already in the list."),
                )
                for bearer in BEARERS
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the folded form, by which spellings meet."""
        self.folded = fold_name(self.name)[:200]
        super().save(*args, **kwargs)
