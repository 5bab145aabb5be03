"""A record made from words selected in the text, without leaving the report; likely duplicates are shown first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from articles.suggestions.kind import kind_of
from articles.suggestions.recording import likely, make_record, remember_spelling
from articles.suggestions.suggest import note
from events.directory import KINDS
from events.models.entity import Entity
from newsroom.admin.calls import call, number, refused
from newsroom.admin.house import person_at
from newsroom.arabic.names import bare

if TYPE_CHECKING:
    from articles.admin.article import ArticleAdmin

TEMPLATE = "admin/articles/article/new_record.html"
DESCRIBED = ("person", "organisation", "source")
"""Kinds that have a description of a sentence or two."""
LONGEST = 200


class RecordForm(forms.Form):
    """The few boxes a record begins with."""

    prefix = "record"
    kind = forms.ChoiceField(label=_("kind"))
    name = Entity._meta.get_field("name").formfield()
    description = forms.CharField(
        label=_("who or what this is"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One to three sentences for readers. It can wait."),
    )

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["kind"]
        box.choices = [(kind, str(KINDS[kind]._meta.verbose_name)) for kind in kinds]


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The addresses of this room, under `/admin/articles/article/`."""
    return [
        path(
            "record/",
            call(desk.admin_site, "POST", partial(new_record, desk)),
            name="articles_article_record",
        ),
        path(
            "record/spelling/",
            call(desk.admin_site, "POST", spelling),
            name="articles_article_record_spelling",
        ),
    ]


def new_record(desk: ArticleAdmin, request: HttpRequest) -> HttpResponse:
    """The form for the selected words; sent with `save`, the record: 201, or 422 and the form with its errors."""
    kinds = [kind for kind in KINDS if request.user.has_perm(f"events.add_{kind}")]
    if not kinds:
        return refused("may-not", 403)
    selected = bare(request.POST.get("selected", "").replace("\0", ""))[:LONGEST]
    if "save" not in request.POST:
        kind = kind_of(selected)
        first = {"name": selected, "kind": kind if kind in kinds else kinds[0]}
        typed = {name: request.POST[f"record-{name}"] for name in first if f"record-{name}" in request.POST}
        return _form(RecordForm(initial={**first, **typed}, kinds=kinds), selected, typed.get("name", selected))
    form = RecordForm(request.POST, kinds=kinds)
    if not form.is_valid():
        return _form(form, selected, form["name"].value() or "", status=422)
    kind, name = form.cleaned_data["kind"], form.cleaned_data["name"]
    if kind == "event":
        # An event needs its days, which its own form asks for.
        return JsonResponse({"event": name})
    said = form.cleaned_data["description"]
    fields = {"description": said} if kind in DESCRIBED and said else {}
    made = make_record(kind, name, by=person_at(request), **fields)
    return JsonResponse({"record": as_json(kind, made)}, status=201)


def spelling(request: HttpRequest) -> HttpResponse:
    """The selected words are another spelling of a record that is known: it will be found by them from now on."""
    kind, pk = request.POST.get("kind", ""), number(request.POST.get("number"))
    if kind not in KINDS or not KINDS[kind].objects.filter(pk=pk).exists():
        return refused("gone", 404)
    if not request.user.has_perm("events.add_othername"):
        return refused("may-not", 403)
    remember_spelling(kind, pk, bare(request.POST.get("selected", "").replace("\0", "")), by=person_at(request))
    return JsonResponse({})


def as_json(kind: str, record: Any) -> dict[str, Any]:
    """What the desk needs to link a record."""
    return {"kind": kind, "number": record.pk, "name": record.name}


def _form(form: RecordForm, selected: str, name: str, status: int = 200) -> JsonResponse:
    found = [
        {"key": one.key, "record": one.record, "note": note(one.record), "same": one.same, "kind": _kind(one.key.kind)}
        for one in likely(name)
    ]
    html = render_to_string(TEMPLATE, {"form": form, "likely": found, "selected": selected})
    return JsonResponse({"form": html}, status=status)


def _kind(kind: str) -> str:
    return str(KINDS[kind]._meta.verbose_name)
