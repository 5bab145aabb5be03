"""The history of one thing: its rows of the editorial log, in place of Django's own list of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom.admin.log_words import Names, changes, done
from newsroom.models import LogEntry

if TYPE_CHECKING:
    from django.contrib import admin

    Base = admin.ModelAdmin
else:
    Base = object

SIZE = 50
LONGEST_NUMBER = 18


class LoggedHistory(Base):
    """For a table of the desk: the history page tells what was so before and is so now."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Newest first; a page begins where the one before ended (`?before=`, a number of the log)."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        entries, older = _entries(self.model, thing.pk, request.GET.get("before", ""))
        names = Names(entries)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change history: %s") % thing,
            "subtitle": None,
            "entries": [(entry, done(entry), changes(entry, names)) for entry in entries],
            "older": older,
            "module_name": str(capfirst(self.opts.verbose_name_plural)),
            "object": thing,
            "opts": self.opts,
            "preserved_filters": self.get_preserved_filters(request),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/object_history.html", context)


def _entries(model: Any, key: int, before: str) -> tuple[list[LogEntry], int | None]:
    """A page of rows about a thing, and the number that the next one begins under."""
    rows = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id=key)
    if before.isascii() and before.isdecimal() and len(before) <= LONGEST_NUMBER:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.select_related("by").order_by("-pk")[: SIZE + 1])
    return found[:SIZE], found[SIZE - 1].pk if len(found) > SIZE else None
