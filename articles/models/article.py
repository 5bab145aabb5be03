"""A report: identity and placement. Its words are revisions."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.genre import Genre
from articles.models.revision import Revision
from articles.models.section import Section
from articles.querysets import ArticleQuerySet
from articles.stages import Stage
from newsroom.addresses import address
from newsroom.arabic.slugs import slugify
from newsroom.models import Versioned
from newsroom.publishing import Publishable

if TYPE_CHECKING:
    pass


class Article(Versioned, Publishable):
    """Readers see `live`, the desk edits `latest`. Placement acts at once, words only by publishing."""

    section = models.ForeignKey(
        Section,
        models.PROTECT,
        related_name="articles",
        verbose_name=_("section"),
        help_text=_("A change moves the report at once, also for readers."),
    )
    genre = models.ForeignKey(
        Genre,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("genre"),
        help_text=_("Readers see it first in the byline."),
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage.choices, default=Stage.DRAFT, editable=False
    )
    slug = models.CharField(_("address text"), max_length=80, editable=False, blank=True)
    live = models.ForeignKey(
        Revision,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("live revision"),
    )
    latest = models.ForeignKey(
        Revision,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("latest revision"),
    )
    next_live = models.ForeignKey(
        Revision,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("revision that readers will see"),
    )
    next_live_at = models.DateTimeField(
        _("change shown to readers from"), null=True, blank=True, editable=False
    )
    next_shows_update = models.BooleanField(default=False, editable=False)
    pinned_until = models.DateTimeField(
        _("pinned until"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("It stands on top of the front page until then."),
    )
    urgent_until = models.DateTimeField(
        _("urgent until"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Every page carries it as urgent news until then."),
    )
    leads_section_until = models.DateTimeField(
        _("leads its section until"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("It stands on top of its section's page until then."),
    )
    first_published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(
        _("update shown to readers"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Readers see it only when an editor says so."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(_("reason for the withdrawal"), blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
        verbose_name=_("written by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    external_id = models.CharField(
        _("number in the system it was imported from"),
        max_length=100,
        null=True,
        blank=True,
        unique=True,
        editable=False,
    )
    import_digest = models.CharField(max_length=64, blank=True, editable=False)

    tags = TaggableManager(
        through="articles.TaggedArticle",
        blank=True,
        verbose_name=_("tags"),
        help_text=_("Separate tags with «،»."),
    )

    objects: ClassVar[Any] = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        permissions = [
            ("publish_article", "Can publish reports"),
            ("publish_everywhere", "Can publish reports in every section"),
        ]
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="article_newest"),
            models.Index(fields=["section", "-published_at", "-id"], name="article_section_newest"),
            models.Index(fields=["genre", "-published_at", "-id"], name="article_genre_newest"),
            models.Index(fields=["stage", "-id"], name="article_stage"),
            *(
                models.Index(
                    fields=[moment],
                    condition=models.Q(**{f"{moment}__isnull": False}),
                    name=f"article_{moment.removesuffix('_until').removesuffix('_at')}",
                )
                for moment in ("next_live_at", "pinned_until", "urgent_until", "leads_section_until")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage=Stage.PUBLISHED, published_at__isnull=False, live__isnull=False)
                | (~models.Q(stage=Stage.PUBLISHED) & models.Q(published_at__isnull=True)),
                name="article_published_has_moment_and_words",
            ),
            models.CheckConstraint(
                condition=models.Q(next_live__isnull=True, next_live_at__isnull=True)
                | models.Q(stage=Stage.PUBLISHED, next_live__isnull=False, next_live_at__isnull=False),
                name="article_change_to_come_has_moment_and_words",
            ),
        ]

    def __str__(self) -> str:
        words = self.latest or self.live
        return words.headline if words else str(_("report without a headline"))

    def get_absolute_url(self) -> str:
        """The address for readers; the number in it decides, the words are for people."""
        return address("articles:report", self.pk, self.slug)

    def get_short_url(self) -> str:
        """The short address, for sharing, print and QR."""
        return address("articles:short", self.pk)

    @property
    def shown(self) -> Revision:
        """The words that readers see.

        Raises:
            ValueError: there are none.
        """
        if self.live is None:
            raise ValueError(f"report {self.pk} was never published")
        return self.live

    @property
    def has_pending_changes(self) -> bool:
        """Published, with a newer revision that readers do not see yet."""
        return self.stage == Stage.PUBLISHED and self.live_id != self.latest_id

    @property
    def published_local_day(self) -> date | None:
        """The day of publication by the site's clock."""
        return timezone.localtime(self.published_at).date() if self.published_at else None

    def state(self) -> dict[str, Any]:
        """What the editorial log keeps of where the report stands."""
        return {
            "stage": self.stage,
            "published_at": self.published_at and self.published_at.isoformat(),
            "live": self.live.number if self.live else None,
            "latest": self.latest.number if self.latest else None,
            "section": self.section_id,
            "change_at": self.next_live_at and self.next_live_at.isoformat(),
            "pinned_until": self.pinned_until and self.pinned_until.isoformat(),
            "urgent_until": self.urgent_until and self.urgent_until.isoformat(),
            "leads_section_until": self.leads_section_until and self.leads_section_until.isoformat(),
        }

    def show_words(self, revision: Revision) -> None:
        """Make `revision` the one that readers see, with the address text of its headline. Not saved here."""
        self.live = revision
        self.slug = slugify(revision.headline, fallback=str(_("report")))

    def end_prominence(self) -> None:
        """It stands out nowhere any more. Not saved here."""
        self.pinned_until = self.urgent_until = self.leads_section_until = None

    def forget_change(self) -> None:
        """No other words are to come. Not saved here."""
        self.next_live = self.next_live_at = None
        self.next_shows_update = False

    def note_first_showing(self) -> None:
        """Before other words are shown: write down what readers see, where nobody has, as after a bulk import."""
        since = self.published_at
        if self.live is None or since is None or since > timezone.now():
            return
        if not self.showings.exists():
            self.showings.create(revision=self.live, since=since)

    def note_showing(self, since: datetime) -> None:
        """Write down that readers see `live` from a moment on, and the words before it no longer."""
        open_one = self.showings.filter(until=None).first()
        if open_one is not None and open_one.revision_id == self.live_id and open_one.since <= since:
            return
        self.end_showing(since)
        self.showings.create(revision=self.shown, since=since)

    def end_showing(self, moment: datetime) -> None:
        """Write down that readers see the words that stood last no longer; what they never saw leaves no trace."""
        self.showings.filter(until=None, since__gte=moment).delete()
        self.showings.filter(until=None).update(until=moment)

    def show_from(self, moment: datetime | None) -> None:
        """Set the moment from which readers see the report (None: they do not) and save, links included.

        The one place that writes `published_at`; call it inside a transaction.
        """
        self.published_at = moment
        self.save()
        for links in (self.mentions, self.credits, self.tagged, self.statements):
            links.update(published_at=moment)
