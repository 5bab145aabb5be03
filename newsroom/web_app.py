"""The paper on a phone's home screen: its manifest, the worker that keeps the last pages read, the page for offline."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom import frame, pages
from newsroom.arabic.typography import isolate_plain

# The colours of the strip on top and of the paper in the light; see static/css/tokens.css.
STRIP, PAPER = "#13201c", "#fdfdfb"
# Letters that fit under an icon on a home screen.
SHORT_NAME = 12
WORKER = settings.BASE_DIR / "static" / "js" / "worker.js"
ASKED_EACH_TIME = "public, max-age=0, must-revalidate"


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """`/manifest.webmanifest`: the paper as an application, right to left."""
    identity = frame.identity()
    return JsonResponse(
        {
            "id": "/",
            "name": isolate_plain(identity.name),
            "short_name": pages.shortened(identity.name, SHORT_NAME),
            "description": isolate_plain(identity.tagline),
            "lang": "ar",
            "dir": "rtl",
            "start_url": "/",
            "scope": "/",
            "display": "minimal-ui",
            "theme_color": STRIP,
            "background_color": PAPER,
            "categories": ["news"],
            "icons": [
                _icon("icon-192.png", 192),
                _icon("icon-512.png", 512),
                _icon("icon-512.png", 512, "maskable"),
            ],
            "shortcuts": [
                {"name": str(section.name), "url": section.get_absolute_url()} for section in frame.menu()[:4]
            ],
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
        headers={"Cache-Control": ASKED_EACH_TIME},
    )


def _icon(name: str, pixels: int, purpose: str = "any") -> dict[str, str]:
    return {
        "src": static(f"icons/{name}"),
        "sizes": f"{pixels}x{pixels}",
        "type": "image/png",
        "purpose": purpose,
    }


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """`/sw.js`: at the root, because a worker serves what lies beneath its own address."""
    return HttpResponse(_worker_code(), "text/javascript", headers={"Cache-Control": ASKED_EACH_TIME})


@cache
def _worker_code() -> str:
    return WORKER.read_text(encoding="utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """`/offline/`: what this device has kept; the worker shows it where a page is neither to be had nor kept."""
    return pages.page(
        request,
        "newsroom/offline.html",
        title=_("Kept on this device"),
        description=_("The last pages that were read here, to be read without a connection."),
        robots="noindex",
    )
