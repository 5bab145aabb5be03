"""From where somebody acts: the address of the request at hand, or the machine itself."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse

MACHINE = ""
_origin: ContextVar[str] = ContextVar("origin_of_request", default=MACHINE)


def current() -> str:
    """The IP address that the request came from; empty outside of requests, for commands and imports."""
    return _origin.get()


def of_request(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whatever is logged while the desk answers carries the address of who asked."""

    def answer(request: HttpRequest) -> HttpResponse:
        at_the_desk = request.path.startswith("/admin/")
        token = _origin.set((get_client_ip_address(request) or "") if at_the_desk else MACHINE)
        try:
            return get_response(request)
        finally:
            _origin.reset(token)

    return answer
