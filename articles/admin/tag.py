"""Tags."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Tag
from events.admin.names import FoundByName
from newsroom.admin.house import HouseAdmin
from newsroom.admin.record_merge import Mergeable
from newsroom.arabic.slugs import slugify
from newsroom.forms.autocomplete import DeskForm
from newsroom.templatetags.newsroom import counted


class TagForm(DeskForm):
    """Name and description; the address text may be given, or follows from the name."""

    slug = forms.CharField(
        label=_("address text"),
        max_length=80,
        required=False,
        help_text=_(
            "The last part of the tag's address. Empty: made from the name. Changing it breaks old links."
        ),
    )

    class Meta:
        model = Tag
        fields = ["name", "description", "slug"]

    def clean_slug(self) -> str:
        """An address as addresses are written here; taggit makes one where there is none."""
        given = self.cleaned_data["slug"]
        return slugify(given, fallback=str(_("tag"))) if given else self.instance.slug


@admin.register(Tag)
class TagAdmin(Mergeable, FoundByName, HouseAdmin):
    """Subjects that run through the paper."""

    form = TagForm
    fields = ["name", "description", "slug"]
    list_display = ["name", "reports", "slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """With the number of reports, in the list."""
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.annotate(report_count=Count("tagged"))

    @admin.display(description=_("reports"), ordering="report_count")
    def reports(self, tag: Any) -> str:
        """How many reports carry it."""
        return counted(tag.report_count, "report")
