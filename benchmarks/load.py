"""Load: many requests one after the other (wrk), and many at the very same moment."""

from __future__ import annotations

import re
import selectors
import socket
import subprocess
import time
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from benchmarks.gunicorn_server import Server

CONNECTIONS = 8
PATIENCE = 60


class Load(NamedTuple):
    """What came of it."""

    rate: float
    """Requests a second."""
    milliseconds: float
    """Of processor time a request."""


def pressed(server: Server, path: str, seconds: int, headers: dict[str, str], others: list[int]) -> Load:
    """Ask for a page again and again over eight connections; `others`: processes of the database, which count too.

    Each worker has met the page before: making it is another measurement.

    Raises:
        RuntimeError: an answer was an error.
    """
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    spike(server, path, 4 * CONNECTIONS)
    begun = server.processor_seconds(*others)
    said = subprocess.run(
        [*command, server.address + path], capture_output=True, text=True, check=True
    ).stdout
    taken = server.processor_seconds(*others) - begun
    if "Non-2xx" in said:
        raise RuntimeError(f"{path}: {said}")
    count = max(1, int(re.search(r"(\d+) requests in", said)[1]))  # type: ignore[index]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]
    return Load(rate, taken / count * 1000)


def spike(server: Server, path: str, readers: int) -> list[float]:
    """So many readers ask for a page at one moment; the seconds that each waited, shortest first.

    They are sockets and nothing more: what asks stands on the same machine and should cost it next to nothing.

    Raises:
        RuntimeError: an answer was an error, or none came within a minute.
    """
    waited: list[float] = []
    with selectors.DefaultSelector() as ready:
        for line in [_line(server) for _reader in range(readers)]:
            ready.register(line, selectors.EVENT_READ, _Reader(line, server, path))
        while ready.get_map():
            waited += _answered(ready)
    return sorted(waited)


def crawl(server: Server, paths: Iterable[str]) -> None:
    """Ask for one page after the other, as many at once as the other loads.

    Raises:
        RuntimeError: an answer was an error, or none came within a minute.
    """
    to_come = iter(paths)
    with selectors.DefaultSelector() as ready:
        while True:
            for path in islice(to_come, CONNECTIONS - len(ready.get_map())):
                line = _line(server)
                ready.register(line, selectors.EVENT_READ, _Reader(line, server, path))
            if not ready.get_map():
                return
            _answered(ready)


def _line(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port))


def _answered(ready: selectors.BaseSelector) -> list[float]:
    """Wait for something to come; the seconds of those who now have everything."""
    events = ready.select(PATIENCE)
    if not events:
        raise RuntimeError(f"no answer within {PATIENCE} seconds")
    done = [key for key, _events in events if key.data.has_everything()]
    for key in done:
        ready.unregister(key.fileobj)
    return [key.data.waited() for key in done]


class _Reader:
    """Somebody who has asked and waits."""

    def __init__(self, line: socket.socket, server: Server, path: str) -> None:
        self.line, self.path, self.answer, self.begun = line, path, b"", time.perf_counter()
        lines = (
            f"GET {path} HTTP/1.1",
            f"Host: 127.0.0.1:{server.port}",
            "Accept-Encoding: gzip",
            "Connection: close",
        )
        line.sendall("\r\n".join((*lines, "", "")).encode())

    def has_everything(self) -> bool:
        """Take in what came; the server closes behind the last of it."""
        piece = self.line.recv(2**18)
        self.answer += piece
        return not piece

    def waited(self) -> float:
        """The seconds it took."""
        taken = time.perf_counter() - self.begun
        self.line.close()
        if not self.answer.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{self.path}: {self.answer[:80]!r}")
        return taken
