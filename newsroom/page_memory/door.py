"""The door in front of Django: a page that is kept and still true is answered here, everything else goes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from newsroom import edition, standing
from newsroom.page_memory import keeping
from newsroom.page_memory.errand import Errands
from newsroom.page_memory.kept_page import KeptPage, accepted, matches
from newsroom.page_memory.memory import PageMemory

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

# What is somebody's own: the desk, and reports that are shown before their time.
CLOSED = ("/admin/", "/preview/")
# What others hang on to addresses to count who came from where: the page is the same, and is not told.
TRACKING = re.compile(
    r"(?:^|&)(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|ttclid|igshid|igsh|yclid|mc_cid|mc_eid|_ga|_gl)"
    r"(?:=[^&]*)?(?=&|$)"
)
# Django would answer these with less than the whole page, or weigh who asks.
ASIDE = ("HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class Door:
    """A WSGI application that knows the pages it has seen."""

    def __init__(self, django: Application, memory: PageMemory) -> None:
        self.django, self.memory = django, memory
        self._errands: Errands[KeptPage] = Errands()
        self._desk = re.compile(rf"(?:^|[;\s]){re.escape(settings.SESSION_COOKIE_NAME)}\s*=")
        proxied = settings.SECURE_PROXY_SSL_HEADER
        self._scheme = proxied[0] if proxied else "wsgi.url_scheme"

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory, or let Django answer and keep what may be kept."""
        path = environ["PATH_INFO"]
        if path.startswith(edition.FILES):
            return self.django(environ, start_response)
        if environ["QUERY_STRING"]:
            environ["QUERY_STRING"] = TRACKING.sub("", environ["QUERY_STRING"]).lstrip("&")
        address = self._address(environ, path)
        try:
            now = standing.ask()
        except standing.DatabaseAway:
            return self._without_database(address, environ, start_response)
        environ[edition.HANDED] = now.number
        if address is None or self._is_of_the_desk(environ):
            return self.django(environ, start_response)
        page = self.memory.get(address)
        if page is not None and page.issue == now.issue:
            return self._answer(page, address, environ, start_response)
        return self._fetched(address, now, environ, start_response)

    def _address(self, environ: Environ, path: str) -> str | None:
        """By what a page is kept; None where nothing is."""
        host = environ.get("HTTP_HOST")
        if host is None or environ["REQUEST_METHOD"] not in ("GET", "HEAD") or path.startswith(CLOSED):
            return None
        # Django says which hosts are ours: a page exists under no other.
        return f"{environ.get(self._scheme)} {host} {path}?{environ['QUERY_STRING']}"

    def _is_of_the_desk(self, environ: Environ) -> bool:
        cookie = environ.get("HTTP_COOKIE")
        return cookie is not None and self._desk.search(cookie) is not None

    def _answer(
        self, page: KeptPage, address: str, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """The page in the reader's way of packing, or 304 where the reader has it."""
        form, grown = page.form(accepted(environ.get("HTTP_ACCEPT_ENCODING", "")))
        if grown and self.memory.get(address) is page:
            self.memory.put(address, page)
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and page.status.startswith("200") and matches(known, form.etag):
            start_response("304 Not Modified", list(form.not_modified))
            return ()
        start_response(page.status, list(form.headers))
        return () if environ["REQUEST_METHOD"] == "HEAD" else (form.body,)

    def _fetched(
        self, address: str, now: standing.Standing, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """The page made anew, once for all who ask meanwhile; an answer that may not be kept is each one's own."""
        mine: list[_Answer] = []

        def fetch() -> KeptPage | None:
            answer = _Answer.of(self.django, environ)
            response = answer.response
            if isinstance(response, HttpResponse) and keeping.may_be_kept(response):
                page = KeptPage(now.issue, response, accepted(environ.get("HTTP_ACCEPT_ENCODING", "")))
                response.close()
                if now.settled:
                    self.memory.put(address, page)
                return page
            mine.append(answer)
            return None

        page, _went = self._errands.run((address, now.issue), fetch)
        if page is not None:
            return self._answer(page, address, environ, start_response)
        if mine:
            return mine[0].passed_on(environ, start_response)
        return self.django(environ, start_response)

    def _without_database(
        self, address: str | None, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """The page as it was last seen; where there is none, Django says that it is not to be had now (503)."""
        page = self.memory.get(address) if address else None
        if page is not None and address is not None:
            return self._answer(page, address, environ, start_response)
        environ[edition.HANDED] = None
        return self.django(environ, start_response)


class _Answer:
    """What Django said, held back until it is known what becomes of it."""

    def __init__(self, status: str, headers: list[tuple[str, str]], response: Iterable[bytes]) -> None:
        self.status, self.headers, self.response = status, headers, response

    @classmethod
    def of(cls, django: Application, environ: Environ) -> _Answer:
        """Ask for the whole page, for nobody in particular."""
        asked = {name: value for name, value in environ.items() if name not in ASIDE}
        asked["REQUEST_METHOD"] = "GET"
        begun: list[Any] = []
        response = django(asked, lambda *said: begun.extend(said))
        return cls(begun[0], begun[1], response)

    def passed_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The answer as it is; to HEAD without its body."""
        start_response(self.status, self.headers)
        if environ["REQUEST_METHOD"] != "HEAD":
            return self.response
        if close := getattr(self.response, "close", None):
            close()
        return ()
