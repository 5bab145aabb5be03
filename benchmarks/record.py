"""`python -m benchmarks.record`: the pages of the record with 100, 10,000 and 100,000 mentions of one person.

The same reports name one organisation, one event, one place and one source; every tenth has a statement (of a hundred
each), facts cite their sources. Limits: twelve queries a page at 10,000 mentions, also in a process that has kept
nothing, and server time within 1.3 times from 100 to 100,000. By environment: BENCH_SIZES (100,10000,100000),
BENCH_ROUNDS (40 requests of each kind), DATABASE_URL (of a PostgreSQL: databases beside this one are measured).
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks import inside, table
from benchmarks.newsroom import Newsroom
from benchmarks.record_rows import cold_queries, fill, record_addresses, warm_queries

MOST_QUERIES = 12
MOST_GROWTH = 1.3


def main() -> int:
    """Run the measurement; 1 where a limit does not hold."""
    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "100,10000,100000").split(",")]
    rounds = int(os.environ.get("BENCH_ROUNDS", "40"))
    server = os.environ.get("DATABASE_URL", "")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-record-")))
        newsrooms = [stack.enter_context(Newsroom(folder, size, server)) for size in sizes]
        for newsroom in newsrooms:
            newsroom.ask(fill, newsroom.size)
        passed = measure(newsrooms, rounds)
    print("\nEvery limit holds." if passed else "\nA limit does not hold.")
    return 0 if passed else 1


def measure(newsrooms: list[Newsroom], rounds: int) -> bool:
    """Print queries and medians for each kind of page; whether every limit holds."""
    urls = {newsroom: newsroom.ask(record_addresses) for newsroom in newsrooms}
    rows, passed = [], True
    for kind in urls[newsrooms[0]]:
        counted = newsrooms[1].ask(warm_queries, urls[newsrooms[1]][kind])
        cold = newsrooms[1].ask(cold_queries, urls[newsrooms[1]][kind])
        times: dict[Newsroom, list[float]] = {newsroom: [] for newsroom in newsrooms}
        for turn in range(rounds + 1):
            for newsroom in newsrooms:
                taken = newsroom.ask(inside.seconds, urls[newsroom][kind])
                times[newsroom] += [taken] if turn else []
        medians = [median(times[newsroom]) for newsroom in newsrooms]
        growth = medians[-1] / medians[0]
        holds = growth <= MOST_GROWTH and max(counted, cold) <= MOST_QUERIES
        passed &= holds
        rows.append(
            (
                kind,
                counted,
                cold,
                *(f"{one * 1000:.1f}" for one in medians),
                f"{growth:.2f}",
                table.verdict(passed=holds),
            )
        )
    columns = (
        "page",
        "queries",
        "having kept nothing",
        *(f"ms at {one.size:,}" for one in newsrooms),
        "growth",
        "",
    )
    table.show(f"Pages of the record, medians of {rounds} requests in turn", columns, rows)
    return passed


if __name__ == "__main__":
    sys.exit(main())
