"""The copies that browsers keep of what is typed: which of them are saved now, and what is said when a session ended.

A form carries the name of its copy (`_copy`). When the form was saved, the answer names the copy in a cookie; the next
page of the desk takes it out of the browser. The server never sees the copy itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite

View = Callable[..., HttpResponse]

COOKIE = "desk_saved"
NAME = re.compile(r"[0-9a-f-]{36}")
MOST = 20
POPUP = "admin/popup_response.html"


def named(view: View) -> View:
    """The view, whose answer to a form that was saved names the copy of it."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        copy = request.POST.get("_copy", "") if request.method == "POST" else ""
        if NAME.fullmatch(copy) and _went_well(response):
            _name(request, response, copy)
        return response

    return answer


def _went_well(response: HttpResponse) -> bool:
    """Whether the form was taken: Django leads on from it, or closes the small window that it stood in.

    Where the thing is gone meanwhile, Django leads to the first page of the desk, and nothing was saved.
    """
    closes = isinstance(response, TemplateResponse) and POPUP in str(response.template_name)
    led_on = isinstance(response, HttpResponseRedirect) and response.url != reverse("admin:index")
    return led_on or closes


def _name(request: HttpRequest, response: HttpResponse, copy: str) -> None:
    """Add the copy to those that the browser has not dropped yet."""
    known = [name for name in request.COOKIES.get(COOKIE, "").split(".") if NAME.fullmatch(name)]
    response.set_cookie(
        COOKIE,
        ".".join([*known, copy][-MOST:]),
        max_age=24 * 3600,
        path=reverse("admin:index"),
        secure=request.is_secure(),
        samesite="Lax",
    )


def promised(site: AdminSite, view: View) -> View:
    """The view; a form that is sent after the session ended finds a sentence on the login page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and request.POST.get("_copy") and not site.has_permission(request):
            messages.warning(
                request,
                _(
                    "Your session has ended. Your words are kept in this browser and are offered after you sign in."
                ),
            )
        return view(request, *args, **kwargs)

    return answer
