"""What holds most of the words of a query, the rare ones counting most: so a whole question finds its answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from articles import archive_counts
from articles.models import SearchDocument
from articles.search import lookup
from articles.search.filters import Filters
from newsroom.arabic.search_terms import (
    QUESTION_LEVEL,
    Phrase,
    Query,
    candidates,
    closeness,
    rarity,
    readings,
)

HOLDERS = 2_000
"""Of a word's holders so many are taken, the newest; a word with more tells little."""
TEXTS = 20_000
"""A larger archive counts as one of this size, so that no long list has to be counted."""
USUAL_LENGTH = 300.0
READ = 40
"""So many candidates are read and ranked."""
LEAST = 2
"""Words that a near result must hold, where so many are asked."""


def articles(query: Query, filters: Filters, now: datetime) -> list[int]:
    """The numbers of the reports that answer best, best first; they hold nothing that is excluded."""
    words = query.words
    if len(words) < LEAST:
        return []
    terms = [word.terms(QUESTION_LEVEL) for word in words]
    held = lookup.holders(terms, filters, now, HOLDERS)
    texts = min(TEXTS, archive_counts.total())
    rarities = [rarity(len(places), max(texts, len(places))) if places else 0.0 for places in held]
    telling = sum(1 for places in held if places)
    sums: dict[int, int] = {}
    for places in held:
        for place in places:
            sums[place] = sums.get(place, 0) + 1
    least = min(LEAST, telling)
    enough = [[place for place in places if sums[place] >= least] for places in held]
    best = candidates(enough, rarities, READ)
    rows: Any = SearchDocument.objects.filter(pk__in=best, published_at__lte=now)
    scores = {}
    for place, number, text in rows.values_list("place", "article_id", "phrases"):
        if _is_kept(query, text):
            scores[number] = (closeness(text, words, rarities, USUAL_LENGTH), place)
    return sorted(scores, key=lambda number: scores[number], reverse=True)


def _is_kept(query: Query, text: str) -> bool:
    """Whether the folded text has the phrases asked for and nothing that the query leaves out."""
    held = set[str]()
    if query.excluded_words:
        held = {reading for word in text.split() for reading in readings(word)}

    def is_spelt(phrase: Phrase) -> bool:
        return any(spelling in text for spelling in phrase.spellings())

    return (
        all(is_spelt(phrase) for phrase in query.phrases)
        and all(held.isdisjoint(word.terms()) for word in query.excluded_words)
        and not any(is_spelt(phrase) for phrase in query.excluded_phrases)
    )
