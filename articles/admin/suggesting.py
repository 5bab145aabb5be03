"""Suggested links at the writing desk: the address that it calls while somebody writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path

from articles import permissions
from articles.models import Article
from articles.suggestions import Candidate, Suggestion, Text, suggest
from events.directory import KINDS, Key
from newsroom.admin.calls import call, number, refused
from newsroom.admin.house import person_at

if TYPE_CHECKING:
    from articles.admin.article import ArticleAdmin

LONGEST = 500_000
"""Characters of a text that are looked through; nobody writes a longer one."""


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The addresses of this room, under `/admin/articles/article/`."""

    def suggestions(request: HttpRequest) -> HttpResponse:
        """Text in, suggestions out."""
        sent = sent_by(request)
        article, refusal = asked_for(desk, request, sent)
        if refusal is not None:
            return refusal
        text = text_of(sent)
        if sum(map(len, text.lines())) > LONGEST:
            return refused("too-long", 413)
        found = suggest(text, article, linked=keys_of(sent.get("linked")))
        return JsonResponse({"suggestions": [_as_json(one, text) for one in found]})

    called = call(desk.admin_site, "POST", suggestions)
    return [path("suggestions/", called, name="articles_article_suggestions")]


def sent_by(request: HttpRequest) -> dict[str, Any]:
    """What the desk sent as JSON, or nothing."""
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return {}
    return sent if isinstance(sent, dict) else {}


def asked_for(
    desk: ArticleAdmin, request: HttpRequest, sent: dict[str, Any]
) -> tuple[Article | None, HttpResponse | None]:
    """The report that the text belongs to, None for a new one; and why the person may not ask about it."""
    asked = str(sent.get("article") or "")
    if not asked:
        return None, None if desk.has_add_permission(request) else refused("may-not", 403)
    article = Article.objects.filter(pk=number(asked)).first()
    if article is None:
        return None, refused("gone", 404)
    return article, None if permissions.may_edit(person_at(request), article) else refused("may-not", 403)


def text_of(sent: dict[str, Any]) -> Text:
    """The text, cleared of what no database takes; anything that is no text is left out."""
    blocks = sent.get("body")
    body = tuple(map(_plain, blocks)) if isinstance(blocks, list) else ()
    lines = {name: _plain(sent.get(name)) for name in ("headline", "standfirst", "kicker")}
    return Text(**lines, body=body)


def _plain(value: Any) -> str:
    """Half an emoji becomes «?», so that places keep their numbers."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def keys_of(sent: Any) -> list[Key]:
    """Records as `["person:17", …]`."""
    found = []
    for one in sent if isinstance(sent, list) else []:
        kind, _colon, pk = str(one).partition(":")
        if kind in KINDS and number(pk):
            found.append(Key(kind, number(pk)))
    return found


def _as_json(suggestion: Suggestion, text: Text) -> dict[str, Any]:
    lines = {"headline": [text.headline], "standfirst": [text.standfirst], "kicker": [text.kicker]}
    lines["body"] = list(text.body)
    return {
        "surface": suggestion.surface,
        "places": [
            {
                "field": place.field,
                "line": place.line,
                "start": _units(lines[place.field][place.line], place.start),
                "end": _units(lines[place.field][place.line], place.end),
            }
            for place in suggestion.places
        ],
        "candidates": [_candidate(one) for one in suggestion.candidates],
    }


def _units(line: str, at: int) -> int:
    """A place as scripts count it: a letter beyond the sixteen bits, such as an emoji, counts two."""
    return at + sum(letter > "\uffff" for letter in line[:at])


def _candidate(candidate: Candidate) -> dict[str, Any]:
    kind = KINDS[candidate.key.kind]
    return {
        "kind": candidate.key.kind,
        "number": candidate.key.number,
        "alias": candidate.alias,
        "name": candidate.name,
        "kind_label": str(kind._meta.verbose_name),
        "note": candidate.note,
        "part": candidate.part,
    }
