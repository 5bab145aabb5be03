"""`python -m benchmarks.searching`: what search and publishing cost in archives of several sizes, on both databases.

Settings, by environment: BENCH_SIZES (10000,100000; a million works), BENCH_IMPORTED (100000: of a larger archive so
many reports are imported, the others are copies of them at earlier moments), BENCH_ROUNDS (20 searches of each kind),
BENCH_SECONDS (20: so long readers search while reports are published), BENCH_DATABASES (sqlite,postgresql),
BENCH_FOLDER (kept afterwards, and an archive found in it is used again; so is the database of a PostgreSQL that
outlives the run), DATABASE_URL (of a PostgreSQL; without it only SQLite is measured).
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import accumulate
from math import ceil
from pathlib import Path

from benchmarks import growing, inside, newspaper, publishing, table, while_publishing
from benchmarks.newsroom import Newsroom

VOCABULARY = 20_000
RECENT = 300
"""The report by whose day the pages of the archive are chosen."""
LIMIT = 0.100
GROWTH = 2.5
SMALL = 0.025
"""What takes less is quick in any archive, however it has grown."""
ARCHIVE_LIMIT = 0.030
SECONDS = float(os.environ.get("BENCH_SECONDS", "20"))
LEAST_A_SECOND = 500


def vocabulary() -> list[str]:
    """Made words, the commonest first."""
    letters = random.Random(1)
    return list(
        dict.fromkeys("".join(letters.choices("بجحدرسصطعغقمنهي", k=5)) for _word in range(VOCABULARY))
    )


def write_reports(path: Path, number: int) -> None:
    """The archive of the other benchmarks, with words of every rarity in it: each half as common at twice the place."""
    made = vocabulary()
    weights = list(accumulate(1 / place for place in range(1, len(made) + 1)))
    with path.open("w", encoding="utf-8") as file:
        for position in range(number):
            report = newspaper.report(position, number)
            chance = random.Random(-position)
            report["title"] += " " + " ".join(chance.choices(made, cum_weights=weights, k=2))
            report["body"].append(" ".join(chance.choices(made, cum_weights=weights, k=60)))
            file.write(json.dumps(report, ensure_ascii=False) + "\n")


def words() -> dict[str, list[str]]:
    """Queries by kind: a common word is in most reports, a middling one in 1 of 100, a rare one in 1 of 3,000."""
    made = vocabulary()
    common, middling, rare = made[:10], made[600:610], made[18_000:18_010]
    return {
        "common": common,
        "middling": middling,
        "rare": rare,
        "common and middling": [f"{one} {other}" for one, other in zip(common, middling, strict=True)],
        "phrase of common words": [
            f'"{one} {other}"' for one, other in zip(common, common[1:], strict=False)
        ],
        "found nowhere": ["زمهرير", "قسطنطين"],
        "question": [
            f"متى {one} زمهرير {two} قسطنطين {three}"
            for one, two, three in zip(common, middling, rare, strict=True)
        ],
    }


def search_seconds(text: str, *, narrowed: bool = False, pages: int = 1) -> float:
    """The seconds by the clock of the last of so many pages, each reached from the one before."""
    from articles.models import Section
    from articles.search import Filters, read, search

    filters = Filters({"section": Section.objects.order_by("pk")[2].pk}) if narrowed else Filters()
    cursor = ""
    for _page in range(pages):
        begun = time.perf_counter()
        results = search(read(text), filters, cursor=cursor)
        taken = time.perf_counter() - begun
        if not results.older:
            break
        cursor = results.older
    return taken


def measured(rounds: int) -> dict[str, list[float]]:
    """The seconds of every kind of search, in a process that has searched before, for other words."""
    one, other, seldom = vocabulary()[11], vocabulary()[12], vocabulary()[700]
    for text in (one, f'"{one} {other}"', f"متى {one} زمهرير {seldom}"):
        search_seconds(text)
        search_seconds(text, narrowed=True)
    kinds: dict[str, list[float]] = {}
    for kind, texts in words().items():
        for label, options in {
            kind: {},
            f"{kind}, narrowed": {"narrowed": True},
            f"{kind}, page 10": {"pages": 10},
        }.items():
            kinds[label] = [
                search_seconds(texts[at % len(texts)], **options)  # type: ignore[arg-type]
                for at in range(rounds)
            ]
    return kinds


def archive_seconds(rounds: int) -> dict[str, list[float]]:
    """The seconds of the pages of the archive, each made anew."""
    from articles.models import Article, Section

    section = Section.objects.order_by("pk")[2].get_absolute_url()
    newest = Article.objects.published().newest_first()[RECENT].published_local_day
    assert newest is not None  # noqa: S101 - it is published
    pages = {
        "archive": "/archive/",
        "year": f"/archive/{newest:%Y}/",
        "month": f"/archive/{newest:%Y/%m}/",
        "day": f"/archive/{newest:%Y/%m/%d}/",
        "archive of a section": f"{section}archive/",
        "month of a section": f"{section}{newest:%Y/%m}/",
        "on this day": f"/archive/on-this-day/{newest:%m/%d}/",
    }
    for url in pages.values():
        _page_seconds(url)
    return {kind: [_page_seconds(url) for _round in range(rounds)] for kind, url in pages.items()}


def _page_seconds(url: str) -> float:
    inside.move_edition()
    begun = time.perf_counter()
    inside.get(url)
    return time.perf_counter() - begun


def index_bytes() -> int:
    """What the index takes on disk, the ready-made terms and lines with it."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('articles_searchdocument')")
        else:
            # Each table and index has pages of its own; their bytes would overflow, so they are counted.
            cursor.execute(
                "SELECT sum(pageno) * (SELECT page_size FROM pragma_page_size) FROM dbstat"
                " WHERE aggregate = TRUE AND name LIKE 'articles_search%'"
            )
        return int(cursor.fetchone()[0])


def percentile(seconds: list[float], share: float) -> float:
    """The least value that so large a share does not exceed."""
    return sorted(seconds)[ceil(len(seconds) * share) - 1]


def reports_in() -> int:
    """How many there are."""
    from articles.models import SearchDocument

    return SearchDocument.objects.count()


def filled(newsroom: Newsroom, imported: int) -> float | None:
    """Bring it to its size: at most so many lines are imported, the rest are copies. Reports a second, if any came."""
    if newsroom.ask(reports_in) == newsroom.size:
        return None
    lines = min(imported, newsroom.size)
    write_reports(newsroom.folder / "reports.jsonl", lines)
    seconds, _said = newsroom.ask(inside.import_file, newsroom.reports_file())
    if newsroom.size > lines:
        newsroom.ask(growing.grow, newsroom.size // lines)
    newsroom.ask(inside.settle)
    return lines / seconds


def measure(folder: Path, sizes: list[int], rounds: int, server: str, *, imported: int, reuse: bool) -> bool:
    """Print the figures of one database; whether its limits hold."""
    name = "PostgreSQL" if server else "SQLite"
    costs, published, pages, passed = [], [], [], True
    for size in sizes:
        with Newsroom(folder / name, size, server, reuse=reuse) as newsroom:
            rate = filled(newsroom, imported)
            if rate is not None:
                print(f"{name}, {size:,} reports: imported and indexed {rate:,.0f} a second", flush=True)
                passed &= rate >= LEAST_A_SECOND or not server
            print(
                f"{name}, {size:,}: the index takes {newsroom.ask(index_bytes) / size / 1024:.1f} KB a report"
            )
            costs.append(newsroom.ask(measured, rounds))
            published.append(newsroom.ask(publishing.measured, rounds))
            pages.append(newsroom.ask(archive_seconds, rounds))
            texts = [text for kind in words().values() for text in kind]
            outcome = while_publishing.measured(newsroom, texts, SECONDS)
            passed &= while_publishing.show(name, size, outcome, SECONDS)
    passed &= show(f"Search on {name}", sizes, costs, LIMIT)
    passed &= show(f"Pages of the archive on {name}", sizes, pages, ARCHIVE_LIMIT)
    return publishing.show(name, sizes, published) and passed


def show(title: str, sizes: list[int], costs: list[dict[str, list[float]]], limit: float) -> bool:
    """Print what each kind took in each archive; whether the limit holds in the largest, and the growth."""
    rows, passed = [], True
    for kind in costs[0]:
        late = [percentile(cost[kind], 0.95) for cost in costs]
        growth = late[-1] / late[0]
        holds = late[-1] <= limit and (growth <= GROWTH or late[-1] <= SMALL)
        passed &= holds
        shares = (
            " / ".join(f"{percentile(cost[kind], share) * 1000:.1f}" for share in (0.5, 0.95, 0.99))
            for cost in costs
        )
        rows.append((kind, *shares, f"{growth:.1f}", table.verdict(passed=holds)))
    columns = ("p50 / p95 / p99, ms", *(f"{size:,}" for size in sizes), "growth", "")
    table.show(f"{title}; p95 at most {limit * 1000:.0f} ms, growth {GROWTH}", columns, rows)
    return passed


def main() -> int:
    """Measure both databases; 1 where a limit does not hold."""
    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "10000,100000").split(",")]
    rounds, server = int(os.environ.get("BENCH_ROUNDS", "20")), os.environ.get("DATABASE_URL", "")
    imported = int(os.environ.get("BENCH_IMPORTED", "100000"))
    with ExitStack() as stack:
        kept = os.environ.get("BENCH_FOLDER")
        folder = Path(kept or stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-bench-")))
        databases = os.environ.get("BENCH_DATABASES", "sqlite,postgresql").split(",")
        addresses = [""] * ("sqlite" in databases) + [server] * ("postgresql" in databases and bool(server))
        passed = [
            measure(folder, sizes, rounds, address, imported=imported, reuse=bool(kept))
            for address in addresses
        ]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
