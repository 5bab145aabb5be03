"""The front page: what people arranged, filled by the rule."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles import front_page as fronts
from articles.views.preview import NO_INDEX, private
from events.coming_up import coming_up
from newsroom import frame, pages


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    """`/`: nothing stands on it twice."""
    return _printed(request, fronts.launched())


def preview_page(request: HttpRequest, arranged: fronts.Arranged, *, note: str) -> HttpResponse:
    """The page as readers will see it when the arrangement is launched; kept nowhere."""
    return private(_printed(request, arranged, robots=NO_INDEX, preview={"framed": False, "note": note}))


def _printed(request: HttpRequest, arranged: fronts.Arranged, **context: Any) -> HttpResponse:
    page = fronts.made(arranged)
    identity = frame.identity()
    return pages.page(
        request,
        "articles/front.html",
        title=identity.name,
        description=identity.about or identity.tagline,
        feed="/",
        photo=page.lead.shown.lead_photo if page.lead else None,
        structured_data=[
            {
                "@context": "https://schema.org",
                "@type": "WebSite",
                "name": identity.name,
                "url": request.build_absolute_uri("/"),
                "inLanguage": "ar",
                "publisher": pages.publisher(request),
            }
        ],
        lead=page.lead,
        second=page.second,
        latest=page.latest,
        opinion=page.opinion,
        focus=page.focus,
        bands=page.bands,
        upcoming_events=coming_up(),
        **context,
    )
