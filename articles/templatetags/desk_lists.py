"""The reports that wait for somebody, for the first page of the desk."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import QuerySet
from django.template import Library
from django.utils.translation import gettext as _

from articles.models import Article
from articles.stages import Stage
from newsroom.models import User

register = Library()

LENGTH = 6


class DeskList(NamedTuple):
    """Some reports under a heading, and the query string of the whole list."""

    heading: str
    empty: str
    reports: list[Article]
    query: str


def _some(reports: QuerySet[Article]) -> list[Article]:
    return list(reports.select_related("latest", "section", "created_by").defer("latest__body")[:LENGTH])


@register.simple_tag
def desk_lists(user: User) -> list[DeskList]:
    """One's own drafts; for those who publish also what waits for review and what is scheduled."""
    if not user.has_perm("articles.view_article"):
        return []
    reports = Article.objects.order_by("-id")
    lists = [
        DeskList(
            _("Your drafts"),
            _("You have no drafts."),
            _some(reports.in_stage(Stage.DRAFT).filter(created_by=user)),
            "standing=draft&writer=me",
        )
    ]
    if user.has_perm("articles.publish_article"):
        waiting = _some(reports.in_stage(Stage.SUBMITTED))
        scheduled = _some(Article.objects.scheduled().order_by("published_at"))
        lists += [
            DeskList(_("Waiting for review"), _("Nothing waits for review."), waiting, "standing=submitted"),
            DeskList(_("Scheduled"), _("Nothing is scheduled."), scheduled, "standing=scheduled"),
        ]
    return lists
