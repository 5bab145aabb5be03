"""The pages a process keeps: the least recently asked for goes when the limit of bytes is reached."""

from __future__ import annotations

import threading
from collections import OrderedDict

from newsroom.page_memory.kept_page import KeptPage

# The largest page that is kept is this part of the whole: one file of a whole year must not push everything out.
LARGEST = 8


class PageMemory:
    """Pages by address. A page of an earlier edition stays until its successor comes: it is what there is to show
    while the database is away."""

    def __init__(self, limit: int) -> None:
        self.limit, self.size = limit, 0
        self._pages: OrderedDict[str, tuple[KeptPage, int]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, address: str) -> KeptPage | None:
        """The page at an address, of whatever edition."""
        with self._lock:
            known = self._pages.get(address)
            if known is None:
                return None
            self._pages.move_to_end(address)
            return known[0]

    def put(self, address: str, page: KeptPage) -> None:
        """Keep a page in the place of its predecessor, or take note that it has grown by another form."""
        size = page.size + 4 * len(address)
        with self._lock:
            _page, before = self._pages.pop(address, (None, 0))
            self.size -= before
            if size > self.limit // LARGEST:
                return
            self._pages[address] = page, size
            self.size += size
            while self.size > self.limit:
                _address, (_page, least) = self._pages.popitem(last=False)
                self.size -= least
