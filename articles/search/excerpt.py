"""What a result shows of a report: a piece of its untouched text, with the words that were found marked."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.search.asked import Asked
from newsroom.arabic.normalise import tokens
from newsroom.arabic.search_terms import Query, matches, readings
from newsroom.arabic.typography import isolate_html

LENGTH = 260
"""Characters of an excerpt."""
BEFORE = 60
"""Characters before the first word found."""
MOST_READ = 60_000
"""Of a very long report only the first characters are looked through."""

Spans = list[tuple[int, int]]


class Marker(NamedTuple):
    """Marks what a query found, in any text."""

    query: Query
    terms: frozenset[str]

    @classmethod
    def of(cls, query: Query) -> Marker:
        """With the terms of the widest level that results come from."""
        return cls(query, frozenset[str]().union(*Asked.of(query, 2).wanted))

    def spans(self, text: str) -> Spans:
        """Where words of the query, or synonyms, stand: in order, apart from each other."""
        found = {
            (word.start, word.end) for word in tokens(text) if not self.terms.isdisjoint(readings(word.text))
        }
        if self.query.phrases and not self.query.words:
            found = set()
        if self.query.phrases:
            found |= set(matches(text, self.query))
        apart: Spans = []
        for start, end in sorted(found):
            if apart and start < apart[-1][1]:
                apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
            else:
                apart.append((start, end))
        return apart

    def marked(self, text: str) -> SafeString:
        """The text as HTML with `<mark>` around what was found."""
        return _marked(text, self.spans(text))

    def excerpt(self, text: str) -> SafeString:
        """The piece of the text in which most of the query stands; its beginning where nothing does."""
        text = " ".join(text[:MOST_READ].split())
        spans = self.spans(text)
        start = _best_start(text, spans)
        end = len(text) if start + LENGTH >= len(text) else text.rfind(" ", start, start + LENGTH)
        end = end if end > start else start + LENGTH
        inside = [(a - start, b - start) for a, b in spans if a >= start and b <= end]
        piece = _marked(text[start:end], inside)
        return format_html("{}{}{}", "… " if start else "", piece, " …" if end < len(text) else "")


def _best_start(text: str, spans: Spans) -> int:
    """Where the piece with most marks begins, at a word."""
    if not spans or len(text) <= LENGTH:
        return 0
    best, most = spans[0][0], 0
    for place, (start, _end) in enumerate(spans):
        count = sum(1 for _a, b in spans[place : place + 20] if b <= start + LENGTH - BEFORE)
        if count > most:
            best, most = start, count
    if best <= BEFORE:
        return 0
    return text.find(" ", best - BEFORE, best) + 1 or best


def _marked(text: str, spans: Spans) -> SafeString:
    parts, done = [], 0
    for start, end in spans:
        parts += [isolate_html(text[done:start]), "<mark>", isolate_html(text[start:end]), "</mark>"]
        done = end
    parts.append(isolate_html(text[done:]))
    return mark_safe("".join(parts))  # noqa: S308 - isolate_html escapes
