"""The verbs as buttons under the form of a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions, workflow
from articles.admin.quick_moments import quick_moment
from articles.models import Article, Correction
from articles.stages import Stage
from articles.workflow import WorkflowError
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
    boxes: tuple[str, ...] = ()
    """The boxes that it reads, the one where a refusal is shown first; to other buttons they mean nothing."""
    style: str = ""
    in_row: bool = True
    """Whether it stands in the row at the foot; the others stand under their boxes."""
    label_when_awaited: Any = None
    """Its label where a moment is set already."""

    @property
    def takes_note(self) -> bool:
        """Whether its row in the log carries the note: that of the verbs in the row does."""
        return self.in_row

    @property
    def field(self) -> str | None:
        """The box where a refusal is shown."""
        return self.boxes[0] if self.boxes else None


def was_seen(article: Article) -> bool:
    """Whether readers see the report or saw it once."""
    first = article.first_published_at
    return first is not None and first <= timezone.now()


def is_awaited(article: Article) -> bool:
    """Whether something comes before readers by itself: the report, or a change of it."""
    return article.is_scheduled or article.next_live_at is not None


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
    return _published(article, by, fields, fields["publish_at"])


def _publish_now(article: Article, by: User, fields: Fields) -> str:
    return _published(article, by, fields, None)


def _published(article: Article, by: User, fields: Fields, at: datetime | None) -> str:
    published = workflow.publish(
        article, by=by, at=at, show_update=fields["show_update"], note=fields["note"]
    )
    if published.next_live_at is not None:
        said = _("Readers will see the change from %(moment)s; until then they see what they see now.")
        return said % {"moment": date_time(published.next_live_at)}
    if published.is_scheduled:
        return _("Readers will see the report from %(moment)s.") % {
            "moment": date_time(published.published_at)
        }
    return _("Readers see the report now.")


def _cancel(article: Article, by: User, fields: Fields) -> str:
    workflow.cancel_schedule(article, by=by, note=fields["note"])
    return _("The moment is cancelled; the words are kept.")


def _pin(article: Article, by: User, fields: Fields) -> str:
    until = _until(fields, "pin")
    workflow.pin(article, by=by, until=until)
    if until is None:
        return _("The report is no longer pinned.")
    return _("The report stands on top of the front page until %(moment)s.") % {"moment": date_time(until)}


def _lead_section(article: Article, by: User, fields: Fields) -> str:
    until = _until(fields, "lead_section")
    workflow.lead_section(article, by=by, until=until)
    if until is None:
        return _("The report no longer leads its section.")
    return _("The report stands on top of its section until %(moment)s.") % {"moment": date_time(until)}


def _urgent(article: Article, by: User, fields: Fields) -> str:
    until = _until(fields, "urgent")
    workflow.mark_urgent(article, by=by, until=until)
    if until is None:
        return _("The report is no longer urgent.")
    return _("Every page carries the report as urgent until %(moment)s.") % {"moment": date_time(until)}


def _until(fields: Fields, what: str) -> datetime | None:
    """The quick choice, or the moment that was typed.

    Raises:
        WorkflowError: neither was given.
    """
    if choice := fields[f"{what}_for"]:
        return quick_moment(choice, timezone.now())
    until: datetime | None = fields[f"{what}_till"]
    if until is None:
        raise WorkflowError(_("Choose until when."))
    return until


def _withdraw(article: Article, by: User, fields: Fields) -> str:
    workflow.withdraw(article, by=by, reason=fields["reason"])
    return _("Readers find a notice with the reason at the report's address now.")


def _correct(article: Article, by: User, fields: Fields) -> str:
    workflow.correct(
        article,
        by=by,
        text=fields["correction_text"],
        kind=fields["correction_kind"] or Correction.Kind.CORRECTION,
        placement=fields["correction_placement"] or Correction.Placement.BOTTOM,
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
        boxes=("note",),
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
        boxes=("publish_at", "show_update"),
        style="verb--publish",
        label_when_awaited=gettext_lazy("Set the moment anew"),
    ),
    Verb(
        "_publish_now",
        gettext_lazy("Publish now"),
        is_awaited,
        permissions.may_publish,
        _publish_now,
        boxes=("show_update",),
    ),
    Verb(
        "_cancel",
        gettext_lazy("Cancel the moment"),
        is_awaited,
        permissions.may_publish,
        _cancel,
    ),
    Verb(
        "_pin",
        gettext_lazy("Pin"),
        lambda article: article.stage == Stage.PUBLISHED,
        permissions.may_publish,
        _pin,
        boxes=("pin_for", "pin_till"),
        in_row=False,
    ),
    Verb(
        "_lead_section",
        gettext_lazy("Lead of the section"),
        lambda article: article.stage == Stage.PUBLISHED,
        permissions.may_publish,
        _lead_section,
        boxes=("lead_section_for", "lead_section_till"),
        in_row=False,
    ),
    Verb(
        "_urgent",
        gettext_lazy("Mark as urgent"),
        lambda article: article.stage == Stage.PUBLISHED,
        permissions.may_publish,
        _urgent,
        boxes=("urgent_for", "urgent_till"),
        in_row=False,
    ),
    Verb(
        "_correct",
        gettext_lazy("Add a correction"),
        was_seen,
        permissions.may_publish,
        _correct,
        boxes=("correction_text",),
        in_row=False,
    ),
    Verb(
        "_withdraw",
        gettext_lazy("Withdraw"),
        lambda article: article.is_published(),
        permissions.may_publish,
        _withdraw,
        boxes=("reason",),
        style="verb--withdraw",
        in_row=False,
    ),
)


def offered(user: User, article: Article) -> list[Verb]:
    """The buttons in the row that make sense for this person and this report."""
    awaited = is_awaited(article)
    return [
        replace(verb, label=verb.label_when_awaited) if awaited and verb.label_when_awaited else verb
        for verb in VERBS
        if verb.in_row and verb.fits(article) and verb.allowed(user, article)
    ]


def named(name: str) -> Verb:
    """A verb by the name of its button."""
    return next(verb for verb in VERBS if verb.name == name)


def readers_of(box: str) -> list[str]:
    """The buttons that read a box."""
    return [verb.name for verb in VERBS if box in verb.boxes]


def asked_for(data: Any) -> Verb | None:
    """The verb whose button sent the form, if it was one."""
    return next((verb for verb in VERBS if verb.name in data), None)
