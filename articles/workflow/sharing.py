"""The verbs over secret links: an outsider reads the latest words before readers do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, PreviewLink
from articles.models.preview_link import LASTS
from articles.workflow.base import WorkflowError, locked, require
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from newsroom.models import User


@transaction.atomic
def share_preview(
    article: Article, *, by: User | None, lasts: timedelta = LASTS, note: str = ""
) -> PreviewLink:
    """Make a secret link to the latest words; `note` says for whom. The log never holds the address.

    Raises:
        PermissionDenied: `by` may not edit this report.
        WorkflowError: it has no words.
    """
    current = locked(article)
    require(permissions.may_share_preview(by, current))
    if current.latest is None:
        raise WorkflowError(_("There are no words to show yet."))
    link = PreviewLink.objects.create(
        article=current, created_by=by, expires_at=timezone.now() + lasts, note=note.strip()
    )
    LogEntry.objects.record(
        "article.preview_link",
        current,
        by=by,
        note=link.note,
        before={"preview_until": None},
        after={"preview_until": link.expires_at.isoformat()},
    )
    return link


@transaction.atomic
def revoke_preview(link: PreviewLink, *, by: User | None) -> PreviewLink:
    """Close a secret link for good.

    Raises:
        PermissionDenied: `by` may not edit the report.
        WorkflowError: it is closed already.
    """
    current = locked(link.article)
    require(permissions.may_share_preview(by, current))
    now = timezone.now()
    if not PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now):
        raise WorkflowError(_("This link has been revoked already."))
    link.revoked_at = now
    LogEntry.objects.record(
        "article.revoke_link",
        current,
        by=by,
        note=link.note,
        before={"preview_until": link.expires_at.isoformat()},
        after={"preview_until": now.isoformat()},
    )
    return link
