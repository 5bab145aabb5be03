"""The verbs over placement: another section, another tag. They act at once, also for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import permissions, search_index
from articles.models import Article, Section, Tag
from articles.stages import Stage
from articles.workflow.base import WorkflowError, locked, move_edition, require
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from newsroom.models import User


@transaction.atomic
def move_section(article: Article, *, by: User | None, section: Section) -> Article:
    """Put the report into another section.

    Raises:
        PermissionDenied: `by` may not edit this report, or readers see it and `by` does not publish over there.
        WorkflowError: it stands in that section already.
    """
    current = locked(article)
    require(permissions.may_edit(by, current))
    if current.section_id == section.pk:
        raise WorkflowError(_("The report stands in this section already."))
    before = {"section": current.section_id}
    current.section = section
    current.leads_section_until = None  # it led the other one
    if current.stage == Stage.PUBLISHED:
        require(permissions.may_publish(by, current))
    current.save(update_fields=["section", "leads_section_until"])
    _count(current, "move_section", before, {"section": section.pk}, by=by, note=section.name)
    move_edition(current)
    return current


@transaction.atomic
def add_tag(article: Article, *, by: User | None, tag: Tag) -> Article:
    """Hang one more tag on the report.

    Raises:
        PermissionDenied: `by` may not edit this report.
        WorkflowError: it carries the tag already.
    """
    current = locked(article)
    require(permissions.may_edit(by, current))
    if current.tagged.filter(tag=tag).exists():
        raise WorkflowError(_("The report carries this tag already."))
    before = _tags(current)
    current.tags.add(tag)
    _count(current, "add_tag", {"tags": before}, {"tags": _tags(current)}, by=by, note=tag.name)
    move_edition(current)
    return current


def _tags(article: Article) -> list[int]:
    """The numbers of its tags, as the log keeps them."""
    return sorted(article.tags.values_list("pk", flat=True), key=str)


def _count(
    article: Article, verb: str, before: dict[str, Any], after: dict[str, Any], *, by: User | None, note: str
) -> None:
    """The next version, so that a form opened before does not turn the placement back; the log, and the search."""
    article.claim(article.version)
    after = {**after, "version": article.version}
    LogEntry.objects.record(f"article.{verb}", article, by=by, note=note, before=before, after=after)
    search_index.refresh([article.pk])
