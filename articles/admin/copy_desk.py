"""The findings of the copy desk: the address that the writing desk calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from articles import copy_desk, permissions
from articles.copy_desk.remark import TEXTS
from articles.models import Article
from newsroom.admin.calls import number
from newsroom.admin.house import person_at
from newsroom.body import clean_body
from newsroom.models import Photo

if TYPE_CHECKING:
    from articles.admin.article import ArticleAdmin

ALL = "all"
"""In place of the keys: every remark that has a cure."""


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The addresses of this room, under `/admin/articles/article/`."""

    @require_POST
    def findings(request: HttpRequest) -> JsonResponse:
        """The remarks on the words sent; with `cure`, the words with those remarks put right as well."""
        article = _article(request)
        words = _words(request)
        remarks = copy_desk.examine(words, article)
        answer: dict[str, Any] = {}
        if wanted := set(request.POST.getlist("cure")):
            chosen = [one for one in remarks if one.key in wanted or ALL in wanted]
            cured = copy_desk.cured(words, copy_desk.with_partners(chosen, remarks))
            answer["words"] = {name: getattr(cured, name) for name in TEXTS}
            remarks = copy_desk.examine(cured, article)
        answer["findings"] = [remark.as_json() for remark in remarks]
        return JsonResponse(answer)

    return [path("findings/", desk.admin_site.admin_view(findings), name="articles_article_findings")]


def _article(request: HttpRequest) -> Article | None:
    """The report that the words belong to; None for a new one.

    Raises:
        Http404: there is no such report.
        PermissionDenied: the person may not edit it, or may not write at all.
    """
    asked = request.POST.get("article", "")
    person = person_at(request)
    if not asked:
        if not person.has_perm("articles.add_article"):
            raise PermissionDenied
        return None
    article = Article.objects.filter(pk=number(asked)).first()
    if article is None:
        raise Http404
    if not permissions.may_edit(person, article):
        raise PermissionDenied
    return article


def _words(request: HttpRequest) -> copy_desk.Words:
    """What stands in the boxes; the body as it would be saved, so that places in it mean the same here and there."""
    known = Photo.objects.filter(pk=number(request.POST.get("lead_photo"))).first()
    texts = {name: request.POST.get(name, "") for name in TEXTS}
    texts["body"] = clean_body(texts["body"])
    return copy_desk.Words(**texts, lead_photo=known)
