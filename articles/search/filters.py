"""What results are narrowed by: links of the reports, as terms of the index, and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from articles.models.search_document import MOST_SECONDS, NUMBER_BITS, place_of
from articles.querysets import day_bounds
from articles.search_index import facet

KINDS = ("section", "genre", "source", "person", "organisation", "event", "tag")


@dataclass(frozen=True)
class Filters:
    """One of each kind at most; days by the site's clock, both included."""

    links: Mapping[str, int] = field(default_factory=dict)
    """The kind and the number of the row."""
    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        return bool(self.links or self.first or self.last)

    def facets(self) -> list[str]:
        """The terms that a document must have, all of them."""
        return [facet(kind, number) for kind, number in self.links.items()]

    def places(self, now: datetime) -> tuple[int, int]:
        """The lowest place that counts, and the lowest that counts no more; nothing of the future counts."""
        low, high = -(MOST_SECONDS << NUMBER_BITS), place_of(now, 0) + (1 << NUMBER_BITS)
        if self.first:
            low = max(low, place_of(day_bounds(self.first)[0], 0))
        if self.last:
            high = min(high, place_of(day_bounds(self.last)[1], 0))
        return low, high
