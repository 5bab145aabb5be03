"""The report as readers will see it, for staff; and the secret links for outsiders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from csp.constants import SELF
from csp.decorators import csp_replace
from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from articles import permissions, workflow
from articles.models import Article, PreviewLink
from articles.views.preview import NO_INDEX, preview_page
from articles.workflow import WorkflowError
from newsroom.admin.house import person_at

if TYPE_CHECKING:
    from articles.admin.article import ArticleAdmin

View = Callable[..., HttpResponse]
WIDTHS = {"phone": 390, "desktop": 1280}


def framing(directives: dict[str, list[str]]) -> Callable[[View], View]:
    """What the policy of one page says about frames, in place of the site's own."""
    return cast("Callable[[View], View]", csp_replace(directives))


class LinkForm(forms.Form):
    """For whom a secret link is, and how long it opens the report."""

    note = forms.CharField(
        label=gettext_lazy("for whom"),
        max_length=120,
        required=False,
        widget=AdminTextInputWidget,
        help_text=gettext_lazy("Only colleagues see this."),
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("opens for"),
        choices=[
            (1, gettext_lazy("a day")),
            (7, gettext_lazy("a week")),
            (30, gettext_lazy("a month")),
        ],
        coerce=int,
        initial=7,
    )


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The addresses of this room, under `/admin/articles/article/`."""
    at_the_desk = desk.admin_site.admin_view

    def outer(request: HttpRequest, pk: int) -> HttpResponse:
        return preview(request, desk, pk)

    return [
        path("<number:pk>/preview/", at_the_desk(outer), name="articles_article_preview"),
        path("<number:pk>/preview/page/", at_the_desk(framed), name="articles_article_preview_page"),
        path("<number:pk>/preview/link/", at_the_desk(make_link), name="articles_article_preview_link"),
        path(
            "<number:pk>/preview/link/<number:link>/revoke/",
            at_the_desk(revoke_link),
            name="articles_article_preview_revoke",
        ),
    ]


def _article(request: HttpRequest, pk: int) -> Article:
    """The report with its latest words, for whoever may read what is not published.

    Raises:
        PermissionDenied: this person may not.
        Http404: there is none, or it has no words.
    """
    if not permissions.may_read_unpublished(person_at(request)):
        raise PermissionDenied
    reports = Article.objects.select_related("section", "genre", "live", "next_live", "latest__lead_photo")
    article: Article = get_object_or_404(reports, pk=pk)
    if article.latest is None:
        raise Http404
    return article


@never_cache
@framing({"frame-src": [SELF]})
@require_safe
def preview(request: HttpRequest, desk: ArticleAdmin, pk: int) -> HttpResponse:
    """`…/<id>/preview/`: the report in a frame as wide as a phone or a desktop, and its secret links."""
    article = _article(request, pk)
    context: dict[str, Any] = {
        **desk.admin_site.each_context(request),
        "title": _("Preview"),
        "subtitle": str(article),
        "opts": desk.opts,
        "original": article,
        "article": article,
        "frame_address": reverse("admin:articles_article_preview_page", args=[pk]),
        "widths": WIDTHS,
        "may_share": permissions.may_share_preview(person_at(request), article),
        "links": _links(request, article),
        "form": LinkForm(),
    }
    return _unindexed(render(request, "admin/articles/article/preview.html", context))


def _links(request: HttpRequest, article: Article) -> list[dict[str, Any]]:
    """The links made so far with how each stands; the address only of one that still opens, for who may share."""
    now = timezone.now()
    may_share = permissions.may_share_preview(person_at(request), article)
    rows = []
    for link in article.preview_links.select_related("created_by"):
        is_open = link.revoked_at is None and link.expires_at > now
        address = request.build_absolute_uri(link.get_absolute_url()) if is_open and may_share else ""
        rows.append({"link": link, "is_open": is_open, "address": address})
    return rows


@never_cache
@xframe_options_sameorigin
@framing({"frame-ancestors": [SELF]})
@require_safe
def framed(request: HttpRequest, pk: int) -> HttpResponse:
    """`…/<id>/preview/page/`: what stands in the frame; no other site may frame it."""
    return preview_page(request, _article(request, pk), framed=True)


@require_POST
def make_link(request: HttpRequest, pk: int) -> HttpResponse:
    """`…/<id>/preview/link/`: a new secret link."""
    article = _article(request, pk)
    form = LinkForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose how long the link opens the report."))
        return _back(pk)
    lasts = timedelta(days=form.cleaned_data["days"])
    workflow.share_preview(article, by=person_at(request), lasts=lasts, note=form.cleaned_data["note"])
    messages.success(request, _("The link is made. Whoever has it can read the latest words."))
    return _back(pk)


@require_POST
def revoke_link(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """`…/<id>/preview/link/<number>/revoke/`: close a link for good."""
    _article(request, pk)
    found = get_object_or_404(PreviewLink.objects.select_related("article"), pk=link, article_id=pk)
    try:
        workflow.revoke_preview(found, by=person_at(request))
        messages.success(request, _("The link is revoked and opens nothing any more."))
    except WorkflowError as refusal:
        messages.warning(request, str(refusal))
    return _back(pk)


def _back(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:articles_article_preview", args=[pk]) + "#links")


def _unindexed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = NO_INDEX
    return response
