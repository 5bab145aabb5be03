"""The planned coverages on an event's form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from articles.models import Coverage, Section
from newsroom.admin.house import HouseTabular
from newsroom.models import User


def colleagues() -> QuerySet[User]:
    """Who may be given work: the active accounts of the desk, by name."""
    return User.objects.filter(is_active=True, is_staff=True).order_by("display_name", "username")


def offer_once(form: Any, obj: Any = None) -> None:
    """Fill the boxes for a colleague and for a section, read once for all rows of a form."""
    for name, rows in (("assigned_to", colleagues()), ("section", Section.objects.all())):
        box: Any = form.base_fields.get(name)
        if box is not None:
            box.queryset = rows
            box.choices = [("", box.empty_label), *((one.pk, str(one)) for one in rows)]


def stage_mark(coverage: Coverage) -> SafeString:
    """The stage as a mark; overdue said aloud."""
    mark = format_html(
        '<span class="coverage-stage coverage-stage--{}">{}</span>',
        coverage.stage,
        coverage.get_stage_display(),
    )
    if not coverage.is_overdue:
        return mark
    return format_html('{} <span class="coverage-late">{}</span>', mark, pgettext("coverage", "overdue"))


class CoverageInline(HouseTabular):
    """What the newsroom will deliver about the event, by whom and until when."""

    model = Coverage
    verbose_name_plural = gettext_lazy("Coverage planned by the newsroom")
    fields = ["kind", "title", "assigned_to", "due_at", "section", "note", "work"]
    readonly_fields = ["work"]

    class Media:
        css = {"all": ["css/admin-planning.css"]}

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """With the colleagues and the sections, read once."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        offer_once(formset.form)
        return formset

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """With the report that each became."""
        return (
            super().get_queryset(request).select_related("article__latest", "event", "section", "assigned_to")
        )

    @admin.display(description=gettext_lazy("stage"))
    def work(self, coverage: Coverage) -> SafeString | str:
        """How far it is, and the way to its page."""
        if coverage.pk is None:
            return "–"
        where = reverse("admin:articles_coverage_work", args=[coverage.pk])
        said = _("Start the coverage") if coverage.may_begin else _("Open")
        return format_html('{}<a class="coverage-open" href="{}">{}</a>', stage_mark(coverage), where, said)
