"""Queries a page, which must be few and the same whatever the size of the archive."""

from __future__ import annotations

from benchmarks import inside, table
from benchmarks.newsroom import Newsroom

LIMITS = {"section": 8, "section, deep page": 8, "day": 8}
MOST = 12
"""The limit of every other page."""


def measure(small: Newsroom, large: Newsroom) -> bool:
    """Print the queries of each kind of page; whether all limits hold."""
    counts = {newsroom: _counts(newsroom) for newsroom in (small, large)}
    rows, passed = [], True
    for kind, few in counts[small].items():
        many, limit = counts[large][kind], LIMITS.get(kind, MOST)
        holds = few == many <= limit
        passed &= holds
        rows.append((kind, few, many, limit, table.verdict(passed=holds)))
    columns = ("page", f"at {small.size:,} reports", f"at {large.size:,}", "limit", "")
    table.show("Queries a page, in a process that has just started", columns, rows)
    return passed


def _counts(newsroom: Newsroom) -> dict[str, int]:
    """The most queries that a page of each kind takes."""
    asked = newsroom.ask(inside.addresses)
    return {kind: max(newsroom.ask(inside.queries, url) for url in urls) for kind, urls in asked.items()}
