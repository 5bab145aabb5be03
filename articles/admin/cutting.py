"""Cutting a statement out of a report: a dialog over the writing desk, and a page of its own without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles import permissions, statements, workflow
from articles.admin.statement_form import CutForm
from articles.admin.suggesting import keys_of
from articles.models import Article, Statement
from articles.workflow import WorkflowError
from events.directory import Key
from newsroom.admin.house import person_at
from newsroom.body import clean_body

if TYPE_CHECKING:
    from articles.admin.article import ArticleAdmin

MOST = 50
"""So many of a report's statements stand beside its form."""
IN_DIALOG = "dialog"


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The address of this room, under `/admin/articles/article/`."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def cut(request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.select_related("latest", "live", "section"), pk=pk)
        if not (
            request.user.has_perm("articles.add_statement")
            and permissions.may_edit(person_at(request), article)
        ):
            raise PermissionDenied
        if request.method == "POST":
            return _cut(request, desk, article)
        return _form(request, desk, article, CutForm(article, initial={"text": ""}, linked=_linked(request)))

    return [path("<number:pk>/statements/", desk.admin_site.admin_view(cut), name="articles_article_cut")]


def _linked(request: HttpRequest) -> list[Key]:
    """What the form of the report links, saved or not."""
    return keys_of(request.GET.get("linked", "").split(",")[:MOST])


def _cut(request: HttpRequest, desk: ArticleAdmin, article: Article) -> HttpResponse:
    """Cut it; whatever is wrong is said in the same form."""
    form = CutForm(article, request.POST, linked=_linked(request))
    if not form.is_valid():
        return _form(request, desk, article, form, status=422)
    body = request.POST.get("body")
    try:
        made = workflow.cut_statement(
            article,
            by=person_at(request),
            body=None if body is None else clean_body(body),
            **form.words(),
        )
    except WorkflowError as refusal:
        form.add_error("text", str(refusal))
        return _form(request, desk, article, form, status=422)
    said = _("The statement is kept: %(statement)s") % {"statement": made}
    if IN_DIALOG in request.GET:
        return JsonResponse({"said": said, "panel": panel(article)})
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _form(
    request: HttpRequest, desk: ArticleAdmin, article: Article, form: CutForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "article": article}
    if IN_DIALOG in request.GET:
        template = "admin/articles/statement/cut_form.html"
    else:
        template = "admin/articles/statement/cut.html"
        context |= {
            **desk.admin_site.each_context(request),
            "title": _("Cut out a statement"),
            "subtitle": str(article),
            "opts": desk.opts,
            "media": desk.media + form.media,
        }
    return TemplateResponse(request, template, context, status=status)


def panel(article: Article) -> SafeString:
    """The statements of a report, beside its form; those whose words stand nowhere any more are flagged."""
    # The form's own query has looked whether there are any, so that most reports cost no query more.
    rows: list[Any] = (
        []
        if not getattr(article, "has_statements", True)
        else list(
            Statement.objects.filter(article=article)
            .select_related("person", "organisation", "event")
            .order_by("position", "pk")[:MOST]
        )
    )
    body = article.latest.body if article.latest else ""
    for row in rows:
        row.stands_in_latest = statements.place_in(body, row.text) >= 0
    return render_to_string("admin/articles/statement/panel.html", {"article": article, "statements": rows})
