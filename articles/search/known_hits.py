"""The hits that were counted are the newest, in order: most pages are cut out of them, and nothing is asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from articles.search import lookup
from articles.search.asked import Asked
from articles.search.filters import Filters
from articles.search.lookup import Hit


@dataclass
class KnownHits:
    """The newest hits of a query; what is older than they are is looked up."""

    asked: Asked
    filters: Filters
    now: datetime
    newest: Sequence[Hit]
    is_all: bool
    """Whether there are no others."""

    def anywhere(self, below: int | None, most: int) -> list[Hit]:
        """So many hits below a place."""
        return self._enough(_below(self.newest, below), below, most, "")

    def titles(self, below: int | None, most: int) -> list[Hit]:
        """Those with all words in their titles."""
        hits: list[Hit] = []
        if self.is_all:
            hits = [hit for hit in _below(self.newest, below) if hit.place in self._titled]
        return self._enough(hits, below, most, "title")

    def bodies(self, below: int | None, most: int) -> list[Hit]:
        """The others."""
        hits = [hit for hit in _below(self.newest, below) if hit.place not in self._titled]
        return self._enough(hits, below, most, "body")

    def _enough(self, hits: list[Hit], below: int | None, most: int, part: str) -> list[Hit]:
        if len(hits) < most and not self.is_all:
            hits = lookup.newest(self.asked, self.filters, self.now, most, below=below, part=part)
        return hits[:most]

    @cached_property
    def _titled(self) -> set[int]:
        return lookup.titled(self.asked, self.filters, self.now, self.newest)


def _below(hits: Sequence[Hit], place: int | None) -> list[Hit]:
    return [hit for hit in hits if place is None or hit.place < place]
