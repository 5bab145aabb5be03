"""The number of the paper now on the street.

Whatever changes what a reader may see calls `move`, inside the transaction that makes the change. So one number
tells whether a page kept somewhere is still true.
"""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils import timezone

from newsroom.models.edition import Edition

THE_ONLY = 1
# Addresses of files, which are the same in every edition.
FILES = ("/static/", "/media/")
# What forms of the desk ask every few seconds: the answer shows nothing of the paper, and should be a light one.
SIGNS = ("/admin/presence/", "/admin/articles/article/autosave/")
# Under this name the door hands the number to Django, so that it is asked for once; None: the database is away.
HANDED = "newsroom.edition"
AWAY = (OperationalError, InterfaceError)
# What the floors above want done when a known moment has come, and the moments that they know are still to come.
_due: list[Callable[[datetime], None]] = []
_moments: list[Callable[[datetime], datetime | None]] = []
# The number as the request at hand knows it: none outside of requests, empty before it has asked.
_of_request: ContextVar[list[int] | None] = ContextVar("edition_of_request", default=None)


def move(*, next_change: datetime | None = None) -> None:
    """Add one to the number; `next_change` is a moment to come at which the paper will change by itself."""
    if known := _of_request.get():
        known.clear()
    now = timezone.now()
    if not Edition.objects.filter(pk=THE_ONLY).update(number=F("number") + 1, moved_at=_latest(now)):
        Edition.objects.get_or_create(pk=THE_ONLY, defaults={"moved_at": now})
    if next_change is not None:
        expect(next_change)


def _latest(now: datetime) -> Greatest:
    """The moment of a move: of several machines whose clocks differ, the foremost counts."""
    moment = Value(now, DateTimeField())
    return Greatest(Coalesce("moved_at", moment), moment)


def expect(moment: datetime) -> None:
    """The paper will change by itself at `moment`; one that has passed already means nothing. Call it after `move`."""
    if moment > timezone.now():
        earlier = Edition.objects.filter(pk=THE_ONLY).exclude(next_change__lte=moment)
        earlier.update(next_change=moment)


def when_due(act: Callable[[datetime], None]) -> None:
    """Register what is to be done when a known moment has come.

    It is called with the moment that counts as now, inside the transaction that moves the number. No job runs it: the
    first request after the moment does.
    """
    _due.append(act)


def provide_moments(knows: Callable[[datetime], datetime | None]) -> None:
    """Say who knows the next moment, after a given one, at which the paper changes by itself."""
    _moments.append(knows)


def once_a_request(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: within one request the number is asked for once, so a page is all of one edition.

    It is asked for before the page is made, so that a change that is due shows on the very page that notices it.
    Where the database does not answer, nothing but files can be given: 503.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        handed = request.META.get(HANDED)
        token = _of_request.set([handed] if handed else [])
        try:
            if not request.path.startswith((*FILES, *SIGNS)):
                if HANDED in request.META and handed is None:
                    return away(request)
                current()
            return get_response(request)
        except AWAY:
            return away(request)
        finally:
            _of_request.reset(token)

    return answer


def away(request: HttpRequest) -> HttpResponse:
    """503: the database does not answer, so nothing of the page may ask it."""
    sent = request.method not in ("GET", "HEAD")
    response = HttpResponse(get_template("503.html").render({"sent": sent}), status=503)
    response["Retry-After"] = "10"
    response["Cache-Control"] = "no-store"
    return response


def current() -> int:
    """The number now. A moment that has come moves it first, so that no scheduler has to run."""
    known = _of_request.get()
    if known:
        return known[0]
    number = look_up().number
    if known is not None:
        known.append(number)
    return number


def look_up() -> Edition:
    """The row as it is now, after what is due was done."""
    edition, _created = Edition.objects.get_or_create(pk=THE_ONLY)
    now = timezone.now()
    if edition.next_change is None or edition.next_change > now:
        return edition
    _turn(edition.next_change, now)
    return Edition.objects.get(pk=THE_ONLY)


@transaction.atomic
def _turn(moment: datetime, now: datetime) -> None:
    """Do what is due, once: of several requests that notice the moment, the first one's UPDATE wins the row."""
    due = Edition.objects.filter(pk=THE_ONLY, next_change=moment)
    if not due.update(number=F("number") + 1, moved_at=_latest(now), next_change=None):
        return
    for act in _due:
        act(now)
    to_come = [known for known in (ask(now) for ask in _moments) if known is not None]
    if to_come:
        Edition.objects.filter(pk=THE_ONLY).update(next_change=min(to_come))
