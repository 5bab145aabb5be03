"""The verbs of the desk. Each is one function: check the permission, change the state, write the log row, move
the edition, in one transaction. Admin, command and test call the same verb.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, Correction, Revision
from articles.stages import Stage
from newsroom import edition
from newsroom.models import LogEntry, Photo

if TYPE_CHECKING:
    from newsroom.models import User


class WorkflowError(Exception):
    """A verb that does not fit the state of the report; the text is for the person at the desk."""


def _locked(article: Article) -> Article:
    """The report as it is in the database now, held until the transaction ends."""
    return Article.objects.select_for_update(of=("self",)).select_related("live", "latest").get(pk=article.pk)


def _require(allowed: bool) -> None:  # noqa: FBT001
    if not allowed:
        raise PermissionDenied(_("Your role does not allow this."))


def _log(verb: str, article: Article, before: dict[str, Any], *, by: User | None, note: str = "") -> None:
    LogEntry.objects.record(
        f"article.{verb}", article, by=by, note=note, before=before, after=article.state()
    )


def _move_edition(article: Article) -> None:
    """Readers see something else now, or will at the moment the report is due."""
    edition.move(next_change=article.published_at)


@transaction.atomic
def save_words(
    article: Article,
    *,
    by: User | None,
    headline: str,
    kicker: str = "",
    standfirst: str = "",
    body: str = "",
    lead_photo: Photo | None = None,
    note: str = "",
) -> Revision:
    """Save the words as a new revision and make it the latest; the same words again make none.

    Readers see nothing of it before `publish`. A new article is saved first, by the caller.

    Raises:
        PermissionDenied: `by` may not edit this report.
    """
    current = _locked(article)
    _require(permissions.may_edit(by, current))
    before = current.state()
    last = current.latest
    revision = Revision(
        article=current,
        number=last.number + 1 if last else 1,
        kicker=kicker,
        headline=headline,
        standfirst=standfirst,
        body=body,
        lead_photo=lead_photo,
        by=by,
        note=note,
    )
    revision.tidy()
    if last is not None and revision.says_the_same_as(last):
        return last
    revision.save()
    current.latest = article.latest = revision
    current.save(update_fields=["latest"])
    _log("save", current, before, by=by, note=note)
    return revision


def _move_stage(
    article: Article, verb: str, *, by: User | None, to: Stage, fits: set[Stage], note: str = ""
) -> Article:
    """Change the stage where the report stands at one that fits, and log it."""
    if article.stage not in fits:
        raise WorkflowError(
            _("This cannot be done to a report that is «%(stage)s».") % {"stage": article.get_stage_display()}
        )
    before = article.state()
    article.stage = to
    article.save(update_fields=["stage"])
    _log(verb, article, before, by=by, note=note)
    return article


@transaction.atomic
def submit(article: Article, *, by: User | None, note: str = "") -> Article:
    """Hand a draft to the section's editors.

    Raises:
        PermissionDenied: `by` may not edit this report.
        WorkflowError: it is no draft.
    """
    current = _locked(article)
    _require(permissions.may_edit(by, current))
    return _move_stage(current, "submit", by=by, to=Stage.SUBMITTED, fits={Stage.DRAFT}, note=note)


@transaction.atomic
def return_to_author(article: Article, *, by: User | None, note: str = "") -> Article:
    """Hand it back to its author, with a note.

    Raises:
        PermissionDenied: `by` may not review this section.
        WorkflowError: it is neither submitted nor approved.
    """
    current = _locked(article)
    _require(permissions.may_publish(by, current))
    fits = {Stage.SUBMITTED, Stage.APPROVED}
    return _move_stage(current, "return", by=by, to=Stage.DRAFT, fits=fits, note=note)


@transaction.atomic
def approve(article: Article, *, by: User | None, note: str = "") -> Article:
    """Say that it is ready to be published.

    Raises:
        PermissionDenied: `by` may not review this section.
        WorkflowError: it is neither a draft nor submitted.
    """
    current = _locked(article)
    _require(permissions.may_publish(by, current))
    return _move_stage(
        current, "approve", by=by, to=Stage.APPROVED, fits={Stage.DRAFT, Stage.SUBMITTED}, note=note
    )


@transaction.atomic
def publish(
    article: Article,
    *,
    by: User | None,
    at: datetime | None = None,
    show_update: bool = False,
    note: str = "",
) -> Article:
    """Show the latest words to readers: now, or from `at` on.

    A report that readers see already keeps its place in the lists; its new words are shown at once, and the time of
    the update only with `show_update`. `at` moves a report that is still to come.

    Raises:
        PermissionDenied: `by` may not publish in this section.
        WorkflowError: it has no words, or a moment to come is asked for a report that readers see already.
    """
    current = _locked(article)
    _require(permissions.may_publish(by, current))
    if current.latest is None:
        raise WorkflowError(_("A report without words cannot be published."))
    now = timezone.now()
    if current.is_published(now) and at is not None and at > now:
        raise WorkflowError(_("Readers see this report already; withdraw it before setting a time to come."))
    before = current.state()
    if show_update and current.is_published(now):
        current.updated_at = now
    moment = at or (current.published_at if current.is_published(now) else None) or now
    current.stage = Stage.PUBLISHED
    current.withdrawn_at, current.withdrawal_reason = None, ""
    current.first_published_at = current.first_published_at or moment
    current.show_words(current.latest)
    current.show_from(moment)
    _log("publish", current, before, by=by, note=note)
    _move_edition(current)
    return current


@transaction.atomic
def withdraw(article: Article, *, by: User | None, reason: str) -> Article:
    """Take a report away from readers, who find a notice with the reason at its address (410).

    Raises:
        PermissionDenied: `by` may not publish in this section.
        WorkflowError: it is not published, or no reason is given.
    """
    current = _locked(article)
    _require(permissions.may_publish(by, current))
    if current.stage != Stage.PUBLISHED:
        raise WorkflowError(_("Only a published report can be withdrawn."))
    if not reason.strip():
        raise WorkflowError(_("Give the reason: readers will see it."))
    before = current.state()
    current.stage = Stage.WITHDRAWN
    current.withdrawn_at, current.withdrawal_reason = timezone.now(), reason.strip()
    current.show_from(None)
    _log("withdraw", current, before, by=by, note=reason)
    _move_edition(current)
    return current


@transaction.atomic
def correct(
    article: Article,
    *,
    by: User | None,
    text: str,
    kind: str = Correction.Kind.CORRECTION,
    placement: str = Correction.Placement.BOTTOM,
    at: datetime | None = None,
) -> Correction:
    """Add a dated public row to a report that readers have seen.

    Raises:
        PermissionDenied: `by` may not publish in this section.
        WorkflowError: it was never published, or the row says nothing.
    """
    current = _locked(article)
    _require(permissions.may_publish(by, current))
    if current.first_published_at is None:
        raise WorkflowError(_("Only a report that readers have seen can be corrected."))
    if not text.strip():
        raise WorkflowError(_("Say what was wrong and what is right."))
    correction = Correction.objects.create(
        article=current, kind=kind, text=text.strip(), placement=placement, at=at or timezone.now(), by=by
    )
    _log("correct", current, current.state(), by=by, note=text)
    _move_edition(current)
    return correction
