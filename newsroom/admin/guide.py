"""The editor's guide at the desk, and the «?» of each screen that leads to its chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom import guide

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite

# By the name of the screen's address; the longest beginning that fits decides.
CHAPTERS = {
    "index": "dashboard",
    "app_list": "dashboard",
    "articles_article_": "writing",
    "articles_article_changelist": "lists",
    "articles_article_history": "history",
    "articles_article_compare": "history",
    "articles_article_revision": "history",
    "articles_article_restore": "history",
    "articles_article_seen": "history",
    "articles_article_preview": "preview",
    "articles_article_delete": "review",
    "articles_coverage": "planning",
    "articles_statement": "statements",
    "articles_article_cut": "statements",
    "articles_article_suggestions": "links",
    "articles_article_record": "links",
    "articles_article_event": "links",
    "articles_houserule": "copy-desk",
    "articles_arrangement": "front-page",
    "articles_tag": "lists",
    "articles_": "administration",
    "newsroom_photo": "photos",
    "newsroom_logentry": "history",
    "newsroom_mergelog": "merging",
    "newsroom_": "administration",
    "auth_": "administration",
    "events_": "record",
}
# Screens that several kinds have, by the end of their names.
ENDS = {"_merge": "merging", "_duplicates": "merging", "_distinct": "merging"}


def chapter_of(screen: str) -> str:
    """The chapter that explains a screen, by the name of its address; the first one where none fits."""
    shared = [chapter for end, chapter in ENDS.items() if screen.endswith(end)]
    if shared:
        return shared[0]
    fitting = [begin for begin in CHAPTERS if screen.startswith(begin)]
    return CHAPTERS[max(fitting, key=len)] if fitting else "start"


def help_address(request: HttpRequest) -> str:
    """Where the «?» of the screen at hand leads."""
    screen = request.resolver_match.url_name if request.resolver_match else ""
    return guide.address(chapter_of(screen or ""))


def urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of the guide, for everybody who works at the desk."""

    @require_safe
    def chapter(request: HttpRequest, slug: str = "") -> HttpResponseBase:
        known = guide.chapters()
        if slug and slug not in known:
            raise Http404
        shown = known.get(slug)
        title = shown.title if shown else _("The editor's guide")
        context = {**site.each_context(request), "title": title, "chapter": shown, "chapters": known.values()}
        return TemplateResponse(request, "admin/guide.html", context)

    @require_safe
    def image(request: HttpRequest, name: str) -> HttpResponseBase:
        picture = guide.IMAGES / name
        if picture not in guide.IMAGES.glob("*.png"):
            raise Http404
        return FileResponse(picture.open("rb"), content_type="image/png")

    return [
        path("guide/", site.admin_view(chapter), name="guide"),
        path("guide/images/<str:name>", site.admin_view(image), name="guide_image"),
        path("guide/<slug:slug>/", site.admin_view(chapter), name="guide_chapter"),
    ]
