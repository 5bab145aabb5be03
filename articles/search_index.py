"""The search index, kept in the transaction that changes what readers see.

`refresh` brings the documents of some reports to what is true now, whatever was there before; everything that may
change words, moment or links of a published report calls it. `drifted` finds what was forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from articles import archive_counts
from articles.eras import eras_of
from articles.models import Article, Credit, Mention, Revision, SearchDocument, TaggedArticle
from articles.models.search_document import place_of
from articles.search_words import SearchWords, words_of
from newsroom.arabic.search_terms import ANALYSER_VERSION

BATCH = 200
FACETS = {
    "section": "s",
    "genre": "g",
    "source": "f",
    "person": "p",
    "organisation": "o",
    "event": "e",
    "place": "l",
    "tag": "t",
}
"""The kinds that results can be narrowed by, and the letter each has in the index."""


def facet(kind: str, number: int) -> str:
    """The term of a section, a person …; «§» is no letter, so no word of a text gives it."""
    return f"§{FACETS[kind]}{number}"


@transaction.atomic
def refresh(numbers: Iterable[int], ready: Mapping[int, SearchWords] | None = None) -> None:
    """Bring the documents of these reports to what is published, or will be: new, changed or gone.

    `ready`: what is known already of the words of some revisions, by their numbers.
    """
    wanted = list(numbers)
    articles = list(
        Article.objects.filter(pk__in=wanted, published_at__isnull=False).only(
            "pk", "published_at", "section", "genre", "live"
        )
    )
    words = dict(ready or {})
    unread = [article.live_id for article in articles if article.live_id not in words]
    words |= {number: words_of(row) for number, row in Revision.objects.in_bulk(unread).items()}
    facets = _facets(articles)
    before = SearchDocument.objects.filter(article__in=wanted)
    archive_counts.shift(
        [(moment, section_of(terms)) for moment, terms in before.values_list("published_at", "facets")],
        [(article.published_at, article.section_id) for article in articles if article.published_at],
    )
    before.delete()
    SearchDocument.objects.bulk_create(
        _document(article, words[article.live_id or 0], facets[article.pk]) for article in articles
    )
    from articles import desk_index  # it is made of the same terms

    desk_index.refresh(wanted)


def _document(article: Article, words: SearchWords, facets: set[str]) -> SearchDocument:
    return SearchDocument(
        place=place_of(article.published_at, article.pk),  # type: ignore[arg-type]  # the query has looked
        article_id=article.pk,
        revision=article.live_id,
        published_at=article.published_at,  # type: ignore[misc]
        version=ANALYSER_VERSION,
        facets=facets,
        **words._asdict(),
    )


def _facets(articles: Iterable[Article]) -> defaultdict[int, set[str]]:
    """What each report is linked to, as terms, and the eras it stands in. Three queries."""
    facets: defaultdict[int, set[str]] = defaultdict(set)
    for article in articles:
        facets[article.pk] |= eras_of(place_of(article.published_at, article.pk))  # type: ignore[arg-type]
        facets[article.pk].add(facet("section", article.section_id))
        if article.genre_id:
            facets[article.pk].add(facet("genre", article.genre_id))
    kinds = ("person", "organisation", "event", "place", "source")
    for links, columns in ((Mention, kinds), (Credit, ("person", "source"))):
        rows = links.objects.filter(article__in=facets).values_list(
            "article_id", *(f"{kind}_id" for kind in columns)
        )
        for number, *named in rows:
            facets[number] |= {
                facet(kind, pk) for kind, pk in zip(columns, named, strict=True) if pk is not None
            }
    tagged = TaggedArticle.objects.filter(content_object__in=facets)
    for number, tag in tagged.values_list("content_object_id", "tag_id"):
        facets[number].add(facet("tag", tag))
    return facets


@transaction.atomic
def refresh_facets(numbers: Iterable[int]) -> None:
    """Write anew what these reports are linked to; their words have not changed, so no term is worked out again."""
    wanted = sorted(set(numbers))
    for start in range(0, len(wanted), BATCH):
        rows: Any = Article.objects.filter(pk__in=wanted[start : start + BATCH], published_at__isnull=False)
        facets = _facets(rows.only("pk", "published_at", "section", "genre"))
        documents = list(SearchDocument.objects.filter(article__in=facets).only("pk", "article_id"))
        for document in documents:
            document.facets = facets[document.article_id]
        SearchDocument.objects.bulk_update(documents, ["facets"], batch_size=BATCH)


def batches() -> Iterator[list[int]]:
    """The numbers of all reports that belong into the index, newest first, a batch at a time."""
    rows: Any = Article.objects.filter(published_at__isnull=False).order_by("-pk")
    found = list(rows.values_list("pk", flat=True)[:BATCH])
    while found:
        yield found
        found = list(rows.filter(pk__lt=found[-1]).values_list("pk", flat=True)[:BATCH])


def outdated() -> int:
    """How many documents another version of the analyser has made."""
    return SearchDocument.objects.exclude(version=ANALYSER_VERSION).count()


def drifted(numbers: list[int]) -> list[int]:
    """Which of these reports the index does not show as they are."""
    rows: Any = Article.objects.filter(pk__in=numbers, published_at__isnull=False)
    right = rows.filter(
        search_document__revision=F("live_id"),
        search_document__published_at=F("published_at"),
        search_document__version=ANALYSER_VERSION,
    )
    facets = _facets(rows.only("pk", "published_at", "section", "genre"))
    held = dict(right.values_list("pk", "search_document__facets"))
    return [pk for pk in facets if pk not in held or facet_terms(held[pk]) != facets[pk]]


def section_of(stored: str) -> int:
    """The number of the section among the facets of a document."""
    letter = f"§{FACETS['section']}"
    return next(int(term[len(letter) :]) for term in facet_terms(stored) if term.startswith(letter))


def facet_terms(stored: str) -> set[str]:
    """The facets of a document as either database gives them back."""
    return set(stored.replace("'", "").split())


def remove_strays() -> int:
    """Take documents away whose report readers will not see; how many there were."""
    strays = SearchDocument.objects.filter(Q(article__published_at__isnull=True))
    return strays.delete()[0]
