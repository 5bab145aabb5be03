"""What every page of the site knows."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from newsroom.frame import identity, menu, urgent


def frame(request: HttpRequest) -> dict[str, Any]:
    """The paper's identity, its menu, its urgent news, today's date; each is looked up when a template asks for it."""
    return {
        "identity": SimpleLazyObject(identity),
        "menu_sections": SimpleLazyObject(menu),
        "urgent_news": SimpleLazyObject(urgent),
        "today": timezone.localdate(),
    }
