"""Any two revisions of a report beside each other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.comparison import Comparison
from articles.models import Article, Revision
from newsroom.arabic.numbers import read_number

LONGEST_NUMBER = 9


def compare(request: HttpRequest, article: Article, context: dict[str, Any]) -> HttpResponse:
    """`?from=3&to=7`, numbers or the words `live` and `latest`; without them what readers see and the latest."""
    asked = {
        "from": request.GET.get("from", "") or ("live" if article.live else "1"),
        "to": request.GET.get("to", "") or "latest",
    }
    numbers = {side: _number(article, text) for side, text in asked.items()}
    found = _revisions(article, {number for number in numbers.values() if number})
    old, new = (found.get(numbers[side] or 0) for side in ("from", "to"))
    context |= {
        "title": _("Comparison of two revisions"),
        # What was typed stays in the boxes, also where there is no such revision.
        "from": numbers["from"] or asked["from"],
        "to": numbers["to"] or asked["to"],
        "latest_number": article.latest.number if article.latest else 0,
        "live_number": article.live.number if article.live else 0,
    }
    if old is None or new is None:
        missing = [numbers[side] or asked[side] for side, row in (("from", old), ("to", new)) if row is None]
        context |= {"missing": missing}
        return TemplateResponse(request, "admin/articles/article/compare.html", context, status=404)
    context |= {
        "comparison": Comparison(old, new),
        "neighbours": _neighbours(old, new, context["latest_number"]),
    }
    return TemplateResponse(request, "admin/articles/article/compare.html", context)


def _number(article: Article, text: str) -> int | None:
    """The number that a side of the address names."""
    named = {"live": article.live, "latest": article.latest}
    if text in named:
        revision = named[text]
        return revision.number if revision else None
    plain = read_number(text)
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= LONGEST_NUMBER else None


def _revisions(article: Article, numbers: set[int]) -> dict[int, Revision]:
    """Both revisions in one query."""
    rows = article.revisions.filter(number__in=numbers).select_related("by", "lead_photo")
    return {revision.number: revision for revision in rows}


def _neighbours(old: Revision, new: Revision, last: int) -> dict[str, tuple[int, int]]:
    """The step before and the step after, where two neighbouring revisions are compared."""
    steps: dict[str, tuple[int, int]] = {}
    if new.number - old.number == 1:
        if old.number > 1:
            steps["before"] = (old.number - 1, old.number)
        if new.number < last:
            steps["after"] = (new.number, new.number + 1)
    return steps
