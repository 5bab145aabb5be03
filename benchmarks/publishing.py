"""What it costs to publish one report, from the call of the verb to its return, in archives of several sizes."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from benchmarks import inside, table

GROWTH = 1.5
"""Of the median, from the smallest archive to the largest: what publishing does must not depend on the archive."""
WORDS = 400


def measured(times: int) -> list[float]:
    """The processor time of so many publications, of this process and of the database's, in seconds.

    Each report is withdrawn again, so that the archive keeps its size.
    """
    from articles import workflow
    from articles.models import Article, Section

    section = Section.objects.order_by("pk")[2]
    costs = []
    for position in range(times + 1):
        report = Article.objects.create(section=section)
        body = " ".join(f"كلمة{position}و{number}" for number in range(WORDS))
        workflow.save_words(report, by=None, headline=f"خبر عاجل {position}", body=f"<p>{body}</p>")
        begun = _processor_seconds()
        workflow.publish(report, by=None)
        costs.append(_processor_seconds() - begun)
        workflow.withdraw(report, by=None, reason="للقياس")
    return costs[1:]  # the first one loads what the others find


def _processor_seconds() -> float:
    """What this process has taken so far, and the database's processes that answer it."""
    nanoseconds = sum(
        int(Path(f"/proc/{number}/schedstat").read_text().split()[0])
        for number in inside.database_processes()
    )
    return time.process_time() + nanoseconds / 1e9


def show(name: str, sizes: list[int], costs: list[list[float]]) -> bool:
    """Print them; whether publishing costs as much in the largest archive as in the smallest."""
    medians = [median(cost) for cost in costs]
    growth = medians[-1] / medians[0]
    passed = growth <= GROWTH
    cells = (
        f"{middle * 1000:.1f} / {max(cost) * 1000:.1f}" for middle, cost in zip(medians, costs, strict=True)
    )
    columns = (f"{name}: processor p50 / most, ms", *(f"{size:,}" for size in sizes), "growth", "")
    row = ("publish one report", *cells, f"{growth:.1f}", table.verdict(passed=passed))
    table.show(f"Publishing on {name}; growth at most {GROWTH}", columns, [row])
    return passed
