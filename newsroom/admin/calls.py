"""What the forms of the desk ask by themselves while somebody writes: answered in JSON, never with another page."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite

Call = Callable[..., HttpResponse]


def call(site: AdminSite, method: str, view: Call) -> Call:
    """The address for those who work at the desk. A form cannot follow a redirect to the login page: 401 tells it."""

    @never_cache
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != method:
            return refused("method", 405, Allow=method)
        if not site.has_permission(request):
            return refused("signed-out", 401)
        return view(request, *args, **kwargs)

    return answer


def refused(reason: str, status: int, **headers: str) -> JsonResponse:
    """A refusal, named so that a script can tell it from others with the same status."""
    return JsonResponse({"refused": reason}, status=status, headers=headers or None)


def said(request: HttpRequest) -> dict[str, str]:
    """What was sent, as JSON or as a form; numbers and marks as text, anything nested left out."""
    if request.content_type != "application/json":
        return {name: _text(value) for name, value in request.POST.items()}
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(sent, dict):
        return {}
    return {name: _text(value) for name, value in sent.items() if not isinstance(value, (dict, list))}


def _text(value: Any) -> str:
    """JSON's null and false are what an empty box sends. Half an emoji and U+0000 fit no database."""
    text = "" if value is None or value is False else str(value)
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def number(text: str | None) -> int:
    """A number that fits a column of the database; 0 for everything else."""
    plain = (text or "").strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 19 else 0
