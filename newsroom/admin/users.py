"""People with accounts, and their roles."""

from __future__ import annotations

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
from newsroom.admin.house import House
from newsroom.models import User

ACTIONS = {
    "add": _("add"),
    "change": _("change"),
    "delete": _("delete"),
    "view": _("see"),
    "publish": _("publish"),
}
OURS = ("newsroom", "events", "articles", "auth")


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
class DeskUserAdmin(House, UserAdmin):
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
        (_("What they may do"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "password1", "password2"]}),
        (_("Who this is"), {"fields": ["display_name", "email"]}),
        (_("What they may do"), {"fields": ["is_staff", "groups"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With the roles that the list prints."""
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """There are few roles: boxes to tick."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("may log in"), ordering="is_active")
    def may_log_in(self, user: User) -> str:
        """In words: Django's picture says «True»."""
        return str(_("Yes") if user.is_active else _("No"))

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        """The names of the groups."""
        return "، ".join(group.name for group in user.groups.all()) or "–"


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(House, GroupAdmin):
    """Groups are roles."""

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any
    ) -> Any:
        """Only what people of a newsroom can be allowed, in words they read."""
        if db_field.name == "permissions":
            offered = Permission.objects.filter(content_type__app_label__in=OURS).select_related(
                "content_type"
            )
            kwargs["queryset"] = offered.order_by(
                "content_type__app_label", "content_type__model", "codename"
            )
            kwargs["form_class"] = PermissionChoices
        field: Any = super().formfield_for_manytomany(db_field, request=request, **kwargs)
        field.help_text = ""  # Django's names keys of a keyboard, which the two lists do not need
        return field
