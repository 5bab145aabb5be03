"""The verbs on the way to readers: submit, return, approve; and the deletion of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, Autosave
from articles.stages import Stage
from articles.workflow import planning
from articles.workflow.base import WorkflowError, locked, log, require
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from newsroom.models import User


def _move_stage(
    article: Article, verb: str, *, by: User | None, to: Stage, fits: set[Stage], note: str = ""
) -> Article:
    """Change the stage where the report stands at one that fits, and log it."""
    if article.stage not in fits:
        stage = _("scheduled") if article.is_scheduled else article.get_stage_display()
        raise WorkflowError(_("This cannot be done to a report that is «%(stage)s».") % {"stage": stage})
    before = article.state()
    article.stage = to
    article.save(update_fields=["stage"])
    planning.follow(article, by=by)
    log(verb, article, before, by=by, note=note)
    return article


@transaction.atomic
def submit(article: Article, *, by: User | None, note: str = "") -> Article:
    """Hand a draft to the section's editors.

    Raises:
        PermissionDenied: `by` may not edit this report.
        WorkflowError: it is no draft.
    """
    current = locked(article)
    require(permissions.may_edit(by, current))
    return _move_stage(current, "submit", by=by, to=Stage.SUBMITTED, fits={Stage.DRAFT}, note=note)


@transaction.atomic
def return_to_author(article: Article, *, by: User | None, note: str = "") -> Article:
    """Hand it back to its author, with a note.

    Raises:
        PermissionDenied: `by` may not review this section.
        WorkflowError: it is neither submitted nor approved, or the note is empty.
    """
    current = locked(article)
    require(permissions.may_publish(by, current))
    if not note.strip():
        raise WorkflowError(_("Write a note to the author: what is missing?"))
    fits = {Stage.SUBMITTED, Stage.APPROVED}
    return _move_stage(current, "return", by=by, to=Stage.DRAFT, fits=fits, note=note)


@transaction.atomic
def approve(article: Article, *, by: User | None, note: str = "") -> Article:
    """Say that it is ready to be published.

    Raises:
        PermissionDenied: `by` may not review this section.
        WorkflowError: it is neither a draft nor submitted.
    """
    current = locked(article)
    require(permissions.may_publish(by, current))
    fits = {Stage.DRAFT, Stage.SUBMITTED}
    return _move_stage(current, "approve", by=by, to=Stage.APPROVED, fits=fits, note=note)


@transaction.atomic
def delete_draft(article: Article, *, by: User | None) -> LogEntry:
    """Delete a report that readers never saw; its last words stay in the log.

    What colleagues have typed into it and not saved becomes a new report of theirs, not saved yet.

    Raises:
        PermissionDenied: `by` may not delete this draft.
        WorkflowError: readers have seen it, or will: such a report is withdrawn.
    """
    current = locked(article)
    if current.is_scheduled and not current.withdrawn_at:
        raise WorkflowError(_("Readers will see this report: cancel its moment first, then delete it."))
    if current.first_published_at is not None:
        raise WorkflowError(_("What readers have seen is withdrawn, not deleted."))
    require(permissions.may_delete(by, current))
    last = current.latest
    words = {"headline": last.headline, "standfirst": last.standfirst, "body": last.body} if last else {}
    entry = LogEntry.objects.record("article.delete", current, by=by, before={**current.state(), **words})
    others = Autosave.objects.filter(article=current)
    others = others.exclude(by=by) if by is not None else others
    others.update(article=None, base=0, section=current.section)
    planning.give_back(current, by=by)
    # A report and its revisions point at each other; one whose moment was cancelled still knows what was to be seen.
    Article.objects.filter(pk=current.pk).update(latest=None, live=None)
    current.delete()
    return entry
