"""Which answers may be kept: those whose makers say so, to requests that are nobody's in particular."""

from __future__ import annotations

from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = TypeVar("Answer", bound=HttpResponseBase)

DECLARED = "may_be_kept"
STATUSES = (200, 301, 410)
# Headers that belong to one answer, or that the door writes itself.
OWN = frozenset({"content-length", "etag", "vary", "date", "last-modified"})


def keep(request: HttpRequest, response: Answer, *, max_age: int = 0) -> Answer:
    """Declare an answer to be the same for all readers of an edition on one day, and say so to caches on the way.

    It must depend on nothing but the address, what readers may see, and the day: no cookie, no token, no clock.
    An answer to somebody of the desk is theirs alone. `max_age`: for so many seconds its reader need not ask again.
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        response["Cache-Control"] = "private, no-store"
    else:
        response["Cache-Control"] = public(max_age)
        setattr(response, DECLARED, True)
    return response


def public(max_age: int = 0) -> str:
    """Ask each time (a page is never older than the paper); caches shared by many may wait a moment with it."""
    shared, stale = settings.SHARED_CACHE_SECONDS, settings.SHARED_CACHE_STALE_SECONDS
    return f"public, max-age={max_age}, s-maxage={shared}, stale-while-revalidate={stale}"


def may_be_kept(response: HttpResponseBase) -> bool:
    """Whether the door may keep this answer; a declaration does not help one that is plainly somebody's own."""
    return (
        getattr(response, DECLARED, False)
        and response.status_code in STATUSES
        and not response.streaming
        and not response.cookies
        and response.get("Vary", "").lower() in ("", "accept-encoding")
        and "'nonce-" not in response.get("Content-Security-Policy", "")
    )
