"""The verbs as buttons under the form of a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions, workflow
from articles.models import Article
from articles.stages import Stage
from newsroom.templatetags.newsroom import date_time

if TYPE_CHECKING:
    from newsroom.models import User

Fields = dict[str, Any]


@dataclass(frozen=True)
class Verb:
    """A button."""

    name: str
    """Its name in the form."""
    label: Any
    fits: Callable[[Article], bool]
    """Whether the report stands where the verb makes sense."""
    allowed: Callable[[User, Article], bool]
    run: Callable[[Article, User, Fields], str]
    """Does it, after the words are saved; returns what is said to the person."""
    field: str | None = None
    """The box that belongs to it; what is typed there means nothing to the other buttons."""
    style: str = ""


def _submit(article: Article, by: User, fields: Fields) -> str:
    workflow.submit(article, by=by, note=fields["note"])
    return _("The report waits for review now.")


def _return(article: Article, by: User, fields: Fields) -> str:
    workflow.return_to_author(article, by=by, note=fields["note"])
    return _("The report is a draft of its author again.")


def _approve(article: Article, by: User, fields: Fields) -> str:
    workflow.approve(article, by=by, note=fields["note"])
    return _("The report is approved and can be published.")


def _publish(article: Article, by: User, fields: Fields) -> str:
    published = workflow.publish(
        article, by=by, at=fields["publish_at"], show_update=fields["show_update"], note=fields["note"]
    )
    if published.is_scheduled:
        return _("Readers will see the report from %(moment)s.") % {
            "moment": date_time(published.published_at)
        }
    return _("Readers see the report now.")


def _withdraw(article: Article, by: User, fields: Fields) -> str:
    workflow.withdraw(article, by=by, reason=fields["reason"])
    return _("Readers find a notice with the reason at the report's address now.")


def _correct(article: Article, by: User, fields: Fields) -> str:
    workflow.correct(
        article,
        by=by,
        text=fields["correction_text"],
        kind=fields["correction_kind"],
        placement=fields["correction_placement"],
    )
    return _("Readers see the correction now.")


VERBS = (
    Verb(
        "_submit",
        gettext_lazy("Send for review"),
        lambda article: article.stage == Stage.DRAFT,
        permissions.may_edit,
        _submit,
    ),
    Verb(
        "_return",
        gettext_lazy("Return to the author"),
        lambda article: article.stage in (Stage.SUBMITTED, Stage.APPROVED),
        permissions.may_publish,
        _return,
    ),
    Verb(
        "_approve",
        gettext_lazy("Approve"),
        lambda article: article.stage == Stage.SUBMITTED,
        permissions.may_publish,
        _approve,
    ),
    Verb(
        "_publish",
        gettext_lazy("Publish"),
        lambda article: True,
        permissions.may_publish,
        _publish,
        field="publish_at",
        style="verb--publish",
    ),
    Verb(
        "_correct",
        gettext_lazy("Add a correction"),
        lambda article: article.first_published_at is not None,
        permissions.may_publish,
        _correct,
        field="correction_text",
    ),
    Verb(
        "_withdraw",
        gettext_lazy("Withdraw"),
        lambda article: article.stage == Stage.PUBLISHED,
        permissions.may_publish,
        _withdraw,
        field="reason",
        style="verb--withdraw",
    ),
)


def offered(user: User, article: Article) -> list[Verb]:
    """The buttons that make sense for this person and this report."""
    return [verb for verb in VERBS if verb.fits(article) and verb.allowed(user, article)]


def asked_for(data: Any) -> Verb | None:
    """The verb whose button sent the form, if it was one."""
    return next((verb for verb in VERBS if verb.name in data), None)
