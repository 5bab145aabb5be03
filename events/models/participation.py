"""A participation: who took part in an event, as what, with which title there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.constraints import exactly_one
from events.models.event import Event
from events.models.organisation import Organisation
from events.models.person import Person
from events.models.session import Session


class Participation(models.Model):
    """Event × (person or organisation); the title is the one held *there*, whatever the person is today."""

    class Role(models.TextChoices):
        """As what somebody takes part, in the order in which readers see them."""

        ORGANISER = "organiser", _("organiser")
        PARTNER = "partner", _("partner")
        SPONSOR = "sponsor", _("sponsor")
        HOST = "host", _("host")
        CHAIR = "chair", _("chair")
        SPEAKER = "speaker", _("speaker")
        PERFORMER = "performer", _("performer")
        GUEST = "guest", _("guest")

    class Mode(models.TextChoices):
        """How somebody took part."""

        IN_PERSON = "in_person", _("in person")
        VIDEO = "video", _("by video link")
        RECORDED = "recorded", _("in a recorded speech")

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations", verbose_name=_("event"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="participations", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.SPEAKER)
    title = models.CharField(
        _("title held there"),
        max_length=200,
        blank=True,
        help_text=_("As it was at this event; it stays when the person's position changes."),
    )
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, blank=True)
    on_behalf_of = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="represented_at",
        verbose_name=_("on behalf of"),
    )
    session = models.ForeignKey(
        Session,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("session"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(("person", "organisation")),
                name="participation_has_one_subject",
                violation_error_message=_("Choose either a person or an organisation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} · {self.get_role_display()}"

    @property
    def subject(self) -> Person | Organisation:
        """Who takes part; the table sees to it that there is exactly one."""
        found: Any = self.person or self.organisation
        return found

    def clean(self) -> None:
        """A session belongs to the same event."""
        if self.session is not None and self.event_id and self.session.event_id != self.event_id:
            raise ValidationError({"session": _("This session belongs to another event.")})
