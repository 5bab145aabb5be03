"""One of many who ask for the same thing fetches it; the others wait for what it brings."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Errands(Generic[Thing]):
    """Those under way."""

    def __init__(self, patience: float = 30.0) -> None:
        """`patience`: for so many seconds the others wait before they go themselves."""
        self._patience = patience
        self._lock = threading.Lock()
        self._under_way: dict[Hashable, _Errand[Thing]] = {}

    def run(self, what: Hashable, fetch: Callable[[], Thing | None]) -> tuple[Thing | None, bool]:
        """What `fetch` brings, and whether this caller went for it. Nothing is shared where it brings None or fails:
        whoever waited for that goes alone."""
        with self._lock:
            errand = self._under_way.get(what)
            mine = errand is None
            if errand is None:
                errand = self._under_way[what] = _Errand()
        if not mine:
            errand.back.wait(self._patience)
            return errand.thing, False
        try:
            errand.thing = fetch()
            return errand.thing, True
        finally:
            with self._lock:
                del self._under_way[what]
            errand.back.set()


class _Errand(Generic[Thing]):
    def __init__(self) -> None:
        self.back = threading.Event()
        self.thing: Thing | None = None
