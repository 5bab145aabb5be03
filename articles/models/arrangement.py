"""How somebody arranged the front page: which reports stand where, by hand."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.models import Event
from newsroom.models import Versioned
from newsroom.templatetags.newsroom import date_time


class ArrangementQuerySet(models.QuerySet["Arrangement"]):
    """The grammar of arrangements."""

    def launched(self) -> ArrangementQuerySet:
        """Those that readers see or saw, the present one first."""
        return self.filter(state=Arrangement.State.LAUNCHED).order_by("-id")

    def draft(self) -> Arrangement:
        """The one that the desk works on; begun as what readers see where there is none."""
        found = self.filter(state=Arrangement.State.DRAFT).select_related("event", "by").first()
        if found is not None:
            return found
        made, is_new = self.get_or_create(state=Arrangement.State.DRAFT)
        present = self.launched().first()
        if is_new and present is not None:
            made.take_over(present)
        return made


class Arrangement(Versioned):
    """One draft, which is worked on, and the launched ones, the newest of which readers see."""

    class State(models.TextChoices):
        """Whether readers see it, or saw it."""

        DRAFT = "draft", _("draft")
        LAUNCHED = "launched", _("launched")

    state = models.CharField(_("state"), max_length=8, choices=State.choices)
    event = models.ForeignKey(
        Event,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="arrangements",
        verbose_name=_("event in focus"),
    )
    event_until = models.DateTimeField(_("event in focus until"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects: ClassVar[Any] = ArrangementQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front page")
        default_permissions = ()
        permissions = [("arrange_front_page", "Can arrange the front page")]
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="draft"), name="arrangement_one_draft"
            ),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="arrangement_newest")]

    def __str__(self) -> str:
        if self.state == self.State.DRAFT:
            return gettext("the draft of the front page")
        return gettext("the front page of %(moment)s") % {"moment": date_time(self.at)}

    @property
    def focus(self) -> Event | None:
        """The event in focus at this moment, where readers may see it."""
        if self.event is None or not self.event.is_published():
            return None
        return None if self.event_until is not None and self.event_until <= timezone.now() else self.event

    def take_over(self, other: Arrangement) -> None:
        """Stand as another one does, without the cards that have lapsed since. Call it inside a transaction."""
        self.event = other.focus
        self.event_until = other.event_until if self.event is not None else None
        self.save()
        self.cards.all().delete()
        self.cards.bulk_create([card.copied_to(self) for card in other.cards.all() if not card.has_lapsed])
