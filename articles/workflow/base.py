"""What all verbs share: the locked report, the permission, the log row, the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from articles.models import Article
from newsroom import edition
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from newsroom.models import User


class WorkflowError(Exception):
    """A verb that does not fit the state of the report; the text is for the person at the desk."""


def locked(article: Article) -> Article:
    """The report as it is in the database now, held until the transaction ends."""
    # In two steps: a query that had to wait for the lock would not see a revision that was saved meanwhile.
    Article.objects.select_for_update().values_list("pk").get(pk=article.pk)
    return Article.objects.select_related("live", "latest", "next_live").get(pk=article.pk)


def require(allowed: bool) -> None:  # noqa: FBT001
    """Go on only if the person may.

    Raises:
        PermissionDenied: not so.
    """
    if not allowed:
        raise PermissionDenied(_("Your role does not allow this."))


def log(verb: str, article: Article, before: dict[str, Any], *, by: User | None, note: str = "") -> None:
    """One row of the editorial log."""
    LogEntry.objects.record(
        f"article.{verb}", article, by=by, note=note, before=before, after=article.state()
    )


def move_edition(article: Article) -> None:
    """Readers see something else now, or will at one of the moments that the report knows."""
    moments = [
        article.published_at,
        article.next_live_at,
        article.pinned_until,
        article.urgent_until,
        article.leads_section_until,
    ]
    edition.move()
    for moment in moments:
        if moment is not None:
            edition.expect(moment)
