"""A query in the language of the database at hand, synonyms included."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from articles.synonyms.in_use import expand
from newsroom.arabic.search_terms import Query, parse_query


def read(text: str) -> Query:
    """The query that a reader typed, synonyms included; any text is one."""
    return expand(parse_query(text))


def any_of(terms: Iterable[str], vendor: str) -> str:
    """What finds any of the terms. They are letters and digits, or facets of our own: nothing has to be escaped."""
    if vendor == "postgresql":
        return "(" + " | ".join(f"'{term}'" for term in sorted(terms)) + ")"
    return "(" + " OR ".join(f'"{term}"' for term in sorted(terms)) + ")"


@dataclass(frozen=True)
class Asked:
    """What a query asks for on one level: the terms wanted, word by word, and those that must be absent."""

    query: Query
    level: int
    wanted: tuple[frozenset[str], ...]
    absent: frozenset[str]

    @classmethod
    def of(cls, query: Query, level: int) -> Asked:
        """The terms of a query on a level."""
        absent = frozenset[str]().union(*(word.terms() for word in query.excluded_words))
        return cls(query, level, tuple(query.terms(level)), absent)

    def all_wanted(self, vendor: str) -> str:
        """What holds a term of every word."""
        return (" & " if vendor == "postgresql" else " AND ").join(
            any_of(terms, vendor) for terms in self.wanted
        )

    def pairs(self) -> list[int]:
        """The numbers of all pairs of neighbours that phrases ask for, each once."""
        phrases = (*self.query.phrases, *self.query.excluded_phrases)
        return list(dict.fromkeys(number for phrase in phrases for number in phrase.pairs()))

    def phrases_sql(
        self, vendor: str, has_pair: Callable[[int], tuple[str, list[int]]]
    ) -> tuple[str, list[str | int]]:
        """The condition that spelt phrases put on rows `found`, and its values; empty without phrases.

        `has_pair` says how a pair is asked for, and with what values. Only where all pairs may be there the line of
        folded words is read.
        """
        holds = "position(%s in phrases) > 0" if vendor == "postgresql" else "instr(phrases, %s) > 0"
        conditions, values = [], list[str | int]()
        for phrases, negation in ((self.query.phrases, ""), (self.query.excluded_phrases, "NOT ")):
            for phrase in phrases:
                spellings = phrase.spellings()
                tests = []
                for number in phrase.pairs():
                    test, asked = has_pair(number)
                    tests.append(test)
                    values += asked
                # What all spellings share is looked for first: most lines lack it, and are done.
                spelt = f"{holds} AND ({' OR '.join([holds] * len(spellings))})"
                tests.append(
                    "EXISTS (SELECT 1 FROM articles_searchdocument AS line"  # noqa: S608 - no value in it
                    f" WHERE line.place = found.place AND {spelt})"
                )
                values += [_shared_end(spellings), *spellings]
                conditions.append(f"{negation}({' AND '.join(f'({test})' for test in tests)})")
        return " AND ".join(conditions), values


def _shared_end(spellings: list[str]) -> str:
    """The longest end that all of them have."""
    shortest = min(spellings, key=len)
    return next(
        shortest[start:]
        for start in range(len(shortest))
        if all(spelling.endswith(shortest[start:]) for spelling in spellings)
    )
