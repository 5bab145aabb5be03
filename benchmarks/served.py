"""What the measured servers serve: the newsroom, with each step into Django noted in a file; and the floor."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any


def hello(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """As little as a WSGI application can say."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return (b"hello",)


def __getattr__(name: str) -> Any:
    """The newsroom, set up when it is asked for: the floor needs none of it."""
    if name != "application":
        raise AttributeError(name)
    from newsroom.wsgi import application

    django = application.django
    noted = os.open(os.environ["BENCH_ENTERED"], os.O_WRONLY | os.O_APPEND)

    def counted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        os.write(noted, b".")
        return django(environ, start_response)

    application.django = counted
    return application
