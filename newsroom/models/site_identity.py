"""Who this paper is: its name, its networks and its house style."""

from __future__ import annotations

from functools import cached_property

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.arabic.dates import Digits, HouseStyle, Months

THE_ONLY = 1


class MonthNames(models.TextChoices):
    """Which names the months go by; the values are those of `newsroom.arabic.dates.Months`."""

    LEVANT = Months.LEVANT.value, _("Levantine (كانون الأول)")
    GREGORIAN = Months.GREGORIAN.value, _("Gregorian (ديسمبر)")
    MAGHREB_TN = Months.MAGHREB_TN.value, _("Tunisian and Algerian (جانفي)")
    MAGHREB_MA = Months.MAGHREB_MA.value, _("Moroccan (دجنبر)")
    MAURITANIA = Months.MAURITANIA.value, _("Mauritanian (دجمبر)")
    BOTH_SLASH = Months.BOTH_SLASH.value, _("both, with a slash (ديسمبر/كانون الأول)")
    BOTH_PAREN = Months.BOTH_PAREN.value, _("both, in brackets (ديسمبر (كانون الأول))")


class DigitFamily(models.TextChoices):
    """Which digits readers see; one family on the whole site."""

    LATIN = Digits.LATN.value, _("0123456789")
    ARABIC = Digits.ARAB.value, _("٠١٢٣٤٥٦٧٨٩")


class SiteIdentityManager(models.Manager["SiteIdentity"]):
    """Knows that there is one row."""

    def current(self) -> SiteIdentity:
        """The paper's identity, or the defaults where nobody has saved one yet."""
        return self.get_or_create(pk=THE_ONLY)[0]


class SiteIdentity(models.Model):
    """The only row of its table."""

    name = models.CharField(_("name of the paper"), max_length=80, default="غرفة الأخبار")
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    about = models.TextField(
        _("about the paper"),
        blank=True,
        help_text=_("Shown at the foot of every page and to search engines."),
    )
    months = models.CharField(
        _("month names"), max_length=20, choices=MonthNames.choices, default=MonthNames.LEVANT
    )
    digits = models.CharField(
        _("digits"), max_length=4, choices=DigitFamily.choices, default=DigitFamily.LATIN
    )
    hijri = models.BooleanField(
        _("Hijri date"), default=False, help_text=_("Readers see the Hijri date beside today's date.")
    )
    hijri_offset = models.SmallIntegerField(
        _("Hijri offset in days"),
        default=0,
        validators=[MinValueValidator(-2), MaxValueValidator(2)],
        help_text=_("From −2 to 2: how far the sighting of the moon differs from the Umm al-Qura calendar."),
    )
    byline_separator = models.CharField(
        _("separator between genre and names"),
        max_length=8,
        default=" – ",
        help_text=_("Between «متابعة» and the names under a headline."),
    )
    byline_date_separator = models.CharField(
        _("separator before the date"),
        max_length=8,
        default=" || ",
        help_text=_("Between the names and the date under a headline."),
    )
    byline_shows_genre = models.BooleanField(_("the byline shows the genre"), default=True)
    byline_shows_date = models.BooleanField(_("the byline shows the date"), default=True)

    links_first_mentions = models.BooleanField(
        _("link names in the text"),
        default=True,
        help_text=_("The first time a report names somebody it is linked to, the name leads to their page."),
    )

    objects = SiteIdentityManager()

    class Meta:
        verbose_name = _("site identity")
        verbose_name_plural = _("site identity")
        constraints = [models.CheckConstraint(condition=models.Q(pk=THE_ONLY), name="one_site_identity")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def social_links(self) -> list[SocialLink]:
        """Where readers find the paper elsewhere, in the order given."""
        return list(self.networks.all())

    @property
    def house_style(self) -> HouseStyle:
        """How this paper writes dates and digits."""
        return HouseStyle(
            months=Months(self.months),
            digits=Digits(self.digits),
            hijri=self.hijri,
            hijri_offset=self.hijri_offset,
        )


class SocialLink(models.Model):
    """A place on a social network where readers find the paper."""

    class Network(models.TextChoices):
        """The networks whose marks we have."""

        FACEBOOK = "facebook", _("Facebook")
        X = "x", _("X")
        TELEGRAM = "telegram", _("Telegram")
        WHATSAPP = "whatsapp", _("WhatsApp")
        YOUTUBE = "youtube", _("YouTube")
        INSTAGRAM = "instagram", _("Instagram")
        RSS = "rss", _("RSS")

    identity = models.ForeignKey(
        SiteIdentity, models.CASCADE, related_name="networks", verbose_name=_("site identity")
    )
    network = models.CharField(_("network"), max_length=12, choices=Network.choices)
    url = models.URLField(_("address"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("social link")
        verbose_name_plural = _("social links")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.get_network_display()

    @property
    def label(self) -> str:
        """The network's name, for readers."""
        return str(self.get_network_display())
