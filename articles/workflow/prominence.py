"""The verbs over prominence: pinned, leading its section, urgent; until a moment, then no longer, by itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article
from articles.stages import Stage
from articles.workflow.base import WorkflowError, locked, log, move_edition, require

if TYPE_CHECKING:
    from newsroom.models import User


def pin(article: Article, *, by: User | None, until: datetime | None) -> Article:
    """Keep the report on top of the front page until a moment; None takes the pin away.

    Raises:
        PermissionDenied: `by` may not publish in this section.
        WorkflowError: it is not published, or the moment has passed.
    """
    return _until(article, "pin", "pinned_until", by=by, moment=until)


def mark_urgent(article: Article, *, by: User | None, until: datetime | None) -> Article:
    """Carry the report as urgent news («عاجل») on every page until a moment; None ends it.

    Raises:
        PermissionDenied: `by` may not publish in this section.
        WorkflowError: it is not published, or the moment has passed.
    """
    return _until(article, "urgent", "urgent_until", by=by, moment=until)


@transaction.atomic
def lead_section(article: Article, *, by: User | None, until: datetime | None) -> Article:
    """Keep the report on top of its section's page until a moment; None takes it down. It takes the place of another.

    Raises:
        PermissionDenied: `by` may not publish in this section.
        WorkflowError: it is not published, or the moment has passed.
    """
    current = _until(article, "lead_section", "leads_section_until", by=by, moment=until)
    others = Article.objects.filter(section=current.section_id, leads_section_until__isnull=False)
    for other in others.exclude(pk=current.pk) if until is not None else ():
        _until(other, "lead_section", "leads_section_until", by=by, moment=None)
    return current


@transaction.atomic
def _until(article: Article, verb: str, field: str, *, by: User | None, moment: datetime | None) -> Article:
    current = locked(article)
    require(permissions.may_publish(by, current))
    if moment is not None and current.stage != Stage.PUBLISHED:
        raise WorkflowError(_("Only a published report can stand out."))
    if moment is not None and moment <= timezone.now():
        raise WorkflowError(_("This moment has passed."))
    before = current.state()
    setattr(current, field, moment)
    current.save(update_fields=[field])
    log(verb, current, before, by=by)
    move_edition(current)
    return current
