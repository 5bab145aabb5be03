"""Events, with everybody who took part, the programme and what was promised."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.admin.entity import SUGGESTED, EntityAdmin, HiddenFilter, OtherNameInline
from events.models import Event, EventPhoto, LeftOutDay, Outcome, Participation, Session, StatusChange
from events.models.entity import Entity
from newsroom.admin.house import HouseStacked, HouseTabular
from newsroom.arabic.names.pairs import Pair
from newsroom.forms.autocomplete import DeskForm
from newsroom.forms.body import PLAIN_EXTENSIONS, BodyEditor

SEASON = timedelta(days=60)
"""How far apart the first days of two records of one event may be, as one of them was postponed or mistyped."""


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


class StatusChangeInline(HouseTabular):
    """How the dates changed; the rows come by themselves when status or days are changed here."""

    model = StatusChange
    fields = ["day", "status", "reason", "old_first_day", "old_last_day", "old_precision"]


class EventPhotoInline(HouseTabular):
    """The gallery."""

    model = EventPhoto
    autocomplete_fields = ["photo"]
    fields = ["photo", "caption", "order"]


class LeftOutDayInline(HouseTabular):
    """The exceptions of a repetition."""

    model = LeftOutDay
    fields = ["day", "reason"]


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
    autocomplete_fields = ["place", "parent", "photo", "series"]
    inlines = [
        *(ParticipationInline, SessionInline, OutcomeInline, EventPhotoInline),
        *(StatusChangeInline, LeftOutDayInline, OtherNameInline),
    ]
    provided: ClassVar[list[Any]] = []
    """Rows of the floor above that hang on an event."""
    fieldsets = [
        (None, {"fields": ["name", "slogan", ("kind", "place"), "description", "photo", "website"]}),
        (
            _("When"),
            {
                "fields": [
                    ("first_day", "last_day", "precision"),
                    ("start_time", "end_time"),
                    ("repeats", "repeats_until"),
                ]
            },
        ),
        (_("Status"), {"fields": ["status", "status_reason", "previous_first_day"]}),
        (_("Attendance"), {"fields": ["attendance_mode", ("attendance", "attendance_stated_by")]}),
        (_("More"), {"fields": ["parent", ("series", "edition_number"), "published_at"]}),
        SUGGESTED,
    ]

    def plausible(self, pairs: list[Pair]) -> list[Pair]:
        """Of the same season: a festival bears its name every year and is another one each time."""
        days = dict(Event.objects.values_list("pk", "first_day"))
        known = [pair for pair in pairs if pair.first in days and pair.second in days]
        return [pair for pair in known if abs(days[pair.first] - days[pair.second]) <= SEASON]

    def likely_new(self, cleaned: Mapping[str, Any]) -> list[Any]:
        """Of the same season, as above."""
        found, day = super().likely_new(cleaned), cleaned.get("first_day")
        return [event for event in found if day is None or abs(event.first_day - day) <= SEASON]

    @classmethod
    def provide(cls, inline: Any) -> None:
        """Say which rows of the floor above, which this one may not import, belong on an event's form."""
        cls.provided.append(inline)

    def get_inlines(self, request: HttpRequest, obj: Entity | None) -> list[Any]:
        """Those of the floor above first: what the desk plans is what it looks for."""
        return [*self.provided, *super().get_inlines(request, obj)]

    @admin.display(description=_("days"), ordering="first_day")
    def days(self, event: Event) -> str:
        """«6–7 كانون الأول 2025»."""
        return event.dates_text
