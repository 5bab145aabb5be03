"""People with accounts, and their roles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, ReadOnlyPasswordHashWidget, UserChangeForm
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from newsroom.admin.columns import moment
from newsroom.admin.house import House, person_at
from newsroom.admin.versions import Logged
from newsroom.models import User

ACTIONS = {
    "add": _("add"),
    "change": _("change"),
    "delete": _("delete"),
    "view": _("see"),
    "publish": _("publish"),
    "arrange": _("arrange"),
}
OURS = ("newsroom", "events", "articles", "auth")
WITHIN = "newsroom.desk.within"
# The floor above tells what an account is assigned to.
_assigned: list[Callable[[User], Iterable[Any]]] = []


def provide_assigned(look_up: Callable[[User], Iterable[Any]]) -> None:
    """Say who knows the sections of which somebody is an editor."""
    _assigned.append(look_up)


def held_by(user: User) -> models.QuerySet[Permission]:
    """What somebody is allowed, and so may allow others."""
    return Permission.objects.filter(group__user=user) | Permission.objects.filter(user=user)


def roles_within(user: User) -> models.QuerySet[Group]:
    """The roles that somebody may give: those which allow nothing that is not allowed to them."""
    if user.is_superuser:
        return Group.objects.all()
    beyond = Permission.objects.exclude(pk__in=held_by(user).values("pk"))
    return Group.objects.exclude(permissions__in=beyond)


class PermissionChoices(forms.ModelMultipleChoiceField):
    """Permissions in the language of the desk; the database holds English sentences."""

    def label_from_instance(self, obj: Permission) -> str:
        """«تقرير: تعديل»."""
        said = ACTIONS.get(obj.codename.split("_")[0], obj.name)
        kind = obj.content_type.model_class()
        return f"{kind._meta.verbose_name}: {said}" if kind else str(said)


class PasswordButton(ReadOnlyPasswordHashWidget):
    """Only the way to a new password: nobody at the desk reads a hash."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Django's context without the parts of the hash."""
        return {**super().get_context(name, value, attrs), "summary": []}


class AccountForm(UserChangeForm):
    """An account; the password behind a button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "password" in self.fields:
            self.fields["password"].widget = PasswordButton()


class NewAccountForm(BaseUserCreationForm):
    """A new account always has a password."""

    class Meta(BaseUserCreationForm.Meta):
        model = User


@admin.register(User)
class DeskUserAdmin(House, Logged, UserAdmin):
    """One field holds the name; what somebody may do comes from roles alone."""

    form = AccountForm
    add_form = NewAccountForm
    list_display = ["username", "display_name", "roles", "may_log_in", moment("last_login", _("last seen"))]
    list_filter = ["is_active", "groups"]
    search_fields = ["username", "display_name", "email"]
    ordering = ["username"]
    filter_horizontal: ClassVar[tuple[str, ...]] = ()
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Who this is"), {"fields": ["display_name", "email"]}),
        (_("What they may do"), {"fields": ["is_active", "is_staff", "is_superuser", "groups", "sections"]}),
    ]
    readonly_fields = ["sections"]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "password1", "password2"]}),
        (_("Who this is"), {"fields": ["display_name", "email"]}),
        (_("What they may do"), {"fields": ["is_staff", "groups"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With the roles that the list prints."""
        return super().get_queryset(request).prefetch_related("groups")

    # Nobody becomes more than who makes them so.

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An account that may more than one's own, with the way to its password, is left alone."""
        return super().has_change_permission(request, obj) and self._is_within(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The same; and never in bulk, which does not ask about each account."""
        return (
            obj is not None and super().has_delete_permission(request, obj) and self._is_within(request, obj)
        )

    @staticmethod
    def _is_within(request: HttpRequest, obj: User | None) -> bool:
        """Whether an account may nothing that the person may not; asked for once a request."""
        person = person_at(request)
        if obj is None or obj == person or person.is_superuser:
            return True
        known: dict[int, bool] = request.META.setdefault(WITHIN, {})
        if obj.pk not in known:
            beyond = Permission.objects.exclude(pk__in=held_by(person).values("pk"))
            more = beyond.filter(pk__in=held_by(obj).values("pk"))
            known[obj.pk] = not obj.is_superuser and not more.exists()
        return known[obj.pk]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only a superuser makes another one; nobody else sees the box."""
        fieldsets = super().get_fieldsets(request, obj)
        if person_at(request).is_superuser:
            return fieldsets
        return [
            (heading, {**options, "fields": [name for name in options["fields"] if name != "is_superuser"]})
            for heading, options in fieldsets
        ]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """There are few roles: boxes to tick."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["queryset"] = roles_within(person_at(request))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("may log in"), ordering="is_active")
    def may_log_in(self, user: User) -> str:
        """In words: Django's picture says «True»."""
        return str(_("Yes") if user.is_active else _("No"))

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        """The names of the groups."""
        return "، ".join(group.name for group in user.groups.all()) or "–"

    @admin.display(description=_("sections"))
    def sections(self, user: User) -> str:
        """Of which they are an editor; assigned in the form of the section."""
        names = [str(section) for look_up in _assigned for section in look_up(user)]
        return "، ".join(names) or "–"


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(House, Logged, GroupAdmin):
    """Groups are roles. Whoever changes one gives away, or takes, only what they hold themselves."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A role that allows more than one's own is left alone."""
        return super().has_change_permission(request, obj) and (
            obj is None or roles_within(person_at(request)).filter(pk=obj.pk).exists()
        )

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any
    ) -> Any:
        """Only what people of a newsroom can be allowed, in words they read."""
        if db_field.name == "permissions":
            mine = Permission.objects.all()
            if request is not None and not person_at(request).is_superuser:
                mine = mine.filter(pk__in=held_by(person_at(request)).values("pk"))
            offered = mine.filter(content_type__app_label__in=OURS).select_related("content_type")
            kwargs["queryset"] = offered.order_by(
                "content_type__app_label", "content_type__model", "codename"
            )
            kwargs["form_class"] = PermissionChoices
        field: Any = super().formfield_for_manytomany(db_field, request=request, **kwargs)
        field.help_text = ""  # Django's names keys of a keyboard, which the two lists do not need
        return field
