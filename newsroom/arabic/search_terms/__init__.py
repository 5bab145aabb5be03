"""The search analyser: from texts and queries to terms that any database can look up.

A text is indexed under every plausible reading of its words, a query asks for few. The terms are runs of letters
and digits, nothing else: no sign of either query language can be among them. docs/search.md has the rules, one by
one, with what each is worth.
"""

from newsroom.arabic.search_terms.expressions import fts5_any, fts5_match, tsquery, tsquery_any
from newsroom.arabic.search_terms.highlight import matches
from newsroom.arabic.search_terms.inflection import readings
from newsroom.arabic.search_terms.pairs import pair_table
from newsroom.arabic.search_terms.query import (
    Phrase,
    Query,
    QueryWord,
    index_terms,
    parse_query,
    phrase_text,
    query_terms,
)
from newsroom.arabic.search_terms.ranking import CANDIDATES, QUESTION_LEVEL, candidates, closeness, rarity

__all__ = [
    "ANALYSER_VERSION",
    "CANDIDATES",
    "QUESTION_LEVEL",
    "Phrase",
    "Query",
    "QueryWord",
    "candidates",
    "closeness",
    "fts5_any",
    "fts5_match",
    "index_terms",
    "matches",
    "pair_table",
    "parse_query",
    "phrase_text",
    "query_terms",
    "rarity",
    "readings",
    "tsquery",
    "tsquery_any",
]

ANALYSER_VERSION = 3
"""Goes up whenever `index_terms`, `phrase_text`, `pair_table` or the folding below them answer differently: an index
made by another version must be rebuilt. What a query asks for may change without."""
