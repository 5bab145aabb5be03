"""What the paper does when records have become one, or two again: links and search index say what is so now."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery

from articles import search_index
from articles.models import Article, Credit, Mention, SearchDocument, Statement, TaggedArticle
from newsroom.deduplication.hooks import Merged, touched
from newsroom.deduplication.journal import Row, chunks, loaded

LINKS: tuple[tuple[Any, str], ...] = (
    (Mention, "article_id"),
    (Credit, "article_id"),
    (Statement, "article_id"),
    (TaggedArticle, "content_object_id"),
)
ODD = "odd"
"""The note of links whose moment was not that of their report."""
BEHIND = "behind"
"""The note of reports whose documents did not know the link before the merge: it is not for a merge to teach them."""


def follow(merged: Merged) -> None:
    """Links that come back carry the moment that their report has today; the index narrows by the record that stays."""
    articles: set[int] = set()
    for link, column in LINKS:
        numbers, rows = touched(merged.steps, link._meta.label_lower)
        for chunk in chunks(numbers):
            articles |= set(link.objects.filter(pk__in=chunk).values_list(column, flat=True))
        articles |= {row[column] for row in rows}
        if merged.undone:
            _take_moments(merged, link, column, rows)
        else:
            _note_moments(merged, link, column, rows)
    if articles:
        search_index.refresh_facets(articles - _behind(merged, articles))


def _note_moments(merged: Merged, link: Any, column: str, rows: list[Row]) -> None:
    """Which of the links that go have another moment than their report: they come back as they were."""
    odd: list[int] = []
    for chunk in chunks(rows):
        moments = dict(
            Article.objects.filter(pk__in=[row[column] for row in chunk]).values_list("pk", "published_at")
        )
        odd += [
            row["id"]
            for row in chunk
            if loaded(link, {"published_at": row["published_at"]})["published_at"] != moments[row[column]]
        ]
    if odd:
        merged.steps.append({"do": ODD, "model": link._meta.label_lower, "rows": odd})


def _take_moments(merged: Merged, link: Any, column: str, rows: list[Row]) -> None:
    label = link._meta.label_lower
    odd = {
        one for step in merged.steps if (step["do"], step["model"]) == (ODD, label) for one in step["rows"]
    }
    moment = Article.objects.filter(pk=OuterRef(column)).values("published_at")[:1]
    for chunk in chunks(row["id"] for row in rows if row["id"] not in odd):
        link.objects.filter(pk__in=chunk).update(published_at=Subquery(moment))


def _behind(merged: Merged, articles: set[int]) -> set[int]:
    """The reports whose documents lack the term of the record that they are linked to."""
    kind = str(merged.model._meta.model_name)
    if not merged.undone:
        behind = _lacking(articles, search_index.facet(kind, merged.gone))
        merged.steps.append({"do": BEHIND, "model": SearchDocument._meta.label_lower, "rows": sorted(behind)})
        return behind
    noted = {number for step in merged.steps if step["do"] == BEHIND for number in step["rows"]}
    return _lacking(noted, search_index.facet(kind, merged.kept))


def _lacking(articles: set[int], term: str) -> set[int]:
    lacking: set[int] = set()
    for chunk in chunks(sorted(articles)):
        held = SearchDocument.objects.filter(article__in=chunk).values_list("article_id", "facets")
        lacking |= {number for number, facets in held if term not in search_index.facet_terms(facets)}
    return lacking
