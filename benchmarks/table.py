"""Tables that are read in a terminal and pasted into a document."""

from __future__ import annotations

from collections.abc import Sequence


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a Markdown table."""
    print(f"\n## {title}\n", flush=True)
    print("| " + " | ".join(columns) + " |")
    print("|" + "|".join("---" if place == 0 else "---:" for place in range(len(columns))) + "|")
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


def verdict(*, passed: bool) -> str:
    """The last cell of a row that has a limit."""
    return "PASS" if passed else "OVER"
