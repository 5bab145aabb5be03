"""The verbs that readers notice: publish, schedule, cancel, withdraw, and turning the page when a moment comes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import copy_desk, permissions, search_index, statements
from articles.models import Article
from articles.stages import Stage
from articles.workflow import planning
from articles.workflow.base import WorkflowError, locked, log, move_edition, require

if TYPE_CHECKING:
    from newsroom.models import User


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

    A report that readers see already keeps its moment and its place in the lists, whatever `at` says of the past, and
    the time of the update is shown only with `show_update`; with `at` to come its live words stay until then. Of a
    report still to come, `at` is its new moment.

    Raises:
        PermissionDenied: `by` may not publish in this section.
        WorkflowError: it has no words, a moment to come is given for words that readers see already, or the copy desk
            found something that this house wants put right first (not asked when the machine publishes).
    """
    current = locked(article)
    require(permissions.may_publish(by, current))
    if current.latest is None:
        raise WorkflowError(_("A report without words cannot be published."))
    if by is not None:
        _ask_the_copy_desk(current)
    before, now = current.state(), timezone.now()
    if current.is_published(now) and at is not None and at > now:
        _schedule_change(current, at, show_update=show_update)
        verb = "schedule"
    else:
        _publish(current, at, now, show_update=show_update)
        verb = "schedule" if current.is_scheduled else "publish"
    search_index.refresh([current.pk])
    statements.recheck(current)
    planning.follow(current, by=by)
    log(verb, current, before, by=by, note=note)
    move_edition(current)
    return current


def _ask_the_copy_desk(article: Article) -> None:
    remarks = copy_desk.in_the_way(article)
    if remarks:
        reasons = " ".join(dict.fromkeys(remark.reason for remark in remarks))
        raise WorkflowError(_("Before publishing: %(reasons)s") % {"reasons": reasons})


def _publish(article: Article, at: datetime | None, now: datetime, *, show_update: bool) -> None:
    seen = article.is_published(now)
    article.note_first_showing()
    if show_update and seen:
        article.updated_at = now
    # What readers see keeps its place; a moment that has passed in an open form means nothing any more.
    moment = (article.published_at if seen else at) or now
    article.stage = Stage.PUBLISHED
    if moment <= now:
        # Until a report is back in front of readers, the notice of its withdrawal stands.
        article.withdrawn_at, article.withdrawal_reason = None, ""
    if not seen:
        if article.updated_at is not None and article.updated_at < moment:
            article.updated_at = None  # of an earlier time before readers
        # A moment that was only planned was never seen.
        article.showings.filter(since__gt=now).delete()
        planned = article.first_published_at is not None and article.first_published_at > now
        article.first_published_at = moment if planned else article.first_published_at or moment
    article.forget_change()
    article.show_words(article.latest)  # type: ignore[arg-type]  # the caller has looked
    article.show_from(moment)
    article.note_showing(max(moment, now) if article.showings.exists() else moment)


def _schedule_change(article: Article, at: datetime, *, show_update: bool) -> None:
    if article.latest_id == article.live_id:
        raise WorkflowError(
            _("Readers see these words already. Save the change first, then give it a moment.")
        )
    article.next_live, article.next_live_at, article.next_shows_update = article.latest, at, show_update
    article.save(update_fields=["next_live", "next_live_at", "next_shows_update"])


@transaction.atomic
def cancel_schedule(article: Article, *, by: User | None, note: str = "") -> Article:
    """Take back a moment to come: of a change, the live words stay; of a whole report, it is approved again.

    Raises:
        PermissionDenied: `by` may not publish in this section.
        WorkflowError: nothing is scheduled.
    """
    current = locked(article)
    require(permissions.may_publish(by, current))
    before = current.state()
    if current.next_live_at is not None:
        current.forget_change()
        current.save(update_fields=["next_live", "next_live_at", "next_shows_update"])
    elif current.is_scheduled:
        current.showings.filter(until=None).delete()
        if not current.showings.exists():
            current.first_published_at = None
        current.stage = Stage.WITHDRAWN if current.withdrawn_at else Stage.APPROVED
        current.end_prominence()
        current.show_from(None)
    else:
        raise WorkflowError(_("Nothing is scheduled for this report."))
    search_index.refresh([current.pk])
    planning.follow(current, by=by)
    log("cancel_schedule", current, before, by=by, note=note)
    move_edition(current)
    return current


@transaction.atomic
def withdraw(article: Article, *, by: User | None, reason: str) -> Article:
    """Take a report away from readers, who find a notice with the reason at its address (410).

    Raises:
        PermissionDenied: `by` may not publish in this section.
        WorkflowError: it is not published, or no reason is given.
    """
    current = locked(article)
    require(permissions.may_publish(by, current))
    if current.stage != Stage.PUBLISHED:
        raise WorkflowError(_("Only a published report can be withdrawn."))
    if current.is_scheduled:
        raise WorkflowError(_("Readers have not seen this report yet: cancel its moment instead."))
    if not reason.strip():
        raise WorkflowError(_("Give the reason: readers will see it."))
    before = current.state()
    current.note_first_showing()
    current.stage = Stage.WITHDRAWN
    current.withdrawn_at, current.withdrawal_reason = timezone.now(), reason.strip()
    current.forget_change()
    current.end_prominence()
    current.show_from(None)
    current.end_showing(current.withdrawn_at)
    search_index.refresh([current.pk])
    log("withdraw", current, before, by=by, note=reason)
    move_edition(current)
    return current


def show_due_changes(now: datetime) -> None:
    """Put the words in front of readers whose moment has come; the edition calls it, no job has to run."""
    # In two steps, as in `locked`: whoever had to wait for a lock would not see the revisions saved meanwhile.
    rows = Article.objects.select_for_update().filter(next_live_at__lte=now)
    due: Any = Article.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
    for article in due.select_related("next_live", "live", "latest"):
        before, moment = article.state(), article.next_live_at
        article.note_first_showing()
        article.show_words(article.next_live)
        if article.next_shows_update:
            article.updated_at = moment
        article.forget_change()
        article.save()
        article.note_showing(moment)
        search_index.refresh([article.pk])
        statements.recheck(article)
        log("publish", article, before, by=None)


def next_moment(now: datetime) -> datetime | None:
    """The nearest moment after `now` at which what readers see of the reports changes by itself."""
    moments = ("published_at", "next_live_at", "pinned_until", "urgent_until", "leads_section_until")
    nearest = (
        Article.objects.filter(**{f"{name}__gt": now}).order_by(name).values_list(name, flat=True).first()
        for name in moments
    )
    return min((moment for moment in nearest if moment is not None), default=None)
