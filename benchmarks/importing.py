"""How quickly reports come in, and that the second time changes nothing."""

from __future__ import annotations

from pathlib import Path

from benchmarks import inside, table
from benchmarks.newsroom import Newsroom

LEAST_A_SECOND = 300


def measure(newsroom: Newsroom, path: Path | None = None) -> bool:
    """Import a file twice, the newsroom's own unless told, and print the rates; whether the first is quick enough."""
    path = path or newsroom.reports_file()
    with path.open("rb") as file:
        number = sum(1 for _line in file)
    rows, rates = [], []
    for time in ("first", "second"):
        seconds, said = newsroom.ask(inside.import_file, path)
        rates.append(number / seconds)
        limit = table.verdict(passed=rates[-1] >= LEAST_A_SECOND)
        rows.append((time, f"{number:,}", f"{seconds:.1f}", f"{rates[-1]:,.0f}", LEAST_A_SECOND, limit, said))
    columns = ("import", "reports", "seconds", "a second", "at least", "", "said")
    table.show("Import", columns, rows)
    return min(rates) >= LEAST_A_SECOND
