"""Where a report stands on its way to readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Draft → submitted → approved → published → withdrawn.

    "Scheduled" is published with a moment to come; "changes pending" is a live revision that is not the latest.
    """

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for review")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
