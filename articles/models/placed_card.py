"""A report that somebody put into a place of the front page."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.arrangement import Arrangement
from articles.models.article import Article
from articles.models.section import Section
from newsroom.arabic.typography import strip_bidi
from newsroom.models import Photo


class PlacedCard(models.Model):
    """It stands there until it lapses; its card may say the report in words of its own, which change no report."""

    class Place(models.TextChoices):
        """The named places of the page; bands are told by their section."""

        LEAD = "lead", _("lead")
        SECOND = "second", _("second row")
        OPINION = "opinion", _("opinion")
        FOCUS = "focus", _("event in focus")
        BAND = "band", _("band of a section")

    arrangement = models.ForeignKey(Arrangement, models.CASCADE, related_name="cards")
    place = models.CharField(_("place"), max_length=7, choices=Place.choices)
    section = models.ForeignKey(Section, models.CASCADE, null=True, blank=True, related_name="+")
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="placed_cards", verbose_name=_("report")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kicker = models.CharField(_("kicker"), max_length=80, blank=True)
    headline = models.CharField(_("headline"), max_length=250, blank=True)
    photo = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="placed_cards", verbose_name=_("photo")
    )
    expires_at = models.DateTimeField(_("stands there until"), null=True, blank=True)

    class Meta:
        verbose_name = _("card of the front page")
        verbose_name_plural = _("cards of the front page")
        default_permissions = ()
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "article"], name="card_placed_once"),
            models.CheckConstraint(
                condition=models.Q(place="band", section__isnull=False)
                | (~models.Q(place="band") & models.Q(section__isnull=True)),
                name="card_of_a_band_has_a_section",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(self.article)

    @property
    def has_lapsed(self) -> bool:
        """Whether its moment has come."""
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def has_own_words(self) -> bool:
        """Whether it says anything else than the report."""
        return bool(self.kicker or self.headline or self.photo_id)

    def copied_to(self, arrangement: Arrangement) -> PlacedCard:
        """The same card in another arrangement. Not saved here."""
        fields = (
            "place",
            "section_id",
            "article_id",
            "position",
            "kicker",
            "headline",
            "photo_id",
            "expires_at",
        )
        return PlacedCard(arrangement=arrangement, **{name: getattr(self, name) for name in fields})

    def say(self, *, kicker: str, headline: str, photo: Photo | None) -> None:
        """Give the card words of its own; what is empty is the report's. Not saved here."""
        self.kicker = " ".join(strip_bidi(kicker).split())
        self.headline = " ".join(strip_bidi(headline).split())
        self.photo = photo
