"""The genre of a report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Genre(models.Model):
    """«متابعة»، «خاص»، «تحليل»: what kind of writing it is, with its code for other systems."""

    class SchemaType(models.TextChoices):
        """The subtypes of schema.org's NewsArticle."""

        NEWS = "NewsArticle", _("news")
        REPORTAGE = "ReportageNewsArticle", _("reportage")
        ANALYSIS = "AnalysisNewsArticle", _("analysis")
        OPINION = "OpinionNewsArticle", _("opinion")
        BACKGROUND = "BackgroundNewsArticle", _("background")

    name = models.CharField(
        _("name"), max_length=60, unique=True, help_text=_("Readers see it first in the byline.")
    )
    iptc_code = models.CharField(
        _("IPTC genre code"),
        max_length=40,
        blank=True,
        help_text=_("From the IPTC genre vocabulary, such as Current, Feature, Analysis or Opinion."),
    )
    schema_type = models.CharField(
        _("kind for search engines"),
        max_length=24,
        choices=SchemaType.choices,
        default=SchemaType.NEWS,
    )

    class Meta:
        verbose_name = _("genre")
        verbose_name_plural = _("genres")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_opinion(self) -> bool:
        """Whether it is somebody's opinion, which readers see set apart."""
        return self.schema_type == self.SchemaType.OPINION
