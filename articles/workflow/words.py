"""The verbs over words: save, restore, and the refusal where two people wrote at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles import desk_index, permissions, statements
from articles.models import Article, Revision
from articles.workflow.base import WorkflowError, locked, log, require
from newsroom.models import Photo

if TYPE_CHECKING:
    from newsroom.models import User


class Conflict(WorkflowError):
    """Somebody saved other words meanwhile; `theirs` is the revision that stands now."""

    def __init__(self, theirs: Revision) -> None:
        super().__init__(
            _("%(name)s saved this report while you were writing. Nothing of yours is lost.")
            % {"name": theirs.by or _("the system")}
        )
        self.theirs = theirs


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
    base: int | None = None,
    verb: str = "save",
) -> Revision:
    """Save the words as a new revision and make it the latest; the same words again make none.

    Readers see nothing of it before `publish`. A new article is saved first, by the caller. `base` is the number of
    the revision that the writer began from (0: none): where another one stands now, nothing is saved.

    Raises:
        PermissionDenied: `by` may not edit this report.
        Conflict: the report has other words than the writer began from, and other than these.
    """
    current = locked(article)
    require(permissions.may_edit(by, current))
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
        article.latest = last
        return last
    if last is not None and base is not None and base != last.number:
        raise Conflict(last)
    revision.save()
    current.latest = article.latest = revision
    current.save(update_fields=["latest"])
    if current.live is None:
        statements.recheck(current)
    desk_index.refresh([current.pk])
    log(verb, current, before, by=by, note=note)
    return revision


@transaction.atomic
def leave_note(article: Article, *, by: User | None, note: str) -> None:
    """Write a note for colleagues into the log, where no new revision carries it.

    Raises:
        PermissionDenied: `by` may not edit this report.
    """
    current = locked(article)
    require(permissions.may_edit(by, current))
    log("note", current, current.state(), by=by, note=note)


def restore(article: Article, *, by: User | None, number: int) -> Revision:
    """Make the words of an earlier revision the latest ones again, as a new revision.

    Raises:
        PermissionDenied: `by` may not edit this report.
        Revision.DoesNotExist: there is no such revision.
    """
    old = Revision.objects.select_related("lead_photo").get(article=article, number=number)
    return save_words(
        article,
        by=by,
        headline=old.headline,
        kicker=old.kicker,
        standfirst=old.standfirst,
        body=old.body,
        lead_photo=old.lead_photo,
        note=_("Revision %(number)s restored") % {"number": number},
        verb="restore",
    )
