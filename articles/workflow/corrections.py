"""The verb that corrects in public."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, Correction
from articles.workflow.base import WorkflowError, locked, log, move_edition, require

if TYPE_CHECKING:
    from newsroom.models import User


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
        WorkflowError: it was never seen by readers, the row says nothing, or there is no such kind or placement.
    """
    current = locked(article)
    require(permissions.may_publish(by, current))
    now = timezone.now()
    if current.first_published_at is None or current.first_published_at > now:
        raise WorkflowError(_("Only a report that readers have seen can be corrected."))
    if not text.strip():
        raise WorkflowError(_("Say what was wrong and what is right."))
    if kind not in Correction.Kind.values or placement not in Correction.Placement.values:
        raise WorkflowError(_("Say what kind of correction this is and where it stands."))
    correction = Correction.objects.create(
        article=current, kind=kind, text=text.strip(), placement=placement, at=at or now, by=by
    )
    log("correct", current, current.state(), by=by, note=text)
    move_edition(current)
    return correction
