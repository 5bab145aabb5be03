"""What the forms of the desk say to their scripts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template import Library

register = Library()


@register.simple_tag
def form_version(thing: Any) -> str:
    """The number of the save that the form shows; nothing for things that do not count their saves."""
    latest = getattr(thing, "latest", None)
    number = latest.number if latest is not None else getattr(thing, "version", None)
    return "" if number is None else str(number)


@register.simple_tag
def site_zone() -> str:
    """The zone of the site's clock, as scripts name it."""
    return settings.TIME_ZONE
