"""The search page, and what is suggested while somebody types."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Value
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import said
from articles.models import Article, Genre, Section, Statement, Tag
from articles.search import Filters, read, search
from articles.search import known as names
from articles.search.asked import Asked
from articles.search.excerpt import Marker
from articles.search.filters import KINDS
from articles.search.lookup import newest
from articles.search.results import DATE, RELEVANCE, Results
from articles.search.spelling import better_spelling
from events.models import Event, Organisation, Person, Source
from events.models.entity import Entity
from newsroom import pages
from newsroom.arabic.date_reading import DateError, parse_date
from newsroom.arabic.search_terms import Query
from newsroom.body import plain_text
from newsroom.forms.digits import fault
from newsroom.heads import joined
from newsroom.pages import Crumb

LONGEST = 2_000
CHOICES = 8
"""Of each kind of filter so many choices are shown, the commonest."""
SUGGESTED = 6
SAID = 3
"""Statements above the reports."""
ROWS: dict[str, Any] = {
    "section": Section,
    "genre": Genre,
    "source": Source,
    "person": Person,
    "organisation": Organisation,
    "event": Event,
    "tag": Tag,
}


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`/search/?q=…`: any text is a query, and every address answers."""
    text = asked_text(request)
    order = DATE if request.GET.get("order") == DATE else RELEVANCE
    filters, faults = read_filters(request)
    query, first_page = read(text), "from_place" not in request.GET
    results = search(query, filters, order, request.GET.get("from_place", "")[:24])
    meant = better_spelling(text, query) if first_page and not results.count else ""
    marker = Marker.of(query)
    chosen, choices = narrowing(request, filters, results)
    return pages.page(
        request,
        "articles/search.html",
        title=_("Search: %(words)s") % {"words": pages.shortened(text, 60)} if text else _("Search"),
        description=_("Search in the whole archive."),
        breadcrumbs=[Crumb(_("Search"))],
        robots="noindex",
        text=text,
        order=order,
        faults=faults,
        asks_nothing=query.asks_nothing,
        meant=meant,
        meant_url=address(request, q=meant, from_place=None),
        results=results,
        found=[shown(report, marker) for report in results.reports],
        near=[shown(report, marker) for report in results.near],
        known=names.matching(query) if first_page and not query.asks_nothing else [],
        said=_said(query, marker) if first_page and not filters else [],
        said_url=said.address(q=text),
        choices=choices,
        chosen=chosen,
        first=request.GET.get("from", "")[:60],
        last=request.GET.get("to", "")[:60],
        kept=[(kind, number) for kind, number in filters.links.items()],
        by_relevance=address(request, order=None, from_place=None),
        by_date=address(request, order=DATE, from_place=None),
        older_url=address(request, from_place=results.older) if results.older else None,
        first_url=None if first_page else address(request, from_place=None),
        everywhere=address(request, **dict.fromkeys((*KINDS, "from", "to", "from_place"))),
        is_narrowed=bool(filters),
    )


def _said(query: Query, marker: Marker) -> list[tuple[Statement, Any]]:
    """The newest statements with all the words, each with its words marked."""
    return [(row, marker.marked(row.text)) for row in said.found(query, SAID)]


def asked_text(request: HttpRequest) -> str:
    """What was typed, without what no page can hold."""
    return " ".join(request.GET.get("q", "")[:LONGEST].replace("\0", " ").split())


def read_filters(request: HttpRequest) -> tuple[Filters, list[str]]:
    """The filters of an address, and what is to be said about those that cannot be read."""
    links, faults = {}, []
    for kind in KINDS:
        value = request.GET.get(kind, "")
        if value.isascii() and value.isdigit() and len(value) <= 15:  # noqa: PLR2004 - fits every column
            links[kind] = int(value)
    days: dict[str, date | None] = {}
    for name in ("from", "to"):
        days[name] = None
        value = request.GET.get(name, "")[:60].replace("\0", "").strip()
        try:
            days[name] = parse_date(value, today=timezone.localdate()) if value else None
        except DateError as error:
            faults.append(fault(error))
    first, last = days["from"], days["to"]
    if first and last and first > last:
        first, last = last, first
    edges = (date(2, 1, 1), date(9998, 12, 31))
    first, last = (day if day is None or edges[0] <= day <= edges[1] else None for day in (first, last))
    return Filters(links, first, last), faults


def shown(report: Article, marker: Marker) -> dict[str, Any]:
    """A result as the page prints it."""
    words = report.shown
    text = f"{words.standfirst} {plain_text(words.body)}" if words.standfirst else plain_text(words.body)
    return {"article": report, "headline": marker.marked(words.headline), "excerpt": marker.excerpt(text)}


def address(request: HttpRequest, **changes: Any) -> str:
    """The address of this search with some parameters changed; None takes one away."""
    kept = ("q", *KINDS, "from", "to", "order", "from_place")
    values = {name: request.GET[name].replace("\0", "") for name in kept if request.GET.get(name)}
    values |= changes
    wanted = {name: value for name, value in values.items() if value not in (None, "")}
    return reverse("articles:search") + ("?" + urlencode(wanted, errors="replace") if wanted else "")


def narrowing(
    request: HttpRequest, filters: Filters, results: Results
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The filters that are set, and those that the results offer: the commonest among the counted. One query."""
    commonest = {
        kind: sorted(count.items(), key=lambda item: (-item[1], item[0]))[:CHOICES]
        for kind, count in results.counts.items()
        if kind not in filters.links
    }
    wanted = {kind: [number for number, _count in found] for kind, found in commonest.items()}
    labels = labelled(wanted | {kind: [number] for kind, number in filters.links.items()})
    chosen = [
        {
            "kind": ROWS[kind]._meta.verbose_name,
            "label": labels.get((kind, number), str(number)),
            "url": address(request, **{kind: None, "from_place": None}),
        }
        for kind, number in filters.links.items()
    ]
    groups = []
    for kind, found in commonest.items():
        offered = [
            {
                "label": labels[kind, number],
                "count": many,
                "url": address(request, **{kind: number, "from_place": None}),
            }
            for number, many in found
            if (kind, number) in labels
        ]
        if offered:
            groups.append({"label": ROWS[kind]._meta.verbose_name, "choices": offered})
    return chosen, groups


def labelled(wanted: dict[str, list[int]]) -> dict[tuple[str, int], str]:
    """The names of rows of several kinds, in one query; records that readers do not see have none."""
    lists = []
    for kind, numbers in wanted.items():
        rows = ROWS[kind].objects.filter(pk__in=numbers)
        if issubclass(ROWS[kind], Entity):
            rows = rows.published()
        if numbers:
            lists.append(
                rows.order_by().annotate(of=Value(kind, CharField())).values_list("of", "pk", "name")
            )
    return {(kind, number): name for kind, number, name in joined(lists)} if lists else {}


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """`/search/suggest/?q=…`: headlines and names, as JSON; the last word may be unfinished."""
    text = asked_text(request)
    query = read(text)
    found: list[dict[str, str]] = []
    if len(text) > 1 and not query.asks_nothing:
        found = [entry._asdict() for entry in names.matching(query, most=2)]
        hits = newest(Asked.of(query, 1), Filters(), timezone.now(), SUGGESTED, part="title")
        reports = Article.objects.published().for_card().in_bulk([hit.article for hit in hits])
        found += [
            {
                "kind": _("report"),
                "label": reports[hit.article].shown.headline,
                "url": reports[hit.article].get_absolute_url(),
            }
            for hit in hits
            if hit.article in reports
        ]
    response = JsonResponse({"suggestions": found})
    response["X-Robots-Tag"] = "noindex"
    return response
