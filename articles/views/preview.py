"""A report before readers see it: the page itself, and its secret address for outsiders."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, PreviewLink
from articles.views import report
from newsroom.arabic.typography import isolate_plain

NO_INDEX = "noindex, nofollow, noarchive"


@require_safe
def secret_preview(request: HttpRequest, token: str) -> HttpResponse:
    """`/preview/<token>/`: the latest words for whoever was given the address, until it is closed (410)."""
    links = PreviewLink.objects.select_related("article__section", "article__genre", "article__live")
    link = links.select_related("article__latest__lead_photo").filter(token=token).first()
    if link is None:
        raise Http404
    if link.revoked_at is not None:
        return _closed(request)
    if _leads_to_public_page(link):
        return private(HttpResponseRedirect(link.article.get_absolute_url()))
    if link.expires_at <= timezone.now():
        return _closed(request)
    return preview_page(request, link.article)


def preview_page(request: HttpRequest, article: Article, *, framed: bool = False) -> HttpResponse:
    """The report as readers will see it, made of its latest revision; it counts nowhere and is kept nowhere.

    Raises:
        Http404: it has no words yet.
    """
    revision = article.latest
    if revision is None:
        raise Http404
    note = _standing(article)
    if article.published_at is None:
        # In the byline stands the day on which it is read; nothing of this is saved.
        article.published_at = timezone.now()
    context: dict[str, Any] = {
        **report.contents(article, revision),
        "title": isolate_plain(revision.headline),
        "robots": NO_INDEX,
        "preview": {"framed": framed, "note": note},
    }
    return private(render(request, report.TEMPLATE, context))


def _standing(article: Article) -> str:
    """What the banner says of the words below it."""
    if article.is_published() and not article.has_pending_changes:
        return _("Readers see these words now.")
    if article.is_published():
        return _("Readers see an older version of this report.")
    return _("Readers do not see these words yet.")


def _leads_to_public_page(link: PreviewLink) -> bool:
    """Whether the public page says the same, or the report was withdrawn since the link was made."""
    article = link.article
    if article.is_published():
        return not article.has_pending_changes
    return article.withdrawn_at is not None and article.withdrawn_at > link.created_at


def _closed(request: HttpRequest) -> HttpResponse:
    """The address opens nothing any more."""
    return private(render(request, "articles/preview_closed.html", {"robots": NO_INDEX}, status=410))


def private(response: HttpResponse) -> HttpResponse:
    """Kept by no cache, found by no search engine, named to no site that it leads to."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = NO_INDEX
    response["Referrer-Policy"] = "no-referrer"
    return response
