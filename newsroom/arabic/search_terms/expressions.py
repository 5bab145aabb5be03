"""A query in the two languages that the databases read, FTS5 MATCH and tsquery.

Only terms go in, and terms are letters and digits (`inflection.py`), so nothing has to be escaped. Phrases are not said
here: their words are asked for, and the caller compares `Phrase.spellings` with the stored `phrase_text`.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.arabic.search_terms.query import Query


def fts5_match(query: Query, level: int = 1, column: str = "") -> str:
    """The expression for MATCH; with a column only what this column holds counts. Empty if nothing is asked."""
    asked = " AND ".join(fts5_any(terms) for terms in query.terms(level))
    if asked and query.excluded_words:
        asked = f"({asked}) NOT ({' OR '.join(fts5_any(word.terms()) for word in query.excluded_words)})"
    return f"{{{column}}} : ({asked})" if asked and column else asked


def fts5_any(terms: Iterable[str]) -> str:
    """What finds any of the terms."""
    return "(" + " OR ".join(f'"{term}"' for term in sorted(terms)) + ")"


def tsquery(query: Query, level: int = 1) -> str:
    """The text to be cast to tsquery. Empty if nothing is asked."""
    asked = [tsquery_any(terms) for terms in query.terms(level)]
    if asked:
        asked += [f"!{tsquery_any(word.terms())}" for word in query.excluded_words]
    return " & ".join(asked)


def tsquery_any(terms: Iterable[str]) -> str:
    """What finds any of the terms."""
    return "(" + " | ".join(f"'{term}'" for term in sorted(terms)) + ")"
