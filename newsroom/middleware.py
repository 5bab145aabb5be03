"""What happens to every request and answer."""

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from newsroom.arabic.normalise import western_digits
from newsroom.models import Redirect

Handler = Callable[[HttpRequest], HttpResponse]

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Direction marks, isolates, zero-width signs and tatweel: they come along when an address is copied out of a text.
INVISIBLE = re.compile("[\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
REMEMBERED = 600
"""Seconds for which a browser may remember where an old address leads; without it, it never asks again, and a merge of
two records that is undone would leave readers at the wrong one."""
NO_POWERS = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"


def permissions_policy(get_response: Handler) -> Handler:
    """Pages ask for no powers of the reader's machine."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", NO_POWERS)
        return response

    return answer


def kind_path(path: str) -> str:
    """The one form of an address: composed letters, no invisible signs, western digits in numbers, single slashes."""
    kind = unicodedata.normalize("NFC", INVISIBLE.sub("", path))
    parts = [western_digits(part) if part.isdecimal() else part for part in kind.split("/")]
    return re.sub("/{2,}", "/", "/".join(parts))


def kind_addresses(get_response: Handler) -> Handler:
    """Lead every spelling of an address to its one form (301); what no address can hold is answered with 404."""

    def answer(request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if CONTROL.search(path):
            return render(request, "404.html", status=404)
        kind = kind_path(path)
        if kind != path and request.method in ("GET", "HEAD"):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(quote(kind) + (f"?{query}" if query else ""))
        return get_response(request)

    return answer


def redirects(get_response: Handler) -> Handler:
    """Where nothing is found at an address, look whether it is an old one."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        old = Redirect.objects.for_path(request.path_info)
        if old is None:
            return response
        if not old.new_path:
            return render(request, "410.html", status=410)
        led_on = HttpResponsePermanentRedirect(quote(old.new_path, safe="/?&=#%"))
        led_on["Cache-Control"] = f"max-age={REMEMBERED}"
        return led_on

    return answer
