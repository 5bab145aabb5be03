"""Going through the door as a server would: WSGI in, status, headers and bytes out."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

import brotli
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from newsroom.page_memory.door import Door
from newsroom.page_memory.memory import PageMemory

ROOM = 8 * 2**20
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}


class Visit(NamedTuple):
    """An answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return UNPACK[self.headers.get("Content-Encoding")](self.body).decode()


@contextmanager
def connection_kept() -> Iterator[None]:
    """Requests do not end the connection, whose transaction is the test's."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


class House:
    """Django behind a door; counts how often somebody had to go in."""

    def __init__(self, django: Any = None, room: int = ROOM) -> None:
        self._django = django or WSGIHandler()
        self.entered = 0
        self.memory = PageMemory(room)
        self.door = Door(self._counted, self.memory)

    def _counted(self, environ: Any, start_response: Any) -> Any:
        self.entered += 1
        return self._django(environ, start_response)

    def visit(self, url: str, method: str = "GET", **headers: str) -> Visit:
        """Ask for an address; headers as `accept_encoding="gzip"`."""
        split = urlsplit(url)
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": unquote(split.path, encoding="latin-1"),
            "QUERY_STRING": split.query,
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "testserver",
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        setup_testing_defaults(environ)
        said: list[Any] = []
        with connection_kept():
            answer = self.door(environ, lambda *begun: said.extend(begun))
            body = b"".join(answer)
            if close := getattr(answer, "close", None):
                close()
        return Visit(int(said[0].split()[0]), dict(said[1]), body)
