"""The page of a planned coverage: what it is, and the deeds that fit: start, take, deliver, cancel, take up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles import permissions, workflow
from articles.models import Coverage, Section
from articles.workflow import WorkflowError
from articles.workflow.planning import may_reopen
from newsroom.admin.calls import number
from newsroom.admin.house import person_at
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from articles.admin.coverage import CoverageAdmin

LAST_DEEDS = 10


def urls(desk: CoverageAdmin) -> list[URLPattern]:
    """The address of this room, under `/admin/articles/coverage/`."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def work(request: HttpRequest, pk: int) -> HttpResponse:
        coverage = _coverage(request, desk, pk)
        if request.method == "POST":
            return _do(request, desk, coverage)
        return _page(request, desk, coverage)

    return [path("<number:pk>/work/", desk.admin_site.admin_view(work), name="articles_coverage_work")]


def _coverage(request: HttpRequest, desk: CoverageAdmin, pk: int) -> Coverage:
    """The coverage, for whoever may see what is planned.

    Raises:
        Http404: there is none.
        PermissionDenied: the person may not.
    """
    if not desk.has_view_permission(request):
        raise PermissionDenied
    rows = Coverage.objects.select_related("event__place", "section", "assigned_to", "article__latest")
    found: Coverage = get_object_or_404(rows, pk=pk)
    return found


def _do(request: HttpRequest, desk: CoverageAdmin, coverage: Coverage) -> HttpResponse:
    """The deed whose button was pressed; a refusal shows the page again with everything typed in it."""
    person = person_at(request)
    try:
        match request.POST.get("deed"):
            case "start":
                article = workflow.start_coverage(coverage, by=person, section=_section(request))
                messages.success(
                    request, _("The draft is open, linked to the event and to whoever takes part.")
                )
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
            case "take":
                workflow.take_coverage(coverage, by=person)
                said = _("The coverage is yours now.")
            case "complete":
                workflow.complete_coverage(coverage, by=person)
                said = _("The coverage is delivered.")
            case "cancel":
                workflow.cancel_coverage(coverage, by=person, note=request.POST.get("note", "")[:1000])
                said = _("The coverage is cancelled; its reason stands in the log.")
            case "reopen":
                workflow.reopen_coverage(coverage, by=person)
                said = _("The coverage is open again.")
            case _:
                return _page(request, desk, coverage, _("Choose what is to be done."))
    except WorkflowError as refusal:
        return _page(request, desk, _coverage(request, desk, coverage.pk), str(refusal))
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:articles_coverage_work", args=[coverage.pk]))


def _section(request: HttpRequest) -> Section | None:
    """The section that was chosen; None leaves it to what is planned."""
    return Section.objects.filter(pk=number(request.POST.get("section"))).first()


def _page(request: HttpRequest, desk: CoverageAdmin, coverage: Coverage, refusal: str = "") -> HttpResponse:
    person = person_at(request)
    plans = permissions.may_plan(person)
    log = LogEntry.objects.filter(
        content_type__app_label="articles", content_type__model="coverage", object_id=coverage.pk
    )
    context: dict[str, Any] = {
        **desk.admin_site.each_context(request),
        "title": str(coverage),
        "opts": desk.opts,
        "coverage": coverage,
        "refusal": refusal,
        "sections": Section.objects.all() if coverage.may_begin else [],
        "chosen": number(request.POST.get("section")) or coverage.section_id,
        "note": request.POST.get("note", ""),
        "may_change": desk.has_change_permission(request, coverage),
        "may_start": coverage.may_begin and permissions.may_start(person, coverage),
        "may_take": coverage.may_begin
        and coverage.assigned_to_id is None
        and permissions.may_start(person, coverage),
        "may_complete": coverage.may_begin and (plans or coverage.assigned_to_id == person.pk),
        "may_cancel": coverage.is_open and plans,
        "may_reopen": plans and may_reopen(coverage),
        "deeds": log.select_related("by").order_by("-pk")[:LAST_DEEDS],
    }
    return TemplateResponse(
        request, "admin/articles/coverage/work.html", context, status=422 if refusal else 200
    )
