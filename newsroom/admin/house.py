"""What all forms and lists of the desk have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models, router
from django.http import HttpRequest

from newsroom import edition
from newsroom.admin.thing_history import LoggedHistory
from newsroom.admin.versions import Versions
from newsroom.forms.autocomplete import DeskForm, KnowingAutocomplete
from newsroom.forms.digits import house_formfield_overrides
from newsroom.forms.floats import HouseFloatField
from newsroom.forms.photo import PhotoPicker
from newsroom.forms.widgets import HouseDecimalInput
from newsroom.models import Photo
from newsroom.templatetags.newsroom import digits

if TYPE_CHECKING:
    from django.contrib.admin.options import BaseModelAdmin

    from newsroom.models import User

    Base = BaseModelAdmin
else:
    Base = object


def person_at(request: HttpRequest) -> User:
    """Who sits at the desk; Django has let nobody in without an account."""
    return cast("User", request.user)


class House(Base):
    """Any digits, dates as the paper writes them, boxes that know their names."""

    formfield_overrides = {
        **house_formfield_overrides(),
        models.FloatField: {"form_class": HouseFloatField, "widget": HouseDecimalInput},
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        """Boxes for typing a name in; photos by their pictures."""
        if db_field.name in self.get_autocomplete_fields(request) and "widget" not in kwargs:
            box = PhotoPicker if db_field.related_model is Photo else KnowingAutocomplete
            kwargs["widget"] = box(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Beside a box stand «add» and «view» only: whoever writes a report should not delete a person by a slip."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With the names that the boxes show, in the same query."""
        printed = {*self.get_autocomplete_fields(request), *(self.fields or ())}
        foreign = [
            field.name for field in self.model._meta.fields if field.many_to_one and field.name in printed
        ]
        rows = super().get_queryset(request)
        return rows.select_related(*foreign) if foreign else rows

    def get_deleted_objects(
        self, objs: Sequence[models.Model] | models.QuerySet, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """What a deletion takes along, counted by kind: Django's list asks the database for the name of each row."""
        collector = NestedObjects(using=router.db_for_write(self.model))
        collector.collect(objs)
        found: dict[Any, set[models.Model]] = collector.model_objs
        kinds = {kind: rows for kind, rows in found.items() if not kind._meta.auto_created}
        missing = {
            str(kind._meta.verbose_name)
            for kind in kinds
            if self.admin_site.is_registered(kind)
            and not self.admin_site.get_model_admin(kind).has_delete_permission(request)
        }
        counts = {str(kind._meta.verbose_name_plural): len(rows) for kind, rows in kinds.items()}
        in_the_way = Counter(thing._meta.verbose_name_plural for thing in collector.protected)
        protected = [f"{kind}: {digits(number)}" for kind, number in in_the_way.items()]
        return [str(thing) for thing in objs], counts, missing, protected


class HouseAdmin(LoggedHistory, House, Versions, admin.ModelAdmin):
    """A table of things that readers see: whatever is saved here moves the edition in the same transaction."""

    form = DeskForm
    list_per_page = 50
    show_full_result_count = False
    save_on_top = False

    def view_on_site(self, obj: models.Model) -> str | None:
        """The page for readers, where there is one."""
        shown = getattr(obj, "is_published", None)
        if shown is not None and not shown():
            return None
        return str(obj.get_absolute_url()) if hasattr(obj, "get_absolute_url") else None

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Readers see the change at once, or at the moment the thing is due."""
        super().save_related(request, form, formsets, change)
        edition.move(next_change=getattr(form.instance, "published_at", None))

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Readers see that it is gone."""
        super().delete_model(request, obj)
        edition.move()

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        """The same for several at once."""
        super().delete_queryset(request, queryset)
        edition.move()


class HouseRows(House):
    """Rows within a form: they begin empty, and what is beside a box does not crowd it."""

    form = DeskForm
    extra = 0

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Small boxes; beside them only «add»."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_view_related = False
        if field is not None and isinstance(db_field, models.TextField):
            field.widget.attrs.update(rows=2, cols=30)
        return field


class HouseTabular(HouseRows, admin.TabularInline):  # type: ignore[misc]  # the stubs know no mixin with a form
    """Rows beside each other."""


class HouseStacked(HouseRows, admin.StackedInline):  # type: ignore[misc]
    """Rows under each other, for those with many boxes."""
