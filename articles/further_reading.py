"""What to read after a report: those that share entities and tags with it, and its neighbours in the section."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import F, IntegerField, QuerySet, Value

from articles.models import Article, Mention, Tag, TaggedArticle
from articles.models.mention import ENTITIES
from newsroom.heads import head, joined
from newsroom.paging import Cursor

RELATED = 4
# The newest so many reports of each shared entity or tag are weighed: a fixed cost, whatever the archive holds.
WEIGHED = 12
MOST_LINKS = 12
# An event says more than a person, a person more than a tag; a place or a source says little.
WEIGHTS = {"event": 5, "person": 3, "organisation": 3, "tag": 2, "place": 1, "source": 1}
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
    for number, weight in joined(_shared(mentions, tags)[:MOST_LINKS] + _neighbours(article)):
        if weight > 0:
            shares[number] += weight
        else:
            neighbours[weight] = number
    del shares[article.pk]
    nearest = sorted(shares, key=lambda number: (shares[number], number), reverse=True)[:RELATED]
    found = Article.objects.published().for_card().in_bulk([*nearest, *neighbours.values()])
    return FurtherReading(
        [found[number] for number in nearest if number in found],
        found.get(neighbours.get(PREVIOUS, 0)),
        found.get(neighbours.get(NEXT, 0)),
    )


def _shared(mentions: list[Mention], tags: list[Tag]) -> list[QuerySet]:
    """The newest reports of everything the report is linked to, what says most first."""
    named = [
        (
            WEIGHTS[kind],
            "article_id",
            Mention.objects.filter(**{f"{kind}_id": getattr(mention, f"{kind}_id")}),
        )
        for mention in mentions
        for kind in ENTITIES
        if getattr(mention, f"{kind}_id")
    ]
    tagged = [(WEIGHTS["tag"], "content_object_id", TaggedArticle.objects.filter(tag=tag)) for tag in tags]
    ordered = sorted([*named, *tagged], key=lambda found: found[0], reverse=True)
    return [_newest(links, field, weight) for weight, field, links in ordered]


def _newest(links: Any, number_field: str, weight: int) -> QuerySet:
    """The newest links as rows of (number of the report, weight)."""
    newest = head(links.published().order_by("-published_at", f"-{number_field}"), WEIGHED)
    return _rows(newest, number_field, weight)


def _neighbours(article: Article) -> list[QuerySet]:
    """The older and the newer report of the section as rows of (number, mark)."""
    reports = Article.objects.published().in_section(article.section)
    older = Cursor.of(article).narrow(reports)
    newer = Cursor.of(article, back=True).narrow(reports)
    return [_rows(head(older, 1), "pk", PREVIOUS), _rows(head(newer, 1), "pk", NEXT)]


def _rows(rows: QuerySet, number_field: str, weight: int) -> QuerySet:
    marked = rows.annotate(number=F(number_field), weight=Value(weight, IntegerField()))
    return marked.values_list("number", "weight")
