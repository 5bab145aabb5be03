"""Verbs over several reports at once: each report for itself, and a result that says what was refused and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions, workflow
from articles.models import Article, Section, Tag
from articles.workflow import WorkflowError
from newsroom.admin.house import person_at
from newsroom.templatetags.newsroom import counted

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    from newsroom.models import User

MOST = 200
"""More at once would keep the person waiting, and nobody has looked at them."""
SURE = "sure"


class SectionForm(forms.Form):
    """Where to."""

    section = forms.ModelChoiceField(Section.objects.all(), label=gettext_lazy("section"))


class TagForm(forms.Form):
    """Which tag: one of those that are there."""

    tag = forms.CharField(
        label=gettext_lazy("tag"),
        max_length=100,
        help_text=gettext_lazy("The name of a tag that exists already."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def clean_tag(self) -> Tag:
        """The tag of this name.

        Raises:
            ValidationError: there is none.
        """
        found = Tag.objects.filter(name=self.cleaned_data["tag"].strip()).first()
        if found is None:
            raise forms.ValidationError(_("There is no tag of this name."))
        return found


class ReasonForm(forms.Form):
    """Why; readers see it."""

    reason = forms.CharField(
        label=gettext_lazy("reason for the withdrawal"),
        help_text=gettext_lazy("Readers see it at the address of each report."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )


@dataclass(frozen=True)
class BulkVerb:
    """An entry in the list of actions."""

    name: str
    label: Any
    done: Any
    """What is said of the reports that it was done to; their number follows."""
    allowed: Callable[[User], bool]
    """Whether the person may run it at all; the verb asks again about each report."""
    run: Callable[[Article, User, dict[str, Any]], Any]
    form: type[forms.Form] | None = None
    """What has to be said first."""
    asks: bool = False
    """Whether it waits for a second word, because readers notice it or it cannot be taken back."""


@dataclass
class Result:
    """What became of the reports."""

    done: list[Article] = field(default_factory=list)
    refused: list[tuple[Article, str]] = field(default_factory=list)


def _writes(user: User) -> bool:
    return user.has_perm("articles.change_article")


VERBS = (
    BulkVerb(
        "submit",
        gettext_lazy("Send for review"),
        gettext_lazy("Sent for review"),
        _writes,
        lambda article, by, _fields: workflow.submit(article, by=by),
    ),
    BulkVerb(
        "approve",
        gettext_lazy("Approve"),
        gettext_lazy("Approved"),
        permissions.may_publish_somewhere,
        lambda article, by, _fields: workflow.approve(article, by=by),
    ),
    BulkVerb(
        "publish",
        gettext_lazy("Publish now"),
        gettext_lazy("Published"),
        permissions.may_publish_somewhere,
        lambda article, by, _fields: _publish(article, by),
        asks=True,
    ),
    BulkVerb(
        "move_section",
        gettext_lazy("Move to a section"),
        gettext_lazy("Moved"),
        _writes,
        lambda article, by, fields: workflow.move_section(article, by=by, section=fields["section"]),
        form=SectionForm,
    ),
    BulkVerb(
        "add_tag",
        gettext_lazy("Add a tag"),
        gettext_lazy("Tagged"),
        _writes,
        lambda article, by, fields: workflow.add_tag(article, by=by, tag=fields["tag"]),
        form=TagForm,
    ),
    BulkVerb(
        "withdraw",
        gettext_lazy("Withdraw"),
        gettext_lazy("Withdrawn"),
        permissions.may_publish_somewhere,
        lambda article, by, fields: workflow.withdraw(article, by=by, reason=fields["reason"]),
        form=ReasonForm,
    ),
    BulkVerb(
        "delete_drafts",
        gettext_lazy("Delete drafts"),
        gettext_lazy("Deleted"),
        lambda user: user.has_perm("articles.delete_article"),
        lambda article, by, _fields: workflow.delete_draft(article, by=by),
        asks=True,
    ),
)


def _publish(article: Article, by: User) -> None:
    """Now; what readers see already in its latest words is refused, not published again."""
    if article.is_published() and not article.has_pending_changes:
        raise WorkflowError(_("Readers see these words already."))
    workflow.publish(article, by=by)


def actions(user: User) -> dict[str, Any]:
    """The entries for a person, as Django wants them."""
    return {verb.name: (_action(verb), verb.name, verb.label) for verb in VERBS if verb.allowed(user)}


def _action(verb: BulkVerb) -> Callable[[Any, HttpRequest, Any], HttpResponse | None]:
    """The function behind an entry: ask first where something must be said, then do it and report."""

    def act(desk: ModelAdmin, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        rows = list(queryset.select_related("latest", "section")[: MOST + 1])
        if len(rows) > MOST:
            messages.error(
                request, _("At most %(most)s at once. Nothing was done.") % {"most": counted(MOST, "report")}
            )
            return None
        form = verb.form(request.POST if SURE in request.POST else None) if verb.form else None
        if (verb.form or verb.asks) and not (SURE in request.POST and (form is None or form.is_valid())):
            return _page(desk, request, "bulk", verb, rows=rows, form=form)
        result = run(verb, rows, person_at(request), form.cleaned_data if form else {})
        if result.refused:
            return _page(desk, request, "bulk_result", verb, result=result)
        messages.success(request, said(verb, result))
        return None

    return act


def run(verb: BulkVerb, rows: list[Article], by: User, fields: dict[str, Any]) -> Result:
    """Do it to each report for itself: one that is refused leaves the others alone."""
    result = Result()
    for article in rows:
        try:
            with transaction.atomic():
                verb.run(article, by, fields)
        except WorkflowError as refusal:
            result.refused.append((article, str(refusal)))
        except PermissionDenied as refusal:
            result.refused.append((article, str(refusal) or _("Your role does not allow this.")))
        else:
            result.done.append(article)
    return result


def said(verb: BulkVerb, result: Result) -> str:
    """«Approved: 3 reports»."""
    return _("%(done)s: %(reports)s.") % {"done": verb.done, "reports": counted(len(result.done), "report")}


def _page(
    desk: ModelAdmin, request: HttpRequest, template: str, verb: BulkVerb, **context: Any
) -> HttpResponse:
    result: Result | None = context.get("result")
    return TemplateResponse(
        request,
        f"admin/articles/article/{template}.html",
        {
            **desk.admin_site.each_context(request),
            "title": verb.label,
            "opts": desk.model._meta,
            "verb": verb,
            "said": said(verb, result) if result and result.done else "",
            "checkbox": ACTION_CHECKBOX_NAME,
            "media": desk.media,
            "list_address": request.get_full_path(),
            **context,
        },
    )
