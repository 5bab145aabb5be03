"""The lines of a file: plain, compressed, or from standard input; never more than one line in memory."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from articles.importing.line import MOST_BYTES

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error)
"""What reading a broken compressed file raises."""


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The file of a name; "-" is standard input, a name that ends in .gz is decompressed.

    Raises:
        OSError: it cannot be opened.
    """
    if name == "-":
        yield sys.stdin.buffer
    elif name.endswith(".gz"):
        with gzip.open(name) as compressed:
            yield cast(BinaryIO, compressed)
    else:
        with Path(name).open("rb") as file:
            yield file


def size_of(name: str) -> int | None:
    """How many bytes `lines` will read; None where that is not known beforehand."""
    return None if name == "-" or name.endswith(".gz") else Path(name).stat().st_size


def lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The number, from one, and the bytes of each line that is not blank; one too long is cut past the limit."""
    number = 0
    while line := file.readline(MOST_BYTES + 1):
        number += 1
        cut = line
        while not cut.endswith(b"\n") and (cut := file.readline(MOST_BYTES)):
            pass  # the rest of a line too long
        if number == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        if line.strip():
            yield number, line
