"""Words kept by themselves while somebody writes: the addresses that the writing desk calls."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Exists, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import permissions
from articles.models import Article, Autosave, Revision, Section
from newsroom.admin.calls import call, number, refused, said
from newsroom.admin.house import person_at
from newsroom.admin.presence import colleagues
from newsroom.arabic.typography import strip_bidi
from newsroom.body import clean_body
from newsroom.models import Photo
from newsroom.templatetags.newsroom import iso

if TYPE_CHECKING:
    from articles.admin.article import ArticleAdmin
    from newsroom.models import User

LINES = ("kicker", "headline", "standfirst")
LONGEST = 500_000
"""Characters a box may hold; nobody writes a longer one, and a machine should not fill the database."""


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The addresses of this room, under `/admin/articles/article/`."""
    keep_words = call(desk.admin_site, "POST", partial(keep, desk))
    throw_away = desk.admin_site.admin_view(require_POST(discard))
    return [
        path("autosave/", keep_words, name="articles_article_autosave"),
        path("autosave/discard/", throw_away, name="articles_article_autosave_discard"),
    ]


def keep(desk: ArticleAdmin, request: HttpRequest) -> HttpResponse:
    """Keep what was typed so far, whatever state it is in, and say who saved the report meanwhile and who is here."""
    words = said(request)
    if any(len(words.get(name, "")) > LONGEST for name in (*LINES, "body")):
        return refused("too-long", 413)
    with transaction.atomic():
        return _keep(desk, request, words)


def _keep(desk: ArticleAdmin, request: HttpRequest, words: dict[str, str]) -> HttpResponse:
    person = person_at(request)
    article = _asked_for(words) if words.get("article") else None
    if words.get("article") and article is None:
        return refused("gone", 404)
    allowed = permissions.may_edit(person, article) if article else desk.has_add_permission(request)
    if not allowed:
        return refused("may-not", 403)
    key = _key(words)
    if key is None:
        if article is None:
            return refused("key", 400)
        # A form without a script's help has one row a report.
        key = uuid5(NAMESPACE_OID, f"{person.pk}/{article.pk}")
    typed = _typed(words, article)
    latest = article.latest if article else None
    if article is not None and latest is not None and _says_nothing_new(typed, article, latest):
        _rows(person, article, key).delete()
    else:
        _store(typed, article=article, by=person, key=key)
    others = colleagues(article, person, words.get("window", "")) if article else []
    return JsonResponse(
        {"saved_at": iso(timezone.now()), "others": others, **_conflict(latest, number(words.get("base")))}
    )


def _asked_for(words: dict[str, str]) -> Article | None:
    """The report with its latest revision, and whether the chosen section and photo exist, in one query."""
    reports = Article.objects.select_related("latest__by").annotate(
        knows_section=Exists(Section.objects.filter(pk=number(words.get("section")))),
        knows_photo=Exists(Photo.objects.filter(pk=number(words.get("lead_photo")))),
    )
    return reports.filter(pk=number(words.get("article"))).first()


def _typed(words: dict[str, str], article: Article | None) -> dict[str, Any]:
    """The columns of the row: half a sentence and an empty headline are welcome, markup from elsewhere is not."""
    section, photo = number(words.get("section")), number(words.get("lead_photo"))
    if article is not None:
        there, pictured = article.knows_section, article.knows_photo  # type: ignore[attr-defined]
    else:
        there = section and Section.objects.filter(pk=section).exists()
        pictured = photo and Photo.objects.filter(pk=photo).exists()
    lines = {name: strip_bidi(words.get(name, "").replace("\0", "")) for name in LINES}
    return {
        **lines,
        "body": clean_body(words.get("body", "")),
        "base": min(number(words.get("base")), 2**31 - 1),
        "section_id": section if there else None,
        "lead_photo_id": photo if pictured else None,
    }


def _says_nothing_new(typed: dict[str, Any], article: Article, latest: Revision) -> bool:
    """Whether these are the words already saved: then there is nothing to keep."""
    same = Revision(**{name: typed[name] for name in (*LINES, "body", "lead_photo_id")})
    same.tidy()
    return same.says_the_same_as(latest) and typed["section_id"] == article.section_id


def _store(typed: dict[str, Any], *, article: Article | None, by: User, key: UUID) -> None:
    """One row a person and window; written over, made where it is missing."""
    rows = _rows(by, article, key)
    if rows.update(**typed, saved_at=timezone.now()):
        return
    try:
        with transaction.atomic():
            Autosave.objects.create(article=article, by=by, key=key, **typed)
    except IntegrityError:  # the same window was first with another call, or the key is somebody else's
        if not rows.update(**typed, saved_at=timezone.now()):
            Autosave.objects.create(article=article, by=by, key=_own(key, by), **typed)


def _rows(by: User, article: Article | None, key: UUID) -> QuerySet[Autosave]:
    """What one window of somebody keeps: one row, or none yet."""
    return Autosave.objects.filter(by=by, article=article, key__in=[key, _own(key, by)])


def _own(key: UUID, by: User) -> UUID:
    """The key in place of one that somebody else's row has: always the same, so that it stays one row."""
    return uuid5(key, str(by.pk))


def _conflict(latest: Revision | None, base: int) -> dict[str, Any]:
    """Whether somebody saved the report since the writer began, who, and when."""
    if latest is None or latest.number == base:
        return {"conflict": False}
    return {"conflict": True, "who": str(latest.by or ""), "when": iso(latest.at), "latest": latest.number}


def _key(words: dict[str, str]) -> UUID | None:
    try:
        return UUID(words.get("key", ""))
    except ValueError:
        return None


def discard(request: HttpRequest) -> HttpResponse:
    """Throw the kept words away and open the report as it was last saved."""
    article, key = number(request.POST.get("article")), _key({"key": request.POST.get("key", "")})
    rows = Autosave.objects.filter(by=person_at(request))
    if article:
        rows = rows.filter(article=article)
        (rows.filter(key__in=[key, _own(key, person_at(request))]) if key else rows).delete()
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article]))
    if key is not None:
        rows.filter(article=None, key=key).delete()
    return HttpResponseRedirect(reverse("admin:articles_article_add"))


def settle(article: Article, *, by: User, key: UUID | None) -> None:
    """The words are saved: what their window kept of them is not needed any more; other windows keep theirs."""
    rows = Autosave.objects.filter(Q(article=article) | Q(article=None), by=by)
    (rows.filter(key__in=[key, _own(key, by)]) if key else rows.filter(article=article)).delete()


def kept(request: HttpRequest, article: Article | None) -> list[Autosave]:
    """What was kept and not saved, newest first: of this report everybody's, of reports never saved one's own."""
    rows = Autosave.objects.select_related("by", "lead_photo")
    rows = rows.filter(article=article) if article else rows.filter(article=None, by=person_at(request))
    return list(rows.defer("body") if article is None else rows)


def shown_in_form(request: HttpRequest, article: Article | None, rows: list[Autosave]) -> Autosave | None:
    """The row whose words the form opens with: the one named in the address, or one's own newest of the report.

    Not by itself what another window of one's own kept before one's own last save: that one stands in the notices.
    """
    person = person_at(request)
    if article is not None and not permissions.may_edit(person, article):
        return None
    mine = [row for row in rows if row.by_id == person.pk]
    key = _key({"key": request.GET.get("autosave", "")})
    named = next((row for row in mine if row.key == key), None)
    if named is not None or article is None:
        return named
    last = article.latest
    saved_since = [row for row in mine if last and last.by_id == person.pk and row.saved_at < last.at]
    return next((row for row in mine if row not in saved_since), None)


def initial(row: Autosave) -> dict[str, Any]:
    """The boxes of the form as they were typed, and the revision they began from, so that a save meets a conflict."""
    words = {name: getattr(row, name) for name in (*LINES, "body", "lead_photo", "base", "key")}
    return {**words, "section": row.section_id} if row.section_id else words


def notices(request: HttpRequest, article: Article | None, rows: list[Autosave]) -> dict[str, Any]:
    """What the form says about kept words: one's own that it shows, those of colleagues, other reports never saved."""
    shown = shown_in_form(request, article, rows)
    others = [row for row in rows if row is not shown]
    if article is None:
        return {"kept": shown, "kept_by_others": [], "kept_reports": others}
    mine = [row for row in others if row.by_id == request.user.pk]
    return {
        "kept": shown,
        "kept_by_others": [row for row in others if row not in mine],
        "kept_elsewhere": mine if permissions.may_edit(person_at(request), article) else [],
    }


def rescued(request: HttpRequest) -> HttpResponse | None:
    """A report was deleted while somebody wrote in it: the words sent become a new report of theirs, not saved yet.

    None where no words were sent.
    """
    words = {name: request.POST.get(name, "") for name in (*LINES, "body", "section", "lead_photo")}
    if not any(words[name].strip() for name in (*LINES, "body")):
        return None
    row = Autosave.objects.create(article=None, by=person_at(request), key=uuid4(), **_typed(words, None))
    messages.warning(
        request, _("This report was deleted meanwhile. Your words stand here; save them as a new report.")
    )
    return HttpResponseRedirect(f"{reverse('admin:articles_article_add')}?autosave={row.key}")
