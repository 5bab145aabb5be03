"""What every page of the site knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from newsroom.frame import identity, menu, urgent


def frame(request: HttpRequest) -> dict[str, Any]:
    """The paper's identity, its menu, its urgent news, today's date; each is looked up when a template asks for it.

    Without the desk's cookie nobody is asked who reads: the page is everybody's.
    """
    user = getattr(request, "user", None)
    return {
        "identity": SimpleLazyObject(identity),
        "menu_sections": SimpleLazyObject(menu),
        "urgent_news": SimpleLazyObject(urgent),
        "today": timezone.localdate(),
        "is_at_the_desk": settings.SESSION_COOKIE_NAME in request.COOKIES
        and user is not None
        and user.is_staff,
    }
