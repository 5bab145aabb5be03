"""A newsroom of a given size in a process, a folder and a database of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import ParamSpec, Self, TypeVar

from benchmarks import inside, newspaper

P = ParamSpec("P")
R = TypeVar("R")


class Newsroom:
    """Its process lives from `with` to the end of it."""

    def __init__(self, folder: Path, size: int, server: str = "", *, reuse: bool = False) -> None:
        """`server`: the address of a PostgreSQL database beside which this one makes its own; "" means SQLite.

        `reuse`: what an earlier run has left there is used again.
        """
        self.folder, self.size, self.server, self.reuse = folder / str(size), size, server, reuse
        self.folder.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        name = f"newsroom_bench_{self.size}"
        self.url = own_database(self.server, name, reuse=self.reuse) if self.server else ""
        context = multiprocessing.get_context("spawn")
        self.process = ProcessPoolExecutor(1, context, inside.start, (self.folder, self.url))
        self.ask(inside.migrate)
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.shutdown()

    def ask(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a function says inside the process."""
        return self.process.submit(function, *args, **kwargs).result()

    def reports_file(self) -> Path:
        """The file of its reports, written if need be."""
        path = self.folder / "reports.jsonl"
        if not path.exists():
            newspaper.write_reports(path, self.size)
        return path

    def fill(self) -> Self:
        """Bring it to its size."""
        self.ask(inside.import_file, self.reports_file())
        self.ask(inside.settle)
        return self


def own_database(server: str, name: str, *, reuse: bool = False) -> str:
    """Make an empty database of this name, or use the one that is there; its address."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not (found and reuse):
            connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
            connection.execute(f'CREATE DATABASE "{name}"')
    address, question_mark, options = server.partition("?")
    return address.rpartition("/")[0] + f"/{name}" + question_mark + options
