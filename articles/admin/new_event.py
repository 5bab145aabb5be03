"""An event made from a report: who took part and what was promised are read from the text and looked over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.new_record import as_json
from articles.admin.suggesting import asked_for, keys_of, sent_by, text_of
from articles.suggestions import suggest
from articles.suggestions.event_reading import read_event
from articles.suggestions.participant_reading import read_participants
from articles.suggestions.place_reading import read_place
from articles.suggestions.recording import likely, make_event, participant
from articles.suggestions.suggest import note
from events.directory import KINDS, Key
from events.models import Event, Organisation, Outcome, Participation, Place
from newsroom.admin.calls import call, refused
from newsroom.admin.house import person_at
from newsroom.forms.digits import HouseDateField

if TYPE_CHECKING:
    from articles.admin.article import ArticleAdmin

TEMPLATE = "admin/articles/article/new_event.html"
MOST = 100
"""Participants that one form may send."""


class EventForm(forms.ModelForm):
    """The event, and the first thing that it promised."""

    prefix = "event"
    first_day = HouseDateField(label=_("first day"))
    last_day = HouseDateField(label=_("last day"), required=False, help_text=_("Empty: it lasts one day."))
    outcome = forms.CharField(
        label=_("what it promised"),
        required=False,
        max_length=300,
        help_text=_("A document, a declaration, recommendations. Overdue ones come back on the dashboard."),
    )
    outcome_kind = forms.ChoiceField(label=_("kind of outcome"), choices=Outcome.Kind.choices)
    outcome_due = HouseDateField(label=_("due on"), required=False)

    class Meta:
        model = Event
        fields = (
            *("name", "kind", "first_day", "last_day", "status", "place", "slogan"),
            *("attendance", "attendance_stated_by"),
        )

    def __init__(self, *args: Any, places: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["place"]
        box.queryset = Place.objects.filter(pk__in=[place.pk for place in places])
        box.empty_label = _("no place yet")
        box.help_text = _("Places that the report is linked to.")

    def outcomes(self) -> list[Outcome]:
        """What was promised, or nothing."""
        said = self.cleaned_data
        if not said["outcome"]:
            return []
        return [Outcome(title=said["outcome"], kind=said["outcome_kind"], due_on=said["outcome_due"])]


class ParticipantForm(forms.Form):
    """One row: who, as what, with which title there."""

    key = forms.CharField(widget=forms.HiddenInput)
    role = forms.ChoiceField(
        label=_("role"), required=False, choices=[("", _("takes no part")), *Participation.Role.choices]
    )
    title = forms.CharField(label=_("title held there"), required=False, max_length=200)
    mode = forms.ChoiceField(
        label=_("mode"), required=False, choices=[("", _("not said")), *Participation.Mode.choices]
    )

    on_behalf_of = forms.TypedChoiceField(
        label=_("on behalf of"), required=False, coerce=int, empty_value=None
    )

    record: Any = None

    def __init__(self, *args: Any, bodies: list[Organisation], **kwargs: Any) -> None:
        """`bodies`: the organisations that the report is linked to. Only who speaks for one is asked for which."""
        super().__init__(*args, **kwargs)
        if not self["on_behalf_of"].value():
            del self.fields["on_behalf_of"]
            return
        box: Any = self.fields["on_behalf_of"]
        box.choices = [("", _("nobody")), *((body.pk, body.name) for body in bodies)]


Participants = forms.formset_factory(ParticipantForm, extra=0, max_num=MOST, absolute_max=MOST)


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The addresses of this room, under `/admin/articles/article/`."""
    draft = call(desk.admin_site, "POST", partial(draft_event, desk))
    save = call(desk.admin_site, "POST", save_event)
    return [
        path("event/", draft, name="articles_article_event"),
        path("event/save/", save, name="articles_article_event_save"),
    ]


def draft_event(desk: ArticleAdmin, request: HttpRequest) -> HttpResponse:
    """The text and the links of the report in, the form of its event out, filled as far as the text says."""
    if not request.user.has_perm("events.add_event"):
        return refused("may-not", 403)
    sent = sent_by(request)
    article, refusal = asked_for(desk, request, sent)
    if refusal is not None:
        return refusal
    text, linked = text_of(sent), keys_of(sent.get("linked"))[:MOST]
    records = _records(linked)
    moment = article.published_at if article and article.published_at else timezone.now()
    draft = read_event(text, today=timezone.localtime(moment).date(), name=str(sent.get("name") or ""))
    places = [record for key, record in records.items() if key.kind == "place"]
    found = suggest(text, linked=linked)
    place = read_place(text, found, {place.pk: place.parent_id for place in places})
    form = EventForm(initial={**vars(draft), "place": place}, places=places)
    rows = [
        {
            "key": f"{row.key.kind}:{row.key.number}",
            "role": row.role,
            "title": row.title,
            "mode": row.mode,
            "on_behalf_of": row.on_behalf_of.number if row.on_behalf_of else None,
        }
        for row in read_participants(text, found, [key for key in linked if key in records])
    ]
    bodies = [record for key, record in records.items() if key.kind == "organisation"]
    return _form(form, Participants(initial=rows, prefix="part", form_kwargs={"bodies": bodies}), draft.name)


def save_event(request: HttpRequest) -> HttpResponse:
    """The event with its participants and its promise: 201, or 422 and the form with its errors."""
    if not request.user.has_perm("events.add_event"):
        return refused("may-not", 403)
    places = [Place(pk=int(pk)) for pk in request.POST.getlist("places") if pk.isascii() and pk.isdecimal()]
    form = EventForm(request.POST, places=places)
    rows = Participants(request.POST, prefix="part", form_kwargs={"bodies": _bodies(request)})
    if not (form.is_valid() and rows.is_valid()):
        return _form(form, rows, form["name"].value() or "", status=422)
    said = {
        keys_of([row["key"]])[0]: row
        for row in rows.cleaned_data
        if row.get("role") and keys_of([row["key"]])
    }
    known = _records(list(said))
    participants = [
        participant(
            key,
            role=row["role"],
            title=row["title"],
            mode=row["mode"],
            on_behalf_of_id=row.get("on_behalf_of"),
        )
        for key, row in said.items()
        if key in known
    ]
    try:
        event = make_event(form.instance, participants, form.outcomes(), by=person_at(request))
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return _form(form, rows, form["name"].value() or "", status=422)
    return JsonResponse({"record": as_json("event", event)}, status=201)


def _bodies(request: HttpRequest) -> list[Organisation]:
    """The organisations among the rows that were sent."""
    sent = [
        value for name, value in request.POST.items() if name.startswith("part-") and name.endswith("-key")
    ]
    return [one for one in _records(keys_of(sent[:MOST])).values() if isinstance(one, Organisation)]


def _records(keys: list[Key]) -> dict[Key, Any]:
    """Those of the keys that are records, one query a kind; events take no part in events."""
    found: dict[Key, Any] = {}
    for kind in ("person", "organisation", "place"):
        rows = KINDS[kind].objects.in_bulk([key.number for key in keys if key.kind == kind])
        found |= {key: rows[key.number] for key in keys if key.kind == kind and key.number in rows}
    return found


def _form(form: EventForm, rows: Any, name: str, status: int = 200) -> JsonResponse:
    keys = [(row, keys_of([row["key"].value()])) for row in rows]
    known = _records([key for _row, found in keys for key in found])
    for row, found in keys:
        row.record = known.get(found[0]) if found else None
    place: Any = form.fields["place"]
    alike = [one for one in likely(name) if one.key.kind == "event"] if name else []
    context = {
        "form": form,
        "rows": rows,
        "places": [str(one.pk) for one in place.queryset],
        "likely": [{"key": one.key, "record": one.record, "note": note(one.record)} for one in alike],
    }
    return JsonResponse({"form": render_to_string(TEMPLATE, context)}, status=status)
