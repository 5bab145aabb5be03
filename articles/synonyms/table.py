"""All groups together, made ready to be looked up word by word. Pure: knows no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from articles.synonyms.group import Group, words_of
from newsroom.arabic.search_terms import Query, QueryWord
from newsroom.arabic.search_terms.alternatives import without_article
from newsroom.arabic.search_terms.inflection import readings, stems

LEVELS = (1, 2, 3)
MOST_CLAUSES = 12
"""A name of several words in place of one makes several conditions of one: their number is bounded."""
CARRIES_FEMININE = frozenset(("spelling",))
"""Kinds whose words are one word: what «أمريكي» finds, «أمريكية» finds with the same ending."""

Terms = frozenset[str]
Name = tuple[Terms, ...]
"""For each word of a name the terms of which a text must hold one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word of one group finds."""

    words: tuple[QueryWord, ...]
    names: tuple[Name, ...]
    kind: str

    def agrees(self, alefs: Sequence[str]) -> bool:
        """«إعلام» is not the «أعلام» of a group; an alef without hamza may be either."""
        return all(not alef or not word.alef or alef == word.alef for alef, word in zip(alefs, self.words))  # noqa: B905

    def terms(self) -> Terms:
        """Those of its names of one word."""
        return frozenset[str]().union(*(name[0] for name in self.names if len(name) == 1))


@dataclass(frozen=True, slots=True)
class SynonymWord(QueryWord):
    """A word that asks for its synonyms too."""

    also: tuple[Terms, ...] = (frozenset(),) * len(LEVELS)
    """By level."""

    def terms(self, level: int = 1) -> Terms:
        """The terms of which a text must hold one."""
        return QueryWord.terms(self, level) | self.also[min(level, len(LEVELS)) - 1]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a query that stand beside each other and may be said by a name of several words."""

    start: int
    end: int
    names: tuple[Name, ...]

    def clauses(self, words: Sequence[Terms]) -> list[Terms]:
        """«this and this, or that and that» as conditions that must all hold."""
        clauses = list(words[self.start : self.end])
        for name in sorted(self.names, key=len):
            if len(clauses) * len(name) <= MOST_CLAUSES:
                clauses = [clause | terms for clause, terms in product(clauses, name)]
        return clauses


@dataclass(frozen=True, slots=True)
class WideQuery(Query):
    """A query whose words ask for their synonyms too."""

    spans: tuple[Span, ...] = ()

    def terms(self, level: int = 1) -> list[Terms]:
        """As that of a query, with the conditions that stand for names of several words."""
        plain = Query.terms(self, level)
        spans = {span.start: span for span in self.spans}
        clauses: list[Terms] = []
        place = 0
        while place < len(plain):
            span = spans.get(place)
            clauses += span.clauses(plain) if span else [plain[place]]
            place = span.end if span else place + 1
        return clauses


class Table:
    """The groups, by the folded first word of what may be looked up."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for group in groups:
            for word, finds in group.pairs():
                words = words_of(word)
                names = tuple(filter(None, (_name(other) for other in finds)))
                if words and names:
                    entry = Entry(words, names, group.kind)
                    for form in _written(words[0]):
                        self._entries[form].append(entry)

    def expand(self, query: Query) -> Query:
        """The query with its synonyms; the very same if it has none."""
        words = tuple(self._widened(word) for word in query.words)
        spans = self._spans(words)
        excluded = tuple(self._widened(word) for word in query.excluded_words)
        if not spans and words == query.words and excluded == query.excluded_words:
            return query
        wide = WideQuery(words, query.phrases, excluded, query.excluded_phrases, spans)
        return replace(wide, words=_with_short_names(words, spans))

    def _widened(self, word: QueryWord) -> QueryWord:
        also = tuple(self._terms(word, level) for level in LEVELS)
        return SynonymWord(word.text, word.alef, word.is_particle, also) if any(also) else word

    def _terms(self, word: QueryWord, level: int) -> Terms:
        """What the surest of its forms finds that is in the table."""
        for form, ending in _forms(word.text, level):
            found = frozenset[str]()
            for entry in self._entries.get(form, ()):
                if len(entry.words) == 1 and entry.agrees([word.alef]):
                    if not ending:
                        found |= entry.terms()
                    elif entry.kind in CARRIES_FEMININE:
                        found |= {term + ending for term in entry.terms() if term[-1] != ending}
            if found:
                return found
        return frozenset()

    def _spans(self, words: Sequence[QueryWord]) -> tuple[Span, ...]:
        """The longest names that the words say, and the words that a longer name may say."""
        spans: list[Span] = []
        forms = [frozenset(form for form, ending in _forms(word.text, 1) if not ending) for word in words]
        place = 0
        while place < len(words):
            span = self._span(words, forms, place)
            if span:
                spans.append(span)
            place = span.end if span else place + 1
        return tuple(spans)

    def _span(self, words: Sequence[QueryWord], forms: Sequence[Terms], start: int) -> Span | None:
        said: dict[int, list[Name]] = {}
        for form in sorted(forms[start]):
            for entry in self._entries.get(form, ()):
                length = len(entry.words)
                here = forms[start : start + length]
                if (
                    len(here) == length
                    and all(
                        not _written(word).isdisjoint(at) for word, at in zip(entry.words, here, strict=True)
                    )
                    and entry.agrees([word.alef for word in words[start : start + length]])
                ):
                    said.setdefault(length, []).extend(entry.names)
        if not said:
            return None
        longest = max(said)
        # What one word finds by one word it has got already.
        names = [name for name in dict.fromkeys(said[longest]) if longest > 1 or len(name) > 1]
        return Span(start, start + longest, tuple(names)) if names else None


def _with_short_names(words: tuple[QueryWord, ...], spans: Iterable[Span]) -> tuple[QueryWord, ...]:
    """Each word of «الولايات المتحدة» asks for «أميركا» itself, so that ranking and highlighting know it too."""
    wide = list(words)
    for span in spans:
        short = frozenset[str]().union(*(name[0] for name in span.names if len(name) == 1))
        for place in range(span.start, span.end) if short else ():
            word = wide[place]
            known = word.also if isinstance(word, SynonymWord) else (frozenset[str](),) * len(LEVELS)
            also = tuple(terms | short for terms in known)
            wide[place] = SynonymWord(word.text, word.alef, word.is_particle, also)
    return tuple(wide)


def _written(word: QueryWord) -> Terms:
    """A word of a group, with and without its article; «ألمانيا» has none."""
    bare = word.text.removeprefix("ال")
    return frozenset((word.text, bare)) if not word.alef and len(bare) > 1 else frozenset((word.text,))


def _name(member: str) -> Name:
    return tuple(_written(word) for word in words_of(member))


def _forms(word: str, level: int) -> list[tuple[str, str]]:
    """What of a word may be in the table, surest first, and the feminine ending that was taken off."""
    bare = without_article(word)
    found = [(word, ""), (bare, "")]
    if len(bare) > 3 and bare[-1] == "ه":
        found.append((bare[:-1], "ه"))
    rests = {rest for rest in readings(bare) if bare.startswith(rest[:2])}
    if level == 1:
        found += [
            (rest, "") for rest in sorted(rests) if bare.endswith(_PLURAL_AND_DUAL) and rest != bare[:-1]
        ]
    else:
        found += [(rest, "") for rest in sorted(rests, key=lambda rest: (-len(rest), rest))]
    if level > 2:
        found += [(stem, "") for stem in stems(word)]
    return list(dict.fromkeys(found))


_PLURAL_AND_DUAL = ("ات", "ون", "ين", "ان", "تين", "تان")
