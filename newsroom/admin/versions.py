"""Forms that two people may have open at once: the second save is refused, shows what differs, and is logged.

The form carries the version it began from. In the transaction of the save the next version is claimed; whoever comes
second gets the form back with everything typed in it and, above it, what the other one changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import HttpRequest, HttpResponse

from newsroom.admin import stale
from newsroom.admin.changes import Changes
from newsroom.models import LogEntry, Versioned

if TYPE_CHECKING:
    Base = admin.ModelAdmin
else:
    Base = object

HELD = "newsroom.desk.held"
"""Whether the form that was sent is only shown again: what is in it is as right as before, but not saved now."""
STALE, ROWS, CHANGES = "newsroom.desk.stale", "newsroom.desk.rows", "newsroom.desk.changes"
LONGEST_NUMBER = 9


class SomebodyWasFaster(Exception):
    """Between the look at the version and the save somebody else saved."""


class Logged(Base):
    """Whatever is added, changed or deleted here leaves a row in the editorial log."""

    def verb(self, done: str) -> str:
        """Such as "event.change"."""
        return f"{self.opts.model_name}.{done}"

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:  # noqa: FBT001
        """Remember the rows, which Django shows to nobody before it saves."""
        made: Any = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        request.META[ROWS] = made[0]
        return made

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Look what changes before it does."""
        self.before_saving(request, obj, form, change=change)
        super().save_model(request, obj, form, change)

    def before_saving(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> None:
        """Whoever saves a thing by other means than `save_model` calls this first."""
        changes = request.META[CHANGES] = Changes(form, request.META.get(ROWS, ()), adding=not change)
        if change and changes:
            self.claim(request, obj)

    def claim(self, request: HttpRequest, obj: Any) -> None:
        """Nothing to claim where saves are not counted."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Then write down what changed."""
        super().save_related(request, form, formsets, change)
        self.log_saved(request, form.instance, change=change)

    def log_saved(self, request: HttpRequest, obj: Any, *, change: bool) -> None:
        """One row; none where nothing changed."""
        changes = request.META.get(CHANGES)
        if not isinstance(changes, Changes) or not changes:
            return
        changes.complete()
        version = {"version": obj.version} if isinstance(obj, Versioned) else {}
        LogEntry.objects.record(
            self.verb("change" if change else "add"),
            obj,
            by=request.user,  # type: ignore[arg-type]  # Django has let nobody in without an account
            before=changes.before,
            after={**changes.after, **version},
        )

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Write down that it is gone, with its name."""
        self._log_deleted(request, [obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        """The same for several at once."""
        self._log_deleted(request, queryset)
        super().delete_queryset(request, queryset)

    def _log_deleted(self, request: HttpRequest, things: Iterable[Any]) -> None:
        for thing in things:
            LogEntry.objects.record(self.verb("delete"), thing, by=request.user)  # type: ignore[arg-type]


class Versions(Logged):
    """With a version in the form, where the model has one."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A form that began from an older version is brought up to date and shown again."""
        if request.method == "POST" and object_id:
            self._bring_up_to_date(request, object_id)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except SomebodyWasFaster:
            self._bring_up_to_date(request, object_id or "")
            request.META[HELD] = True
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _bring_up_to_date(self, request: HttpRequest, object_id: str) -> None:
        if not issubclass(self.model, Versioned):
            return
        began = self._began_from(request)
        thing: Any = self.get_object(request, unquote(object_id))
        if thing is None or thing.version == began or not self.has_change_permission(request, thing):
            return
        found = stale.examine(self, request, thing, began)
        request.META[STALE] = found
        if found is not None:
            request.META[HELD] = True

    @staticmethod
    def _began_from(request: HttpRequest) -> int:
        """The version that the form carries; 0 where it says none, so that such a form overwrites nobody."""
        sent = request.POST.get("version", "")
        return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= LONGEST_NUMBER else 0

    def claim(self, request: HttpRequest, obj: Any) -> None:
        """The next version is ours, or the whole save is undone.

        Raises:
            SomebodyWasFaster: it is not.
        """
        if not isinstance(obj, Versioned):
            return
        if not obj.claim(self._began_from(request)):
            raise SomebodyWasFaster

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002 - as Django has it
        **kwargs: Any,
    ) -> Any:
        """One that is held is never valid, though nothing in it is wrong."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if not request.META.get(HELD):
            return form
        return type(form.__name__, (form,), {"is_valid": _looked_at_and_held})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the version that the form begins from, and what differs."""
        thing = kwargs.get("obj")
        if isinstance(thing, Versioned):
            began = self._began_from(request) if request.method == "POST" else None
            context["version"] = thing.version if began is None else began
            context["stale"] = request.META.get(STALE)
        return super().render_change_form(request, context, *args, **kwargs)


def _looked_at_and_held(form: Any) -> bool:
    """Collect the errors for whoever reads them, and stay."""
    form.full_clean()
    return False
