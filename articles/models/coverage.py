"""A coverage: one thing that the newsroom means to deliver about an event, or an idea without a day yet."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.section import Section
from events.models import Event
from newsroom.models import Versioned


class CoverageQuerySet(models.QuerySet):
    """The grammar of planning."""

    def open(self) -> CoverageQuerySet:
        """Neither delivered nor cancelled."""
        return self.filter(stage__in=Coverage.OPEN)

    def of(self, user: Any) -> CoverageQuerySet:
        """Assigned to somebody."""
        return self.filter(assigned_to=user)

    def between(self, start: datetime, end: datetime) -> CoverageQuerySet:
        """Due from `start` on, before `end`."""
        return self.filter(due_at__gte=start, due_at__lt=end)

    def undated(self) -> CoverageQuerySet:
        """The tray: ideas that nobody has given a moment, and that nobody has delivered; the latest first."""
        return self.open().filter(due_at=None).order_by("-pk")

    def overdue(self, now: datetime) -> CoverageQuerySet:
        """Open, and the moment has passed; what waits longest first.

        Ordered by an expression: by the bare column SQLite would walk through everything that was ever due.
        """
        return self.open().filter(due_at__lt=now).order_by(Coalesce("due_at", "due_at"), "pk")

    def for_list(self) -> CoverageQuerySet:
        """With whatever a list prints."""
        rows = self.select_related("event", "assigned_to", "section", "article__latest")
        return rows.defer("event__description", "article__latest__body", "section__description")


class Coverage(Versioned):
    """What, by whom, until when. Its moment is a deadline: nothing is scheduled or published by it.

    Its stage follows the report it became; the verbs of the workflow see to that.
    """

    class Kind(models.TextChoices):
        """What is to be delivered."""

        TEXT = "text", pgettext_lazy("coverage", "text")
        PHOTO = "photo", _("photos")
        VIDEO = "video", _("video")
        LIVE = "live", _("live coverage")
        INTERVIEW = "interview", _("interview")

    class Stage(models.TextChoices):
        """How far it is; the terms of newsroom planning."""

        PLANNED = "planned", _("planned")
        ASSIGNED = "assigned", _("assigned")
        IN_PROGRESS = "progress", _("in progress")
        SUBMITTED = "submitted", _("submitted")
        COMPLETED = "completed", _("completed")
        CANCELLED = "cancelled", _("coverage cancelled")

    OPEN = (Stage.PLANNED, Stage.ASSIGNED, Stage.IN_PROGRESS, Stage.SUBMITTED)

    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="coverages", verbose_name=_("event")
    )
    title = models.CharField(
        _("what about"),
        max_length=200,
        blank=True,
        help_text=_("In a few words; it may stay empty where the event says enough."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TEXT)
    section = models.ForeignKey(
        Section, models.SET_NULL, null=True, blank=True, related_name="coverages", verbose_name=_("section")
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="coverages",
        verbose_name=_("assigned to"),
    )
    due_at = models.DateTimeField(
        _("due at"),
        null=True,
        blank=True,
        help_text=_("When it must be ready. Nothing is published by itself at this moment."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("For colleagues. Readers never see it."))
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage.choices, default=Stage.PLANNED, editable=False
    )
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="coverages",
        verbose_name=_("the report it became"),
    )

    objects: ClassVar[Any] = CoverageQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned coverage")
        verbose_name_plural = _("planned coverages")
        ordering = [models.F("due_at").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(event__isnull=False) | ~models.Q(title=""),
                name="coverage_is_about_something",
                violation_error_message=_("Choose an event, or say what it is about."),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="coverage_due"),
            models.Index(fields=["assigned_to", "stage", "due_at"], name="coverage_of_account"),
            models.Index(fields=["stage", "due_at", "id"], name="coverage_stage"),
        ]

    def __str__(self) -> str:
        about = self.title or (str(self.event) if self.event else "")
        return f"{self.get_kind_display()}: {about}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; before there is a report, the stage of what is open only says whether somebody has it."""
        if self.is_open and self.article_id is None:
            self.stage = self.Stage.ASSIGNED if self.assigned_to_id else self.Stage.PLANNED
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """The error stands on the box where an editor looks for it."""
        self.title = self.title.strip()
        if not self.title and self.event is None:
            raise ValidationError({"title": _("Choose an event, or say what it is about.")})

    @property
    def is_open(self) -> bool:
        """Neither delivered nor cancelled."""
        return self.stage in self.OPEN

    @property
    def may_begin(self) -> bool:
        """Whether there is nothing yet, so that a draft can be opened for it."""
        return self.is_open and self.article_id is None

    @property
    def is_overdue(self) -> bool:
        """Open, and its moment has passed."""
        return self.is_open and self.due_at is not None and self.due_at < timezone.now()

    def state(self) -> dict[str, Any]:
        """What the editorial log keeps of where it stands."""
        return {"stage": self.stage, "assigned_to": self.assigned_to_id, "article": self.article_id}
