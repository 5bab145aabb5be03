"""Photos, documents and the pages of errors."""

import re
import sys

from django.core.files.storage import default_storage
from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template import loader
from django.urls import reverse
from django.views.decorators.http import require_safe

from newsroom import edition, renditions
from newsroom.models import Photo

RENDITION = re.compile(r"[0-9a-z]+-[0-9]{1,5}\.(avif|webp|jpeg)")
DOCUMENT = re.compile(r"[0-9a-f]{32}\.pdf")
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def rendition(request: HttpRequest, fingerprint: str, name: str) -> FileResponse:
    """One rendition; its address never shows anything else, so it may be kept for ever."""
    kind = RENDITION.fullmatch(name)
    if kind is None or not re.fullmatch("[0-9a-f]{16}", fingerprint):
        raise Http404
    response = _file(f"photos/{fingerprint}/{name}", f"image/{kind[1]}")
    response["Cache-Control"] = FOR_EVER
    return response


@require_safe
def document(request: HttpRequest, name: str) -> FileResponse:
    """A document, saved rather than opened in the page."""
    if not DOCUMENT.fullmatch(name):
        raise Http404
    response = _file(f"documents/{name}", "application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _file(name: str, content_type: str) -> FileResponse:
    """A stored file.

    Raises:
        Http404: there is none.
    """
    try:
        return FileResponse(default_storage.open(name), content_type=content_type)
    except FileNotFoundError as error:
        raise Http404 from error


@require_safe
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """The address under which a photo stands in a body: leads to its rendition of the day."""
    shown = get_object_or_404(Photo, pk=pk)
    largest = renditions.sizes(shown)[-1]
    return HttpResponseRedirect(renditions.url(shown, largest, "jpeg"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in the site's dress."""
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 in the site's dress."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: at the desk with the way back to the form, whose words the browser has kept."""
    if request.path.startswith(reverse("admin:index")):
        return render(request, "admin/csrf_failure.html", {"back": request.get_full_path()}, status=403)
    return render(request, "403_csrf.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database went away while the page was made.

    Asks neither the database nor the context, either of which may be what is broken.
    """
    lost = connection.connection is None or not connection.is_usable()
    if lost and isinstance(sys.exc_info()[1], edition.AWAY):
        return edition.away(request)
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def show_error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page by its number, while debugging."""
    pages = {403: forbidden, 404: not_found, 500: broken}
    if status in pages:
        return pages[status](request)
    return render(request, "410.html", status=410)
