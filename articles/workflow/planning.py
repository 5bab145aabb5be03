"""The verbs over planned coverages: start, take, cancel, take up again, deliver; and the stage that follows a report.

None of them asks what readers see, so none moves the edition.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, Coverage, Section
from articles.stages import Stage
from articles.workflow import drafting
from articles.workflow.base import WorkflowError, require
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from newsroom.models import User

FOLLOWS = {
    Stage.DRAFT: Coverage.Stage.IN_PROGRESS,
    Stage.SUBMITTED: Coverage.Stage.SUBMITTED,
    Stage.APPROVED: Coverage.Stage.SUBMITTED,
    Stage.PUBLISHED: Coverage.Stage.COMPLETED,
    Stage.WITHDRAWN: Coverage.Stage.COMPLETED,
}


@transaction.atomic
def start_coverage(coverage: Coverage, *, by: User, section: Section | None = None) -> Article:
    """Open a draft for it, linked to the event and whoever takes part in it, with the writer's credit.

    Whoever starts it has it from now on.

    Raises:
        PermissionDenied: `by` may not write reports, or it is somebody else's.
        WorkflowError: it is done, cancelled or begun already, or no section is known.
    """
    current = _locked(coverage)
    require(permissions.may_start(by, current))
    if not current.may_begin:
        raise WorkflowError(_("This coverage has begun already, or nothing is to be done for it any more."))
    section = section or current.section
    if section is None:
        raise WorkflowError(_("Choose the section of the report."))
    before = current.state()
    current.assigned_to = by
    current.section = section
    current.article = drafting.draft_of(current, section=section, by=by)
    current.stage = Coverage.Stage.IN_PROGRESS
    _save(current, "start", before, by=by)
    return current.article


@transaction.atomic
def take_coverage(coverage: Coverage, *, by: User) -> Coverage:
    """Put one's own name on what nobody has.

    Raises:
        PermissionDenied: `by` may not write reports, or somebody has it.
        WorkflowError: nothing is to be done for it any more.
    """
    current = _locked(coverage)
    require(permissions.may_start(by, current))
    if not current.may_begin:
        raise WorkflowError(_("This coverage has begun already, or nothing is to be done for it any more."))
    before = current.state()
    current.assigned_to = by
    _save(current, "assign", before, by=by)
    return current


@transaction.atomic
def cancel_coverage(coverage: Coverage, *, by: User, note: str) -> Coverage:
    """Say that it will not be done, and why; a draft that was begun stays.

    Raises:
        PermissionDenied: `by` may not change what is planned.
        WorkflowError: it is delivered or cancelled already, or no reason is given.
    """
    current = _locked(coverage)
    require(permissions.may_plan(by))
    if not current.is_open:
        raise WorkflowError(_("Nothing is to be done for this coverage any more."))
    if not note.strip():
        raise WorkflowError(_("Say why it is cancelled: whoever has it will read it."))
    before = current.state()
    current.stage = Coverage.Stage.CANCELLED
    _save(current, "cancel", before, by=by, note=note.strip())
    return current


@transaction.atomic
def reopen_coverage(coverage: Coverage, *, by: User) -> Coverage:
    """Take up again what was cancelled, or what was called delivered without a report.

    Raises:
        PermissionDenied: `by` may not change what is planned.
        WorkflowError: it is open, or its report is out.
    """
    current = _locked(coverage)
    require(permissions.may_plan(by))
    if not may_reopen(current):
        raise WorkflowError(_("This coverage cannot be taken up again."))
    before = current.state()
    current.stage = _stage_of(current.article)
    _save(current, "reopen", before, by=by)
    return current


@transaction.atomic
def complete_coverage(coverage: Coverage, *, by: User) -> Coverage:
    """Say that it is delivered, where no report will tell: photos, a video, a live broadcast.

    Raises:
        PermissionDenied: it is neither theirs nor may they change what is planned.
        WorkflowError: nothing is to be done for it any more, or its report decides.
    """
    current = _locked(coverage)
    require(permissions.may_plan(by) or current.assigned_to_id == by.pk)
    if not current.may_begin:
        raise WorkflowError(_("Its report decides when this coverage is delivered."))
    before = current.state()
    current.stage = Coverage.Stage.COMPLETED
    _save(current, "complete", before, by=by)
    return current


def may_reopen(coverage: Coverage) -> bool:
    """Whether it was cancelled, or called delivered, and no report of it is out."""
    return not coverage.is_open and _stage_of(coverage.article) != Coverage.Stage.COMPLETED


def follow(article: Article, *, by: User | None) -> None:
    """Bring the coverages of a report to where the report stands; those that were cancelled stay so."""
    wanted = _stage_of(article)
    rows = Coverage.objects.filter(article=article).exclude(stage__in=(Coverage.Stage.CANCELLED, wanted))
    for coverage in rows.select_related("event"):
        before = coverage.state()
        coverage.stage = wanted
        _save(coverage, "follow", before, by=by)


def give_back(article: Article, *, by: User | None) -> None:
    """The report is about to be deleted: what it was begun for waits again for whoever has it."""
    for coverage in Coverage.objects.filter(article=article).select_related("event"):
        before = coverage.state()
        coverage.article = None
        if coverage.stage != Coverage.Stage.CANCELLED:
            coverage.stage = Coverage.Stage.PLANNED
        _save(coverage, "give_back", before, by=by)


def complete_due(now: datetime) -> None:
    """Reports whose moment has come are out: the edition calls it, no job has to run."""
    begun = (Coverage.Stage.IN_PROGRESS, Coverage.Stage.SUBMITTED)
    out = Coverage.objects.filter(stage__in=begun, article__published_at__lte=now)
    for coverage in out.select_related("event"):
        before = coverage.state()
        coverage.stage = Coverage.Stage.COMPLETED
        _save(coverage, "follow", before, by=None)


def _stage_of(article: Article | None) -> Coverage.Stage:
    """Where a coverage stands by its report; a scheduled one is handed in, not out."""
    if article is None:
        return Coverage.Stage.PLANNED
    return Coverage.Stage.SUBMITTED if article.is_scheduled else FOLLOWS[Stage(article.stage)]


def _locked(coverage: Coverage) -> Coverage:
    """The coverage as it is in the database now, held until the transaction ends."""
    Coverage.objects.select_for_update().values_list("pk").get(pk=coverage.pk)
    found: Coverage = Coverage.objects.select_related(
        "event__place", "section", "article", "assigned_to"
    ).get(pk=coverage.pk)
    return found


def _save(coverage: Coverage, verb: str, before: dict[str, Any], *, by: User | None, note: str = "") -> None:
    """Save with the next version, so that a form opened before does not turn it back; one row of the log."""
    coverage.save()
    coverage.claim(coverage.version)
    after = {**coverage.state(), "version": coverage.version}
    LogEntry.objects.record(f"coverage.{verb}", coverage, by=by, note=note, before=before, after=after)
