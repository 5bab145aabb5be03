"""The boxes for a moment that has been."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.forms.digits import HouseSplitDateTimeField


class MomentForm(forms.Form):
    """A day and a time of day in any digits; links name the moment in one piece (`?at=2025-12-06T09:30:00+02:00`)."""

    at = HouseSplitDateTimeField(label=gettext_lazy("day and time"))

    @classmethod
    def asked(cls, data: Any) -> MomentForm:
        """The form as an address fills it; empty boxes hold the present."""
        whole = _moment(data.get("at", ""))
        if whole is not None:
            return cls({"at_0": f"{whole:%d/%m/%Y}", "at_1": f"{whole:%H:%M:%S}"})
        if "at_0" in data or "at_1" in data:
            return cls(data)
        return cls(initial={"at": timezone.now().replace(second=0, microsecond=0)})

    def clean_at(self) -> datetime:
        """What is to come nobody has seen.

        Raises:
            ValidationError: the moment is still to come.
        """
        moment: datetime = self.cleaned_data["at"]
        if moment > timezone.now():
            raise ValidationError(_("This moment has not come yet."))
        return moment


def _moment(text: str) -> datetime | None:
    """A moment in ISO 8601 with its zone; a plus sign in an address may arrive as a space."""
    try:
        moment = parse_datetime(text.replace(" ", "+"))
        if moment is None:
            return None
        # By the site's clock, which the first and the last day of the calendar may not have.
        return timezone.localtime(moment if moment.tzinfo else timezone.make_aware(moment))
    except (ValueError, OverflowError):
        return None
