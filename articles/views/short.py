"""The short address of a report, and its QR code for print."""

from __future__ import annotations

from io import BytesIO

import segno
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from articles.views.report import article_or_404
from newsroom.page_memory.keeping import keep
from newsroom.views import FOR_EVER


@require_safe
def short_address(request: HttpRequest, pk: int) -> HttpResponse:
    """`/r/<id>`: leads to the whole address."""
    article = article_or_404(pk)
    return keep(request, HttpResponsePermanentRedirect(article.get_absolute_url()))


@require_safe
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """`/r/<id>.svg`: the short address for a phone's camera. It never says anything else, so it is kept for ever."""
    short_url = request.build_absolute_uri(article_or_404(pk).get_short_url())
    image = BytesIO()
    # A quarter of the code may be torn or stained and it is still read (level Q): it is meant for paper.
    segno.make_qr(short_url, error="q").save(
        image, kind="svg", light="#fff", omitsize=True, xmldecl=False, svgclass=None, lineclass=None
    )
    return HttpResponse(image.getvalue(), "image/svg+xml", headers={"Cache-Control": FOR_EVER})
