"""The number of the paper now on the street.

Whatever changes what a reader may see calls `move`, inside the transaction that makes the change. So one number
tells whether a page kept somewhere is still true.
"""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from newsroom.models.edition import Edition

THE_ONLY = 1
# The number as the request at hand knows it: none outside of requests, empty before it has asked.
_of_request: ContextVar[list[int] | None] = ContextVar("edition_of_request", default=None)


def move(*, next_change: datetime | None = None) -> None:
    """Add one to the number; `next_change` is a moment to come at which the paper will change by itself."""
    if known := _of_request.get():
        known.clear()
    moved = Edition.objects.filter(pk=THE_ONLY).update(number=F("number") + 1)
    if not moved:
        Edition.objects.get_or_create(pk=THE_ONLY)
    if next_change is not None and next_change > timezone.now():
        earlier = Edition.objects.filter(pk=THE_ONLY).exclude(next_change__lte=next_change)
        earlier.update(next_change=next_change)


def once_a_request(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: within one request the number is asked for once, so a page is all of one edition."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = _of_request.set([])
        try:
            return get_response(request)
        finally:
            _of_request.reset(token)

    return answer


def current() -> int:
    """The number now. A moment that has come moves it first, so that no scheduler has to run."""
    known = _of_request.get()
    if known:
        return known[0]
    number = _look_up()
    if known is not None:
        known.append(number)
    return number


def _look_up() -> int:
    edition, _created = Edition.objects.get_or_create(pk=THE_ONLY)
    if edition.next_change is None or edition.next_change > timezone.now():
        return edition.number
    due = Edition.objects.filter(pk=THE_ONLY, next_change=edition.next_change)
    due.update(number=F("number") + 1, next_change=None)
    return Edition.objects.values_list("number", flat=True).get(pk=THE_ONLY)
