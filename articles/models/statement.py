"""A statement: who said what, at which event, on which date, in the words of a report."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.link import ArticleLink
from articles.models.revision import Revision
from events.constraints import exactly_one
from events.models import Event, Organisation, Person, Place
from events.precision import Precision
from newsroom import frame
from newsroom.addresses import address
from newsroom.models import Versioned
from newsroom.publishing import PublishableQuerySet

NEVER = Value(datetime(9999, 1, 1, tzinfo=UTC), output_field=models.DateTimeField())
SPEAKERS = ("person", "organisation")
BELONGING = ("person", "organisation", "event")
"""What readers may narrow statements by."""


class StatementQuerySet(PublishableQuerySet):
    """The grammar of statements."""

    def for_readers(self) -> StatementQuerySet:
        """In published reports whose text still has the words, said by somebody whose page readers may see.

        The moment is compared as an expression: by the index of moments SQLite would read and sort all of them, where
        the newest few of somebody stand in an index of their own.
        """
        now = timezone.now()
        speaks = Q(person__published_at__lte=now) | Q(organisation__published_at__lte=now)
        return self.alias(shown_from=Coalesce("published_at", NEVER)).filter(speaks, shown_from__lte=now, stands=True)

    def newest_first(self) -> StatementQuerySet:
        """By the day it was said, then by number."""
        return self.order_by("-said_on", "-id")

    def for_list(self) -> StatementQuerySet:
        """With whatever a list prints."""
        return self.select_related(*SPEAKERS, "event", "place", "article__live").defer(
            "article__live__body", "article__live__standfirst", "event__description"
        )


class Statement(Versioned, ArticleLink):
    """Cut out of a report word for word. Readers see it while the report, as they see it, still has the words."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="statements", verbose_name=_("report"), editable=False
    )
    revision = models.ForeignKey(
        Revision,
        models.CASCADE,
        related_name="statements",
        verbose_name=_("revision it was cut from"),
        editable=False,
    )
    position = models.PositiveIntegerField(_("place in the text"), default=0, editable=False)
    text = models.TextField(
        _("quotation"), max_length=2000, help_text=_("Word for word as it stands in the report.")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="statements", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("organisation"),
    )
    title = models.CharField(
        _("title held then"),
        max_length=200,
        blank=True,
        help_text=_(
            "Empty: the title at the event, or the position on that day, as far as the record knows."
        ),
    )
    event = models.ForeignKey(
        Event, models.SET_NULL, null=True, blank=True, related_name="statements", verbose_name=_("said at")
    )
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="statements", verbose_name=_("place")
    )
    said_on = models.DateField(_("said on"))
    precision = models.CharField(
        _("precision"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    stands = models.BooleanField(_("stands in the report"), default=True, editable=False)
    """Whether the words that readers see (before the report is published: the latest) still have the quotation."""

    objects: ClassVar[Any] = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["-said_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(SPEAKERS),
                name="statement_has_one_speaker",
                violation_error_message=_("Choose either a person or an organisation."),
            ),
            models.CheckConstraint(condition=~Q(text=""), name="statement_says_something"),
        ]
        indexes = [
            models.Index(fields=["-said_on", "-id"], name="statement_newest"),
            *(
                models.Index(
                    fields=[kind, "-said_on", "-id"],
                    condition=Q(**{f"{kind}__isnull": False}),
                    name=f"statement_{kind}_newest",
                )
                for kind in BELONGING
            ),
            models.Index(fields=["id"], condition=Q(stands=False), name="statement_fallen"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: «{self.text}»"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and let search know the words."""
        from articles import statement_index

        super().save(*args, **kwargs)
        statement_index.refresh([self])

    def clean(self) -> None:
        """One speaker, and no more."""
        if self.person and self.organisation:
            raise ValidationError(_("Choose either a person or an organisation."))
        if not self.person and not self.organisation:
            raise ValidationError({"person": _("Say who said it.")})

    def get_absolute_url(self) -> str:
        """Its own address, which leads to its place in the report."""
        return address("articles:statement", self.pk)

    @property
    def speaker(self) -> Person | Organisation:
        """Who said it; the table sees to it that there is exactly one."""
        found: Any = self.person or self.organisation
        return found

    @property
    def anchor(self) -> str:
        """The name of its place in the report."""
        return f"statement-{self.pk}"

    @property
    def said_on_text(self) -> str:
        """The day, the month or the year, in house style."""
        return frame.identity().house_style.partial_date(self.said_on, self.precision)

    @property
    def day(self) -> date | None:
        """The day itself, where it is known."""
        return self.said_on if self.precision == Precision.DAY else None

    @property
    def event_for_readers(self) -> Event | None:
        """The event, where readers may see its page."""
        return self.event if self.event is not None and self.event.is_published() else None

    @property
    def place_for_readers(self) -> Place | None:
        """The place, where readers may see its page."""
        return self.place if self.place is not None and self.place.is_published() else None

    def linked_article(self) -> Article:
        """The report."""
        return self.article
