"""`python -m benchmarks.serving`: what a page from memory costs, beside the floor of the machine.

Settings, by environment: BENCH_REPORTS (1000), BENCH_SECONDS (3 a cell), BENCH_ROUNDS (3, all cells in turn),
BENCH_CRAWL (4000 addresses), BENCH_WORKERS (such as «sync 2,gthread 2 4»: compare these too), DATABASE_URL (of a
PostgreSQL: a database beside this one is measured, not SQLite). Needs `wrk`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import inside, load, table
from benchmarks.gunicorn_server import HELLO, NEWSROOM, ROOT, Server
from benchmarks.load import Load
from benchmarks.newsroom import Newsroom

PACKED = {"Accept-Encoding": "gzip"}
STRANGE = {**PACKED, "Cookie": "_ga=GA1.2.1234567890.1234567890; _fbp=fb.1.1"}
MOST_MILLISECONDS, LEAST_OF_FLOOR = 0.33, 0.4
SPIKE, MOST_OF_OWN_TIME = 200, 5
KINDS = ("front", "section", "report", "day")


class Bench:
    """A filled newsroom, and what its servers need to know."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom, self.folder = newsroom, newsroom.folder
        self.seconds = int(os.environ.get("BENCH_SECONDS", "3"))
        self.rounds = int(os.environ.get("BENCH_ROUNDS", "3"))
        found = newsroom.ask(inside.addresses)
        self.pages = {kind: found[kind][0] for kind in KINDS}
        self.url = newsroom.ask(inside.database_url)
        settings = {
            "NEWSROOM_DATA": str(self.folder),
            "DEBUG": "0",
            "SECRET_KEY": "x" * 50,
            "DATABASE_URL": self.url,
        }
        collect = [sys.executable, "manage.py", "collectstatic", "--verbosity=0", "--no-input"]
        subprocess.run(collect, cwd=ROOT, env={**os.environ, **settings}, check=True)

    def server(self, application: str, *options: str, **environment: str) -> Server:
        """A server of this newsroom."""
        return Server(application, self.folder, *options, DATABASE_URL=self.url, **environment)

    def pressed(self, server: Server, path: str, headers: dict[str, str]) -> Load:
        """One cell."""
        return load.pressed(server, path, self.seconds, headers, self.newsroom.ask(inside.database_processes))


def main() -> int:
    """Run every measurement; 1 where a limit does not hold."""
    if shutil.which("wrk") is None:
        print("`wrk` is needed: on Debian, apt install wrk.", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-serving-")))
        size = int(os.environ.get("BENCH_REPORTS", "1000"))
        bench = Bench(stack.enter_context(Newsroom(folder, size, os.environ.get("DATABASE_URL", ""))).fill())
        passed = [from_memory(bench), *cold_spike(bench), crawl(bench)]
        if workers := os.environ.get("BENCH_WORKERS"):
            compare(bench, workers.split(","))
    print("\nEvery limit holds." if all(passed) else "\nA limit does not hold.")
    return 0 if all(passed) else 1


def from_memory(bench: Bench) -> bool:
    """The floor, hits of each kind, and what they save; all cells in turn, the median of each."""
    with (
        bench.server(HELLO) as floor,
        bench.server(NEWSROOM) as server,
        bench.server(NEWSROOM, PAGE_MEMORY_MB="0") as bare,
    ):
        tag = {**PACKED, "If-None-Match": etag(server, "/")}
        cells: dict[str, tuple[Server, str, dict[str, str]]] = {
            "bare WSGI hello": (floor, "/", {}),
            **{f"{kind}, from memory": (server, bench.pages[kind], PACKED) for kind in KINDS},
            "front, a stranger's cookie": (server, "/", STRANGE),
            "front, 304": (server, "/", tag),
            **{f"{kind}, made anew": (bare, bench.pages[kind], PACKED) for kind in KINDS},
        }
        taken: dict[str, list[Load]] = {name: [] for name in cells}
        for _round in range(bench.rounds):
            for name, (asked, path, headers) in cells.items():
                taken[name].append(bench.pressed(asked, path, headers))
    return show(taken)


def show(taken: dict[str, list[Load]]) -> bool:
    """Print the cells; whether those from memory keep both limits."""
    rows, passed = [], True
    middle = {
        name: Load(*(median(part) for part in zip(*loads, strict=True))) for name, loads in taken.items()
    }
    floor = middle["bare WSGI hello"]
    for name, cell in middle.items():
        part, limited = cell.rate / floor.rate, "made" not in name and cell is not floor
        holds = cell.milliseconds <= MOST_MILLISECONDS and part >= LEAST_OF_FLOOR
        passed &= holds or not limited
        verdict = table.verdict(passed=holds) if limited else ""
        rows.append((name, f"{cell.milliseconds:.3f}", f"{cell.rate:,.0f}", f"{part:.0%}", verdict))
    columns = ("request", "processor ms", "a second", "of the floor", "")
    table.show(
        f"From memory (limits: {MOST_MILLISECONDS} ms, {LEAST_OF_FLOOR:.0%} of the floor)", columns, rows
    )
    return passed


def etag(server: Server, path: str) -> str:
    """The tag of a page as gzip carries it."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(urllib.request.Request(server.address + path, headers=PACKED)) as answer:
        return str(answer.headers["ETag"])


def cold_spike(bench: Bench) -> list[bool]:
    """Two hundred readers at once on an edition just moved: how often the page is made, how long they wait."""
    rows, passed = [], []
    for name, options in (("sync", ()), ("gthread", ("--worker-class=gthread", "--threads=4"))):
        with bench.server(NEWSROOM, *options) as server:
            for kind, path in bench.pages.items():
                rounds = [one_spike(bench, server, path) for _round in range(bench.rounds + 2)]
                own, last, made = (median(part) for part in zip(*rounds, strict=True))
                worst = max(entered for _own, _last, entered in rounds)
                holds = last <= MOST_OF_OWN_TIME * own and worst <= len(server.workers())
                passed.append(holds)
                verdict = table.verdict(passed=holds)
                cells = (
                    f"{own * 1000:.1f}",
                    f"{last * 1000:.1f}",
                    f"{last / own:.1f}",
                    f"{made:.0f} ({worst})",
                )
                rows.append((name, kind, *cells, verdict))
    columns = ("workers", "page", "alone, ms", f"p99 of {SPIKE}, ms", "ratio", "made (at most)", "")
    table.show(f"A cold spike (limits: {MOST_OF_OWN_TIME} times, once a process)", columns, rows)
    return passed


def one_spike(bench: Bench, server: Server, path: str) -> tuple[float, float, int]:
    """The time of a lone reader of the cold page, the p99 of two hundred, and how often they had it made."""
    load.spike(server, path, 2)
    bench.newsroom.ask(inside.move_edition)
    alone = load.spike(server, path, 1)[0]
    bench.newsroom.ask(inside.move_edition)
    before = server.times_entered()
    waited = load.spike(server, path, SPIKE)
    return alone, waited[SPIKE * 99 // 100 - 1], server.times_entered() - before


def crawl(bench: Bench) -> bool:
    """The memory of a worker while somebody asks for one address after the other."""
    addresses, room = int(os.environ.get("BENCH_CRAWL", "4000")), 8
    rows: list[tuple[Any, ...]] = []
    with bench.server(NEWSROOM, PAGE_MEMORY_MB=str(room)) as server:
        for step in range(8):
            numbers = range(addresses * step // 8, addresses * (step + 1) // 8)
            load.crawl(server, (f"/archive/?page_of_crawl={number}" for number in numbers))
            rows.append((f"{numbers.stop:,}", f"{server.megabytes():.1f}"))
    grown = float(rows[-1][1]) / float(rows[len(rows) // 2][1])
    title = (
        f"A crawl with {room} MB for pages (limit: the second half adds at most 10 %; here {grown - 1:+.1%})"
    )
    table.show(title, ("addresses", "private MB of the largest worker"), rows)
    return grown <= 1.1


def compare(bench: Bench, workers: list[str]) -> None:
    """The same cells with other kinds and numbers of workers."""
    rows = []
    for choice in workers:
        kind, *numbers = choice.split()
        options = [f"--worker-class={kind}", f"--workers={numbers[0]}"]
        options += [f"--threads={numbers[1]}"] if len(numbers) > 1 else []
        with (
            bench.server(NEWSROOM, *options) as server,
            bench.server(NEWSROOM, *options, PAGE_MEMORY_MB="0") as bare,
        ):
            for name, asked in (("from memory", server), ("made anew", bare)):
                loads = [
                    bench.pressed(asked, bench.pages["report"], PACKED) for _round in range(bench.rounds)
                ]
                rates = sorted(cell.rate for cell in loads)
                cells = (
                    f"{median(cell.milliseconds for cell in loads):.3f}",
                    f"{rates[0]:,.0f}–{rates[-1]:,.0f}",
                )
                rows.append((choice, f"report, {name}", *cells))
    table.show("Kinds of workers", ("workers", "request", "processor ms", "a second"), rows)


if __name__ == "__main__":
    sys.exit(main())
