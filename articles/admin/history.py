"""All revisions of a report and what was done with it; reading and restoring one; what readers saw when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import permissions, workflow
from articles.admin.article_form import clock_city
from articles.admin.comparing import compare
from articles.admin.moment_form import MomentForm
from articles.models import Article, Autosave, Revision
from articles.stages import Stage
from articles.timeline import Place, timeline
from articles.what_readers_saw import seen_at, spans
from newsroom.admin.house import person_at
from newsroom.admin.log_words import Names, changes, done
from newsroom.models import Presence
from newsroom.templatetags.newsroom import digits, iso

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.admin.article import ArticleAdmin


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The addresses of this room, under `/admin/articles/article/`."""

    def page(view: Callable[..., HttpResponse]) -> Any:
        """A view that is given the report; whoever may not read drafts is turned away."""

        def shown(request: HttpRequest, object_id: str, **rest: Any) -> HttpResponse:
            if not permissions.may_read_unpublished(person_at(request)):
                raise PermissionDenied
            article = _article(object_id)
            return view(request, article, context_of(desk, request, article), **rest)

        return desk.admin_site.admin_view(shown)

    return [
        path("<path:object_id>/history/", page(require_safe(history)), name="articles_article_history"),
        path("<path:object_id>/compare/", page(require_safe(compare)), name="articles_article_compare"),
        path("<path:object_id>/seen/", page(require_safe(seen)), name="articles_article_seen"),
        path(
            "<path:object_id>/revisions/<int:number>/",
            page(require_safe(revision)),
            name="articles_article_revision",
        ),
        path(
            "<path:object_id>/revisions/<int:number>/restore/",
            page(require_POST(restore)),
            name="articles_article_restore",
        ),
    ]


def _article(object_id: str) -> Article:
    """The report of an address.

    Raises:
        Http404: there is none.
    """
    key = unquote(object_id)
    rows = Article.objects.select_related("live", "latest").defer("live__body", "latest__body")
    found = rows.filter(pk=int(key)).first() if key.isascii() and key.isdecimal() and len(key) < 19 else None
    if found is None:
        raise Http404
    return found


def context_of(desk: ArticleAdmin, request: HttpRequest, article: Article) -> dict[str, Any]:
    """What every page of this room shows around itself."""
    return {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "media": desk.media,
        "article": article,
        "may_restore": permissions.may_edit(person_at(request), article),
    }


def history(request: HttpRequest, article: Article, context: dict[str, Any]) -> HttpResponse:
    """Everything that was done with a report, newest first; a page begins where the one before ended."""
    place = Place.parse(request.GET.get("before", ""))
    line = timeline(article, place)
    names = Names(line.entries)
    context |= {
        "title": _("History of the report"),
        "points": [(point, *_told(point.entry, names)) for point in line.points],
        "older": line.older,
        "newest": place == Place(),
        # What is to be compared until somebody chooses: the two newest of this page.
        "chosen": [revision.number for revision in line.revisions[:2]],
        "autosaves": article.autosaves.select_related("by") if place == Place() else [],
    }
    return TemplateResponse(request, "admin/articles/article/history.html", context)


def _told(entry: Any, names: Names) -> tuple[str, list[Any]]:
    """What a row of the log says, and what changed."""
    return (done(entry), changes(entry, names)) if entry is not None else ("", [])


def revision(request: HttpRequest, article: Article, context: dict[str, Any], number: int) -> HttpResponse:
    """One revision, to be read as it was."""
    found = _revision(article, number)
    if found is None:
        return _missing(request, article, context, str(number))
    seen_then = [span for span in spans(article) if span.revision_id == found.pk]
    title = _("Revision %(number)s") % {"number": digits(number)}
    context |= {"title": title, "revision": found, "seen": seen_then}
    return TemplateResponse(request, "admin/articles/article/revision.html", context)


def _revision(article: Article, number: int) -> Revision | None:
    rows: Any = Revision.objects.filter(article=article).select_related("by", "lead_photo")
    return rows.filter(number=number).first()


def _missing(request: HttpRequest, article: Article, context: dict[str, Any], number: str) -> HttpResponse:
    """There is no such revision; the page says which there are."""
    context |= {"title": _("There is no such revision"), "number": number}
    return TemplateResponse(request, "admin/articles/article/no_revision.html", context, status=404)


def restore(request: HttpRequest, article: Article, context: dict[str, Any], number: int) -> HttpResponse:
    """The words of an earlier revision become the latest ones; whoever has unsaved words is warned first."""
    found, person = _revision(article, number), person_at(request)
    if found is None:
        return _missing(request, article, context, str(number))
    if not permissions.may_edit(person, article):
        raise PermissionDenied(_("Your role does not allow this."))
    typing = [row for row in article.autosaves.select_related("by") if row.base or row.headline or row.body]
    others = _others_typing(request, article, typing)
    if (typing or others) and "confirmed" not in request.POST:
        title = _("Restore revision %(number)s?") % {"number": digits(number)}
        mine = any(row.by_id == person.pk for row in typing)
        context |= {"title": title, "revision": found, "mine": mine, "others": others}
        return TemplateResponse(request, "admin/articles/article/restore.html", context)
    last = article.latest
    made = workflow.restore(article, by=person, number=number)
    if made == last:
        messages.info(request, _("The latest revision holds exactly these words already."))
    else:
        messages.success(request, _restored(article, number, made.number))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _others_typing(request: HttpRequest, article: Article, typing: list[Autosave]) -> list[str]:
    """The names of colleagues with words that are not saved."""
    person = person_at(request)
    present = Presence.objects.of(article).now().other_than(person).filter(has_unsaved=True)
    names = [str(row.by) for row in typing if row.by_id != person.pk]
    return list(dict.fromkeys([*names, *(str(row.user) for row in present.select_related("user"))]))


def _restored(article: Article, number: int, made: int) -> str:
    """What happened, and what did not."""
    numbers = {"number": digits(number), "made": digits(made)}
    if article.stage == Stage.PUBLISHED:
        return (
            _("Revision %(number)s is restored as revision %(made)s. Readers see it once you publish.")
            % numbers
        )
    return _("Revision %(number)s is restored as revision %(made)s.") % numbers


def seen(request: HttpRequest, article: Article, context: dict[str, Any]) -> HttpResponse:
    """What readers found at the report's address at a moment."""
    now, known = timezone.now(), spans(article)
    form = MomentForm.asked(request.GET)
    answer = moment = None
    if form.is_bound and form.is_valid():
        moment = form.cleaned_data["at"]
        answer = seen_at(article, moment, known)
    numbers = dict(
        article.revisions.filter(pk__in=[span.revision_id for span in known]).values_list("pk", "number")
    )
    context |= {
        "title": _("What readers saw"),
        "form": form,
        "moment": moment,
        "answer": answer,
        "city": clock_city(),
        "spans": [
            (span, numbers[span.revision_id], _shown(span.since)) for span in known if span.since <= now
        ],
    }
    return TemplateResponse(request, "admin/articles/article/seen.html", context)


def _shown(since: datetime) -> str:
    """The first whole second at which the words stood there, for an address."""
    return iso(since if not since.microsecond else since.replace(microsecond=0) + timedelta(seconds=1))
