"""Processor time of each kind of page in a small and in a large archive, asked for in turn."""

from __future__ import annotations

from itertools import cycle
from statistics import median

from benchmarks import inside, table
from benchmarks.newsroom import Newsroom

MOST_GROWTH = 1.3


def measure(small: Newsroom, large: Newsroom, rounds: int) -> bool:
    """Print the medians of so many requests of each kind and their ratio; whether none grows too much."""
    asked = {newsroom: newsroom.ask(inside.addresses) for newsroom in (small, large)}
    rows, passed = [], True
    for kind in asked[small]:
        few, many = _medians({newsroom: asked[newsroom][kind] for newsroom in (small, large)}, rounds)
        growth = many / few
        passed &= growth <= MOST_GROWTH
        verdict = table.verdict(passed=growth <= MOST_GROWTH)
        rows.append((kind, f"{few * 1000:.1f}", f"{many * 1000:.1f}", f"{growth:.2f}", MOST_GROWTH, verdict))
    columns = ("page", f"ms at {small.size:,}", f"ms at {large.size:,}", "growth", "at most", "")
    table.show(f"Processor time a page, medians of {rounds} requests in turn", columns, rows)
    return passed


def _medians(urls: dict[Newsroom, list[str]], rounds: int) -> list[float]:
    """The median seconds in each newsroom; the first round warms up and is not counted."""
    turns = {newsroom: cycle(of_kind) for newsroom, of_kind in urls.items()}
    taken: dict[Newsroom, list[float]] = {newsroom: [] for newsroom in urls}
    for _round in range(rounds + 1):
        for newsroom, turn in turns.items():
            taken[newsroom].append(newsroom.ask(inside.seconds, next(turn)))
    return [median(seconds[1:]) for seconds in taken.values()]
