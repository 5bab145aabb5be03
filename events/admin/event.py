"""Events, with everybody who took part, the programme and what was promised."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.admin.entity import SUGGESTED, EntityAdmin, HiddenFilter, OtherNameInline
from events.models import Event, Outcome, Participation, Session
from newsroom.admin.house import HouseStacked, HouseTabular
from newsroom.forms.autocomplete import DeskForm
from newsroom.forms.body import PLAIN_EXTENSIONS, BodyEditor


class EventForm(DeskForm):
    """The description is written like a body, without photos and tables."""

    class Meta:
        widgets = {"description": BodyEditor(extensions=PLAIN_EXTENSIONS)}


class ParticipationInline(HouseTabular):
    """Who took part, as what, with which title there."""

    model = Participation
    autocomplete_fields = ["person", "organisation", "on_behalf_of"]
    fields = ["person", "organisation", "role", "title", "mode", "on_behalf_of", "session", "order"]

    def get_formset(self, request: HttpRequest, obj: Event | None = None, **kwargs: Any) -> Any:
        """Sessions of this event only, read once for all rows."""
        formset = super().get_formset(request, obj, **kwargs)
        session: Any = formset.form.base_fields.get("session")
        if session is not None:
            session.queryset = Session.objects.filter(event=obj) if obj else Session.objects.none()
            named = [(one.pk, str(one)) for one in session.queryset]
            session.choices = [("", session.empty_label), *named]
            session.help_text = _("Save new sessions first; then they can be chosen here.")
        return formset


class SessionInline(HouseTabular):
    """The programme."""

    model = Session
    fields = ["title", "day", "starts", "ends", "hall", "description", "order"]


class OutcomeInline(HouseStacked):
    """What the event promised."""

    model = Outcome
    fields = [("title", "kind"), ("status", "due_on", "issued_on"), "description", ("link", "document")]


@admin.register(Event)
class EventAdmin(EntityAdmin):
    """A conference, a match, a festival."""

    bearer = "event"
    form = EventForm
    ordering = ["-first_day", "-id"]
    list_display = ["name", "kind", "days", "place", "status", EntityAdmin.shown]
    list_filter = [HiddenFilter, "status", "kind"]
    list_select_related = ["place"]
    date_hierarchy = "first_day"
    autocomplete_fields = ["place", "parent", "photo"]
    inlines = [ParticipationInline, SessionInline, OutcomeInline, OtherNameInline]
    fieldsets = [
        (None, {"fields": ["name", "slogan", ("kind", "place"), "description", "photo", "website"]}),
        (_("When"), {"fields": [("first_day", "last_day", "precision")]}),
        (_("Status"), {"fields": ["status", "status_reason", "previous_first_day"]}),
        (_("Attendance"), {"fields": [("attendance", "attendance_stated_by")]}),
        (_("More"), {"fields": ["parent", "published_at"]}),
        SUGGESTED,
    ]

    @admin.display(description=_("days"), ordering="first_day")
    def days(self, event: Event) -> str:
        """«6–7 كانون الأول 2025»."""
        return event.dates_text
