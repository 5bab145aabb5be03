"""Load: many requests one after the other (wrk), and many at the very same moment."""

from __future__ import annotations

import asyncio
import re
import subprocess
import time
from typing import NamedTuple

from benchmarks.gunicorn_server import Server

CONNECTIONS = 8


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
    """So many readers ask for a page at one moment; the seconds that each waited, shortest first."""
    return sorted(asyncio.run(_spike(server.port, path, readers)))


async def _spike(port: int, path: str, readers: int) -> list[float]:
    open_ones = [await asyncio.open_connection("127.0.0.1", port) for _reader in range(readers)]
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    )

    async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> float:
        begun = time.perf_counter()
        writer.write(request.encode())
        answer = await reader.read()
        writer.close()
        if not answer.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{path}: {answer[:80]!r}")
        return time.perf_counter() - begun

    return list(await asyncio.gather(*(ask(*one) for one in open_ones)))
