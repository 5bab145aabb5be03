"""«Who said what, and when»: the page of statements, and the address of one."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import said
from articles.models import Statement
from articles.models.statement import BELONGING
from articles.search import read, statements
from articles.search.excerpt import Marker
from articles.views.search import asked_text
from newsroom import pages
from newsroom.forms.digits import HouseDateField
from newsroom.pages import Crumb
from newsroom.paging import DayCursor, Page, page_of

PAGE = 20
COUNTED = 200
"""Of so many of the newest it is said who is quoted most."""
KEPT = ("q", *BELONGING, "from", "to")
PLACE = re.compile(r"-?[0-9]{1,18}")
EDGES = (date(2, 1, 1), date(9998, 12, 31))


class SaidCursor(DayCursor):
    """A place in the order of the days on which things were said."""

    field = "said_on"


@require_safe
def statements_page(request: HttpRequest) -> HttpResponse:
    """`/statements/?q=…&person=17&event=3&from=…&to=…`: newest first; any text and any day is a question."""
    text, faults = asked_text(request), []
    belonging = {kind: number for kind in BELONGING if (number := _number(request.GET.get(kind, "")))}
    days: dict[str, date | None] = {}
    for name in ("from", "to"):
        days[name], fault = _day(request.GET.get(name, ""))
        faults += [fault] if fault else []
    first, last = days["from"], days["to"]
    if first and last and first > last:
        first, last = last, first
    chosen = [_chosen(request, kind, number) for kind, number in belonging.items()]
    query = read(text)
    if text and not query.asks_nothing:
        shown = _found(request, query, belonging=belonging, first=first, last=last)
        marker: Marker | None = Marker.of(query)
    else:
        shown, marker = _listed(request, belonging, first, last), None
    title = _("Who said what, and when")
    return pages.page(
        request,
        "articles/statements.html",
        title=_("Statements of %(name)s") % {"name": chosen[0]["label"]} if chosen else title,
        description=_("Quotations from the reports of the paper: who said them, where and on which day."),
        breadcrumbs=[Crumb(title, said.address()), *(Crumb(entry["label"]) for entry in chosen[:1])],
        robots="noindex" if text or faults else "",
        text=text,
        faults=faults,
        asks_nothing=bool(text) and query.asks_nothing,
        chosen=chosen,
        kept=list(belonging.items()),
        first=request.GET.get("from", "")[:60],
        last=request.GET.get("to", "")[:60],
        everything=said.address(),
        is_narrowed=bool(text or belonging or first or last),
        statements=[(row, marker.marked(row.text) if marker else "") for row in shown["rows"]],
        pager=shown["pager"],
        groups=[
            {**group, "choices": [_choice(request, group["kind"], choice) for choice in group["choices"]]}
            for group in said.commonest(shown["counted"])
            if group["kind"] not in belonging
        ],
    )


def _listed(
    request: HttpRequest, belonging: dict[str, int], first: date | None, last: date | None
) -> dict[str, Any]:
    """A page of the list."""
    rows = Statement.objects.for_readers().filter(**belonging)
    rows = rows.filter(said_on__gte=first) if first else rows
    rows = rows.filter(said_on__lte=last) if last else rows
    cursor = SaidCursor.from_request(request)
    page: Page = page_of(rows, cursor, PAGE, kind=SaidCursor)
    newer = _address(request, after=str(page.newer)) if page.newer else None
    older = _address(request, before=str(page.older)) if page.older else None
    return {
        "rows": said.in_full(page.items),
        "counted": rows.newest_first()[:COUNTED],
        "pager": {"newer_url": newer, "older_url": older},
    }


def _found(request: HttpRequest, query: Any, **narrowed: Any) -> dict[str, Any]:
    """A page of what a search finds; the place where it begins stands in the address."""
    place = PLACE.fullmatch(request.GET.get("from_place", ""))
    start = int(place[0]) if place else None
    hits = statements.newest(query, COUNTED, below=start, **narrowed)
    older = _address(request, from_place=hits[PAGE - 1].place) if len(hits) > PAGE else None
    newer = _address(request) if start is not None else None
    return {
        "rows": said.loaded(hits[:PAGE]),
        "counted": Statement.objects.filter(pk__in=[hit.statement for hit in hits]).order_by("pk"),
        "pager": {"newer_url": newer, "older_url": older},
    }


def _address(request: HttpRequest, **changes: Any) -> str:
    """The address of this list with some parameters changed; its place in the list only where it is given."""
    kept = {name: request.GET.get(name, "").replace("\0", "") for name in KEPT}
    return said.address(**{**kept, **changes})


def _number(text: str) -> int:
    """The number of a row; 0 for what names none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0  # noqa: PLR2004


def _day(text: str) -> tuple[date | None, str]:
    """A day in any way that this house writes it, or what is wrong with it."""
    try:
        day = HouseDateField(required=False).clean(text[:60].replace("\0", "").strip())
    except ValidationError as error:
        return None, " ".join(error.messages)
    return (day, "") if day is None or EDGES[0] <= day <= EDGES[1] else (None, "")


def _chosen(request: HttpRequest, kind: str, number: int) -> dict[str, Any]:
    """What the list is narrowed to.

    Raises:
        Http404: readers see no such record.
    """
    entity = said.MODELS[kind].objects.published().filter(pk=number).first()
    if entity is None:
        raise Http404
    return {
        "kind": entity._meta.verbose_name,
        "label": entity.name,
        "page": entity.get_absolute_url(),
        "url": _address(request, **{kind: None}),
    }


def _choice(request: HttpRequest, kind: str, choice: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": choice["label"],
        "count": choice["count"],
        "url": _address(request, **{kind: choice["number"]}),
    }


@require_safe
def statement_address(request: HttpRequest, pk: int) -> HttpResponse:
    """`/statements/<id>/`: leads to the statement's place in its report."""
    rows = Statement.objects.for_readers().select_related("article")
    statement: Statement = get_object_or_404(rows, pk=pk)
    response = HttpResponseRedirect(f"{statement.article.get_absolute_url()}#{statement.anchor}")
    response["X-Robots-Tag"] = "noindex"
    return response
