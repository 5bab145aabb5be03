"""The search engines that `eval_search.py` compares: ours on both databases, and what each database does itself.

Ours keep for a report its terms and its folded text, and look terms up; nothing of either database's own reading of
Arabic takes part. The two stock engines get the text as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, Protocol

import psycopg
from psycopg import sql

from newsroom.arabic.search_terms import (
    Query,
    fts5_any,
    fts5_match,
    index_terms,
    phrase_text,
    tsquery,
    tsquery_any,
)

SCRATCH = "newsroom_eval_search"


class Document(NamedTuple):
    """A text to be found; `number` is its place in the file."""

    number: int
    name: str
    text: str
    title: str = ""
    published: str = ""


class Engine(Protocol):
    """Numbers of documents: all that a query finds, in the order of a results page, and all that hold a term."""

    def find(self, query: Query, level: int) -> list[int]: ...
    def holders(self, terms: Iterable[str]) -> list[int]: ...


class Sqlite:
    """External-content FTS5, the tokenizer `ascii`: every letter beyond ASCII is part of a term."""

    name = "ours on SQLite"

    def __init__(self, documents: list[Document]) -> None:
        self.database = sqlite3.connect(":memory:")
        self.database.executescript(
            "CREATE TABLE report (number INTEGER PRIMARY KEY, published, title_terms, body_terms, phrases);"
            "CREATE VIRTUAL TABLE report_index USING fts5(title_terms, body_terms,"
            " content='report', content_rowid='number', tokenize='ascii', detail='column')"
        )
        self.database.executemany(
            "INSERT INTO report VALUES (?, ?, ?, ?, ?)",
            (
                (row.number, row.published, " ".join(index_terms(row.title)), " ".join(index_terms(row.text)))
                + (phrase_text(row.title) + phrase_text(row.text),)
                for row in documents
            ),
        )
        self.database.execute("INSERT INTO report_index (report_index) VALUES ('rebuild')")

    def find(self, query: Query, level: int) -> list[int]:
        if query.asks_nothing:
            return []
        likes, patterns = phrases_sql(query, "?")
        rows = self.database.execute(
            "SELECT number FROM report WHERE number IN (SELECT rowid FROM report_index WHERE report_index MATCH ?)"  # noqa: S608
            f"{likes} ORDER BY number IN (SELECT rowid FROM report_index WHERE report_index MATCH ?) DESC,"
            " published DESC, number DESC",
            [fts5_match(query, level), *patterns, fts5_match(query, level, "title_terms")],
        )
        return [number for (number,) in rows]

    def holders(self, terms: Iterable[str]) -> list[int]:
        rows = self.database.execute(
            "SELECT rowid FROM report_index WHERE report_index MATCH ?", [fts5_any(terms)]
        )
        return [number for (number,) in rows]


class Postgres:
    """Ready-made terms as tsvector, under GIN."""

    name = "ours on PostgreSQL"

    def __init__(self, documents: list[Document], database: psycopg.Connection[Any]) -> None:
        self.database = database
        database.execute(
            "CREATE TEMP TABLE report (number integer PRIMARY KEY, published text,"
            " title_terms tsvector, terms tsvector, phrases text)"
        )
        with database.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO report VALUES (%s, %s, array_to_tsvector(%s), array_to_tsvector(%s), %s)",
                [
                    (
                        row.number,
                        row.published,
                        title := index_terms(row.title),
                        title + index_terms(row.text),
                    )
                    + (phrase_text(row.title) + phrase_text(row.text),)
                    for row in documents
                ],
            )
        database.execute("CREATE INDEX ON report USING gin (terms)")
        database.execute("ANALYZE report")

    def find(self, query: Query, level: int) -> list[int]:
        if query.asks_nothing:
            return []
        likes, patterns = phrases_sql(query, "%s")
        asked = tsquery(query, level)
        return self._numbers(
            f"SELECT number FROM report WHERE terms @@ %s::tsquery{likes}"  # noqa: S608
            ' ORDER BY title_terms @@ %s::tsquery DESC, published COLLATE "C" DESC, number DESC',
            [asked, *patterns, asked],
        )

    def holders(self, terms: Iterable[str]) -> list[int]:
        return self._numbers("SELECT number FROM report WHERE terms @@ %s::tsquery", [tsquery_any(terms)])

    def _numbers(self, statement: str, values: list[str]) -> list[int]:
        return [number for (number,) in self.database.execute(statement, values)]


class StockFts5:
    """FTS5 with its own tokenizer, unicode61; a question by its own bm25."""

    name = "FTS5 unicode61"

    def __init__(self, documents: list[Document]) -> None:
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE report USING fts5(text)")
        self.database.executemany(
            "INSERT INTO report (rowid, text) VALUES (?, ?)",
            ((row.number, f"{row.title} {row.text}") for row in documents),
        )

    def find(self, text: str) -> list[int]:
        return self._numbers(" AND ".join(self._words(text)), "rowid")

    def best(self, text: str) -> list[int]:
        return self._numbers(" OR ".join(self._words(text)), "bm25(report)")[:10]

    def _words(self, text: str) -> list[str]:
        return [f'"{word}"' for word in text.replace('"', " ").replace("\0", " ").split()]

    def _numbers(self, expression: str, order: str) -> list[int]:
        if not expression:
            return []
        rows = self.database.execute(
            f"SELECT rowid FROM report WHERE report MATCH ? ORDER BY {order}",
            [expression],  # noqa: S608
        )
        return [number for (number,) in rows]


class StockPostgres:
    """PostgreSQL's `arabic` configuration; a question by its own ts_rank."""

    name = "PostgreSQL arabic"

    def __init__(self, documents: list[Document], database: psycopg.Connection[Any]) -> None:
        self.database = database
        database.execute("CREATE TEMP TABLE stock (number integer PRIMARY KEY, vector tsvector)")
        with database.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO stock VALUES (%s, to_tsvector('arabic', %s))",
                [(row.number, f"{row.title} {row.text}".replace("\0", " ")) for row in documents],
            )

    def find(self, text: str) -> list[int]:
        rows = self.database.execute(
            "SELECT number FROM stock WHERE vector @@ plainto_tsquery('arabic', %s)",
            [text.replace("\0", " ")],
        )
        return [number for (number,) in rows]

    def best(self, text: str) -> list[int]:
        rows = self.database.execute(
            "SELECT number FROM stock,"
            " (SELECT replace(plainto_tsquery('arabic', %s)::text, '&', '|')::tsquery AS asked) AS question"
            " WHERE vector @@ asked ORDER BY ts_rank(vector, asked) DESC, number LIMIT 10",
            [text.replace("\0", " ")],
        )
        return [number for (number,) in rows]


def phrases_sql(query: Query, placeholder: str) -> tuple[str, list[str]]:
    """Conditions for the phrases of a query, and their values."""
    conditions, patterns = "", []
    for phrase, holds in [(phrase, "AND") for phrase in query.phrases] + [
        (phrase, "AND NOT") for phrase in query.excluded_phrases
    ]:
        spellings = [f"%{spelling}%" for spelling in phrase.spellings()]
        conditions += f" {holds} ({' OR '.join([f'phrases LIKE {placeholder}'] * len(spellings))})"
        patterns += spellings
    return conditions, patterns


@contextmanager
def scratch_database(server: str) -> Iterator[psycopg.Connection[Any]]:
    """A new database in which every letter is known as one: in locale C `arabic` keeps commas in its words."""
    name = sql.Identifier(SCRATCH)
    with psycopg.connect(server, autocommit=True) as outer:
        outer.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        outer.execute(
            sql.SQL(
                "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'"
                " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
            ).format(name)
        )
        try:
            with psycopg.connect(server, dbname=SCRATCH) as database:
                yield database
        finally:
            outer.execute(sql.SQL("DROP DATABASE {}").format(name))
