"""Search over what readers see: the same answers, in the same order, on both databases."""

from articles.search.asked import read
from articles.search.filters import Filters
from articles.search.results import Results, search

__all__ = ["Filters", "Results", "read", "search"]
