"""What every page for readers needs: its canonical address, its card for networks, its breadcrumbs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _

from newsroom import frame, renditions
from newsroom.arabic.typography import isolate_plain
from newsroom.models import Photo
from newsroom.page_memory.keeping import keep

DESCRIPTION_LENGTH = 200
# The only parameters that make another page; whatever else a link carries leads to the same one.
PAGING = ("before", "after")


class Crumb(NamedTuple):
    """One step of the way from the front page."""

    label: str
    url: str | None = None


def canonical_url(request: HttpRequest, own_parameters: Sequence[str] = ()) -> str:
    """The one address of this page: without parameters, but for the place in a list and those of the page's own."""
    return request.build_absolute_uri(quote(request.path)) + place_in_list(request, own_parameters)


def place_in_list(request: HttpRequest, more: Sequence[str] = ()) -> str:
    """The part of the address that says which list, and where in it the page begins; empty on the first page."""
    kept = [f"{name}={quote(request.GET[name])}" for name in (*more, *PAGING) if request.GET.get(name)]
    return "?" + "&".join(kept) if kept else ""


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """The text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + "…"


def social_card(
    request: HttpRequest, title: str, description: str, photo: Photo | None = None, **more: Any
) -> dict[str, Any]:
    """What networks show of a link (OpenGraph); the paper's own picture where the page has none."""
    card = {"title": title, "description": description, "type": "website", **more}
    if photo is None:
        image = static("icons/card.png")
        card |= {"image_width": 1200, "image_height": 630, "image_alt": frame.identity().name}
    else:
        size = renditions.sizes(photo, "16:9")[-1]
        image = renditions.url(photo, size, "jpeg")
        card |= {"image_width": size.width, "image_height": size.height, "image_alt": photo.alt}
    card["image"] = request.build_absolute_uri(image)
    return card


def page(
    request: HttpRequest,
    template: str,
    *,
    title: str,
    description: str = "",
    photo: Photo | None = None,
    breadcrumbs: Sequence[Crumb] = (),
    structured_data: Sequence[dict[str, Any]] = (),
    status: int = 200,
    og: dict[str, Any] | None = None,
    own_parameters: Sequence[str] = (),
    feed: str = "",
    **context: Any,
) -> HttpResponse:
    """A page for readers, with its head filled in.

    `own_parameters` are those that make another page of this kind, `feed` is the path behind which the feeds of its
    list stand.
    """
    summary = shortened(description or frame.identity().about or frame.identity().tagline)
    data = list(structured_data)
    if breadcrumbs:
        data.append(breadcrumb_list(request, breadcrumbs))
    response = render(
        request,
        template,
        {
            "title": isolate_plain(title),
            "description": isolate_plain(summary),
            "canonical": canonical_url(request, own_parameters),
            "og": social_card(request, isolate_plain(title), isolate_plain(summary), photo, **(og or {})),
            "breadcrumbs": breadcrumbs,
            "structured_data": data,
            "feed": feed,
            **context,
        },
        status=status,
    )
    return keep(request, response)


def breadcrumb_list(request: HttpRequest, breadcrumbs: Sequence[Crumb]) -> dict[str, Any]:
    """The same steps for search engines (schema.org BreadcrumbList)."""
    steps = [Crumb(_("Front page"), "/"), *breadcrumbs]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": step.label}
            | ({"item": request.build_absolute_uri(step.url)} if step.url else {})
            for position, step in enumerate(steps, 1)
        ],
    }


def publisher(request: HttpRequest) -> dict[str, Any]:
    """The paper itself (schema.org NewsMediaOrganization)."""
    identity = frame.identity()
    return {
        "@type": "NewsMediaOrganization",
        "name": identity.name,
        "url": request.build_absolute_uri("/"),
        "logo": {
            "@type": "ImageObject",
            "url": request.build_absolute_uri(static("icons/icon-512.png")),
            "width": 512,
            "height": 512,
        },
    }


def moved(request: HttpRequest, url: str, own_parameters: Sequence[str] = ()) -> HttpResponse | None:
    """A lasting redirect (301) where the request did not come by the one address of the page, else nothing.

    Keeps the place in a list; other parameters, a page number among them, are dropped on the way.
    """
    if request.path == unquote(url) and "page" not in request.GET:
        return None
    return keep(request, HttpResponsePermanentRedirect(url + place_in_list(request, own_parameters)))
