"""The filters of the editorial log: what was done, to what kind of thing, by whom, on which days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.admin.log_words import VERBS
from newsroom.forms.digits import HouseDateField
from newsroom.models import LogEntry, User

OURS = ("articles", "events", "newsroom")


def kinds() -> list[type[models.Model]]:
    """The kinds of things that the house keeps."""
    return [model for app in OURS for model in apps.get_app_config(app).get_models()]


class VerbFilter(admin.SimpleListFilter):
    """By what was done."""

    title = _("verb")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """The verbs of the desk."""
        return [(verb, str(words)) for verb, words in VERBS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows of one verb, whatever it was done to; whole verbs, so that their index serves."""
        if not self.value():
            return queryset
        begins = [*(model._meta.model_name for model in kinds()), "demo"]
        return queryset.filter(verb__in=[f"{begin}.{self.value()}" for begin in begins])


class KindFilter(admin.SimpleListFilter):
    """By the kind of thing; only those that the desk has a list of."""

    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """The kinds, by their names."""
        listed = (model for model in kinds() if model_admin.admin_site.is_registered(model))
        return [
            (model._meta.label_lower, str(model._meta.verbose_name))
            for model in listed
            if model is not LogEntry
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows about one kind."""
        found = next((model for model in kinds() if model._meta.label_lower == self.value()), None)
        return queryset.filter(content_type=ContentType.objects.get_for_model(found)) if found else queryset


class TypedFilter(admin.SimpleListFilter):
    """A filter with a box to type into instead of a list of choices."""

    template = "admin/newsroom/logentry/typed_filter.html"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Django shows a filter only where it has choices."""
        return [("", "")]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """One choice: what was typed, and all other parameters, which the form carries along."""
        dropped = ("p", self.parameter_name)
        others = [
            (name, value)
            for name, values in changelist.filter_params.items()
            if name not in dropped
            for value in values
        ]
        if changelist.query:
            others.append(("q", changelist.query))
        yield {
            "name": self.parameter_name,
            "value": self.value() or "",
            "others": others,
            "without": changelist.get_query_string(remove=[str(self.parameter_name)]),
        }


class PersonFilter(TypedFilter):
    """By who did it: part of a name."""

    title = pgettext_lazy("filter", "person")
    parameter_name = "person"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows of those whose name, or name of account, holds what was typed."""
        typed = (self.value() or "").strip()
        if not typed:
            return queryset
        named = Q(display_name__icontains=typed) | Q(username__icontains=typed)
        # Numbers first: a row of the log is never compared with a name.
        return queryset.filter(by__in=list(User.objects.filter(named).values_list("pk", flat=True)))


class DayFilter(TypedFilter):
    """By the day, as the desk reads days: «6 كانون الأول 2025», «٠٦/١٢/٢٠٢٥»."""

    title = pgettext_lazy("filter", "day")
    parameter_name = "day"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows of one day by the site's clock; none where the day cannot be read."""
        typed = (self.value() or "").strip()
        if not typed:
            return queryset
        try:
            day = HouseDateField().clean(typed)
            days = day, day + timedelta(days=1)
        except (ValidationError, OverflowError):
            return queryset.none()
        zone = timezone.get_current_timezone()
        start, end = (datetime.combine(one, time.min, zone) for one in days)
        return queryset.filter(at__gte=start, at__lt=end)
