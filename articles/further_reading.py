"""What to read after a report: those that share entities and tags with it, and its neighbours in the section."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

from django.db.models import F, IntegerField, QuerySet, Value
from django.utils import timezone

from articles.models import Article, Mention, Section, Tag, TaggedArticle
from articles.models.mention import ENTITIES
from articles.reads import cards
from newsroom import prepared
from newsroom.paging import Cursor
from newsroom.prepared import MOMENT, NOW, NUMBER, OTHER_NUMBER, Asked, Prepared

RELATED = 4
# The newest so many reports of each shared entity or tag are weighed: a fixed cost, whatever the archive holds.
WEIGHED = 12
MOST_LINKS = 12
# An event says more than a person, a person more than a tag; a place or a source says little.
WEIGHTS = {"event": 5, "person": 3, "organisation": 3, "tag": 2, "place": 1, "source": 1}
# So many of a kind are asked for together, the last of them perhaps for nobody: a database reads and plans a query
# once, and reports with one, two or three people all ask the same one.
TOGETHER = {"event": 1, "person": 3, "organisation": 2, "tag": 3, "place": 1, "source": 1}
NOBODY = -1
# Marks of the neighbours among the weights, so that all are found in one query.
PREVIOUS, NEXT = -1, -2


class FurtherReading(NamedTuple):
    """Related reports, the nearest first; the older and the newer neighbour in the section."""

    related: list[Article]
    previous: Article | None
    next: Article | None


def further_reading(article: Article, mentions: list[Mention], tags: list[Tag]) -> FurtherReading:
    """What to read after a published report. Two queries: one finds the numbers, one loads the cards."""
    shares: Counter[int] = Counter()
    neighbours: dict[int, int] = {}
    for number, weight in prepared.union(_shared(mentions, tags) + _neighbours(article)):
        if weight > 0:
            shares[number] += weight
        else:
            neighbours[weight] = number
    del shares[article.pk]
    nearest = sorted(shares, key=lambda number: (shares[number], number), reverse=True)[:RELATED]
    found = cards([*nearest, *neighbours.values()])
    return FurtherReading(
        [found[number] for number in nearest if number in found],
        found.get(neighbours.get(PREVIOUS, 0)),
        found.get(neighbours.get(NEXT, 0)),
    )


def _shared(mentions: list[Mention], tags: list[Tag]) -> list[Asked]:
    """The newest reports of everything the report is linked to, what says most first, as rows of (number, weight)."""
    linked = [(kind, getattr(mention, f"{kind}_id")) for mention in mentions for kind in ENTITIES]
    linked = [(kind, number) for kind, number in linked if number] + [("tag", tag.pk) for tag in tags]
    linked.sort(key=lambda link: WEIGHTS[link[0]], reverse=True)
    now = timezone.now()
    return [
        _newest_of(kind).asked({NUMBER: number, NOW: now}) for kind, number in _filled_up(linked[:MOST_LINKS])
    ]


def _filled_up(linked: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The links, of each kind as many as are asked for together."""
    counts = Counter(kind for kind, _number in linked)
    missing = [(kind, NOBODY) for kind, count in counts.items() for _one in range(-count % TOGETHER[kind])]
    return sorted(linked + missing, key=lambda link: list(WEIGHTS).index(link[0]))


@cache
def _newest_of(kind: str) -> Prepared:
    links, report = (TaggedArticle, "content_object_id") if kind == "tag" else (Mention, "article_id")
    return Prepared(
        lambda: _rows(
            links.objects.published(NOW)
            .filter(**{f"{kind}_id": NUMBER})
            .order_by("-published_at", f"-{report}"),
            report,
            WEIGHTS[kind],
        )[:WEIGHED]
    )


def _neighbours(article: Article) -> list[Asked]:
    """The older and the newer report of the section as rows of (number, mark)."""
    values = {
        NUMBER: article.section_id,
        NOW: timezone.now(),
        MOMENT: article.published_at,
        OTHER_NUMBER: article.pk,
    }
    return [_neighbour(mark).asked(values) for mark in (PREVIOUS, NEXT)]


@cache
def _neighbour(mark: int) -> Prepared:
    here = Cursor(MOMENT, OTHER_NUMBER, back=mark == NEXT)
    of_section = Article.objects.published(NOW).in_section(Section(pk=NUMBER))
    return Prepared(lambda: _rows(here.narrow(of_section), "pk", mark)[:1])


def _rows(rows: QuerySet, number_field: str, weight: int) -> QuerySet:
    marked = rows.annotate(number=F(number_field), weight=Value(weight, IntegerField()))
    return marked.values_list("number", "weight")
