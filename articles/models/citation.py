"""A citation: what supports a fact of the record, and when somebody saw it."""

from __future__ import annotations

import re
import uuid
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from events.constraints import exactly_one
from events.models import Event, Organisation, Person
from newsroom.arabic.normalise import western_digits
from newsroom.uploads import validate_document

BEARERS = ("person", "organisation", "event")
# A mail address, or nine digits and more as telephones have them.
CONTACT = re.compile(r"[^\s@]+@[^\s@]+\.\w+|(?:\+|00)?\d(?:[\s.-]?\d){8,}")


def document_name(citation: Citation, filename: str) -> str:
    """Where the file is kept: a random name; only PDF is taken."""
    return f"documents/{uuid.uuid4().hex}.pdf"


def validate_public_address(address: str) -> None:
    """An address that everybody may open.

    Raises:
        ValidationError: it holds a name and a password, which are nobody's business.
    """
    if "@" in urlsplit(address).netloc:
        raise ValidationError(_("Leave the user name and the password out of the address."), code="secret")


def validate_no_contact(text: str) -> None:
    """Readers see it, so it says how to reach nobody.

    Raises:
        ValidationError: it holds a mail address or a telephone number.
    """
    if CONTACT.search(western_digits(text)):
        raise ValidationError(
            _("Readers see this. Write no mail address and no telephone number of anybody here."),
            code="contact",
        )


class PublicURLField(models.URLField):
    """A page of the web: no other scheme, no password in it."""

    default_validators = [URLValidator(schemes=["http", "https"]), validate_public_address]


class Citation(models.Model):
    """A fact of a person, an organisation or an event is supported by a report of ours, a document or an address.

    Confidential contacts have no place here, and no field.
    """

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
        verbose_name=_("organisation"),
    )
    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("event")
    )
    fact = models.CharField(
        _("fact"),
        max_length=40,
        blank=True,
        help_text=_("What is supported: a field, a position, a participation or an outcome."),
    )
    report = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("report")
    )
    url = PublicURLField(_("address"), blank=True)
    document = models.FileField(
        _("file"),
        upload_to=document_name,
        blank=True,
        validators=[validate_document],
        help_text=_("A PDF file."),
    )
    title = models.CharField(
        _("title of the source"),
        max_length=200,
        blank=True,
        validators=[validate_no_contact],
        help_text=_("Readers see it: what it is and who published it. Never a confidential contact."),
    )
    seen_on = models.DateField(_("seen on"), default=timezone.localdate)
    archived_url = PublicURLField(
        _("archived copy"), blank=True, help_text=_("Where a copy is kept in case the page disappears.")
    )

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("sources of the facts")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(BEARERS),
                name="citation_has_one_bearer",
                violation_error_message=_("A citation belongs to exactly one record."),
            ),
            models.CheckConstraint(
                condition=models.Q(report__isnull=False) | ~models.Q(url="") | ~models.Q(document=""),
                name="citation_has_support",
                violation_error_message=_("Name a report, an address or a file that supports the fact."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url or str(self.report or _("document"))

    @property
    def support(self) -> tuple[Any, ...]:
        """What tells one source from another: the same one supports several facts under one number."""
        return self.report_id, self.url, self.document.name, self.title
