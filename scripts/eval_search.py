"""Search the documents of an evaluation set on both databases and write what was found.

    python scripts/eval_search.py --docs DOCS.jsonl --queries QUERIES.jsonl --out FOLDER
    python scripts/eval_search.py --pairs PAIRS.tsv --out FOLDER

DOCS has a line {"id", "text"} a document, perhaps with "title" and "date"; QUERIES a line {"q", "kind", "relevant"}
a query. Where `relevant` is a list, everything found is written, in the order of a results page: title match, then
date, then number. The kinds `lemma` and `al` are asked on level 1, others on level 2, unless --level says otherwise.
Where `relevant` is one document, the query is a question, and the ten best are written, best first.
With --synonyms TABLE.tsv, in the form of articles/synonyms/news.tsv, the words of a query find their synonyms too.
FOLDER gets sqlite.jsonl and postgresql.jsonl, a line {"q", "kind", "ids"} a query, or pairs.tsv, the columns of
PAIRS and `found`, asked on level 1. What the databases find by themselves is printed beside it.

A PostgreSQL is started for the run, unless TEST_DATABASE_URL names one in which a database may be made and removed.
Exit status 1 if the two databases differ, 2 where a file cannot be read.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psycopg

from articles.synonyms.group import read_list
from articles.synonyms.table import Table
from newsroom.arabic.search_terms import (
    QUESTION_LEVEL,
    Query,
    candidates,
    closeness,
    index_terms,
    parse_query,
    rarity,
)
from newsroom.arabic.search_terms.inflection import folded_words
from scripts.search_engines import (
    Document,
    Engine,
    Postgres,
    Sqlite,
    StockFts5,
    StockPostgres,
    scratch_database,
)
from scripts.with_postgres import postgres

NARROW_KINDS = ("lemma", "al")
BEST = 10
Row = dict[str, Any]
Answer = Callable[[Row], list[int]]


def read_jsonl(path: Path, *fields: str) -> list[Row]:
    """The objects of a file. Raises ValueError with the line that is none or lacks a field."""
    rows = []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                rows.append(row)
                missing = [field for field in fields if field not in row]
            except (ValueError, TypeError) as fault:
                raise ValueError(f"{path}: line {number}: {fault}") from fault
            if missing:
                raise ValueError(f"{path}: line {number}: no {', '.join(missing)}")
    return rows


def read_documents(path: Path) -> list[Document]:
    """The documents of a file, numbered from one."""
    return [
        Document(number, str(row["id"]), row["text"], row.get("title", ""), row.get("date", ""))
        for number, row in enumerate(read_jsonl(path, "id", "text"), 1)
    ]


def is_question(row: Row) -> bool:
    """Whether one document answers it."""
    return isinstance(row.get("relevant"), str)


class Ours:
    """The answers of an engine to the rows of a query file."""

    def __init__(self, engine: Engine, documents: list[Document], level: int | None, synonyms: Table) -> None:
        self.engine, self.level, self.synonyms = engine, level, synonyms
        self.texts = {row.number: f"{row.title} {row.text}" for row in documents}
        self.usual_length = sum(len(folded_words(text)) for text in self.texts.values()) / max(
            len(documents), 1
        )

    def __call__(self, row: Row) -> list[int]:
        if is_question(row):
            return self.best(row["q"])
        return self.engine.find(
            self.read(row["q"]), self.level or (1 if row.get("kind") in NARROW_KINDS else 2)
        )

    def read(self, text: str) -> Query:
        """The query a text is, with its synonyms."""
        return self.synonyms.expand(parse_query(text))

    def best(self, question: str) -> list[int]:
        """The documents that answer a question best."""
        words = self.read(question).words
        holders = [self.engine.holders(word.terms(QUESTION_LEVEL)) for word in words]
        rarities = [rarity(len(numbers), len(self.texts)) for numbers in holders]
        close = {
            number: closeness(self.texts[number], words, rarities, self.usual_length)
            for number in candidates(holders, rarities)
        }
        return sorted(close, key=lambda number: (-close[number], -number))[:BEST]


def stock_answer(engine: StockFts5 | StockPostgres) -> Answer:
    """The answers of a database by itself."""

    def answer(row: Row) -> list[int]:
        return engine.best(row["q"]) if is_question(row) else engine.find(row["q"])

    return answer


def set_figures(rows: list[Row], answers: list[list[str]]) -> str:
    """Micro-averaged precision, recall, F and the share of queries that find nothing."""
    hits = sum(
        len(set(row["relevant"]).intersection(found)) for row, found in zip(rows, answers, strict=True)
    )
    found, wanted = sum(map(len, answers)), sum(len(row["relevant"]) for row in rows)
    empty = sum(not found for found in answers) / len(rows)
    return f"P {hits / max(found, 1):.3f}  R {hits / wanted:.3f}  F {2 * hits / (found + wanted):.3f}  zero {empty:.3f}"


def question_figures(rows: list[Row], answers: list[list[str]]) -> str:
    """Mean reciprocal rank and the share of questions answered among the first 1, 5 and 10."""
    ranks = [
        found.index(row["relevant"]) + 1 if row["relevant"] in found else 0
        for row, found in zip(rows, answers, strict=True)
    ]
    shares = (f"R@{most} {sum(0 < rank <= most for rank in ranks) / len(ranks):.3f}" for most in (1, 5, 10))
    return f"MRR@10 {sum(1 / rank for rank in ranks if rank) / len(ranks):.3f}  {'  '.join(shares)}"


def show(name: str, rows: list[Row], answers: list[list[str]], seconds: float) -> None:
    """Print the figures of an engine, kind by kind."""
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.get("relevant"):
            kinds["questions" if is_question(row) else str(row.get("kind", "queries"))].append(place)
    for kind, places in kinds.items():
        figures = question_figures if kind == "questions" else set_figures
        print(f"{name:20}{kind:10}{figures([rows[p] for p in places], [answers[p] for p in places])}")
    print(f"{'':20}{seconds / max(len(rows), 1) * 1000:.2f} ms a query")


def run(name: str, answer: Answer, rows: list[Row], names: dict[int, str]) -> list[list[str]]:
    """The documents that an engine finds for each row, printed as figures."""
    start = time.perf_counter()
    answers = [[names[number] for number in answer(row)] for row in rows]
    show(name, rows, answers, time.perf_counter() - start)
    return answers


def evaluate_queries(docs: Path, queries: Path, out: Path, level: int | None, synonyms: Table) -> int:
    """Write both result files; the number of queries on which the databases differ."""
    documents, rows = read_documents(docs), read_jsonl(queries, "q")
    names = {document.number: document.name for document in documents}
    size = sum(len(row.text.encode("utf-8", "replace")) for row in documents) / 1024
    start = time.process_time()
    for document in documents:
        index_terms(document.text)
    speed = (time.process_time() - start) / max(size, 1) * 1e6
    print(f"{len(documents)} documents; analyser {speed:.0f} µs per KB, cold")
    with scratch() as database:
        sqlite, postgresql = (
            run(engine.name, Ours(engine, documents, level, synonyms), rows, names)
            for engine in (Sqlite(documents), Postgres(documents, database))
        )
        for stock in (StockFts5(documents), StockPostgres(documents, database)):
            run(stock.name, stock_answer(stock), rows, names)
    out.mkdir(parents=True, exist_ok=True)
    for name, answers in (("sqlite", sqlite), ("postgresql", postgresql)):
        with (out / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
            for row, ids in zip(rows, answers, strict=True):
                kind = {"kind": row["kind"]} if "kind" in row else {}
                lines.write(json.dumps({"q": row["q"], **kind, "ids": ids}, ensure_ascii=False) + "\n")
    different = sum(one != other for one, other in zip(sqlite, postgresql, strict=True))
    print(f"{len(rows)} result lists, {len(rows) - different} identical on both databases")
    return different


def evaluate_pairs(pairs: Path, out: Path, synonyms: Table) -> int:
    """Write pairs.tsv; the number of pairs on which the databases differ."""
    with pairs.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        columns, rows = list(reader.fieldnames or []), list(reader)
    if not {"query", "text"} <= set(columns):
        raise ValueError(f"{pairs}: columns query, text are needed, not {', '.join(columns) or 'none'}")
    documents = [Document(number, str(number), row["text"]) for number, row in enumerate(rows, 1)]
    with scratch() as database:
        found = [
            [
                number in engine.find(synonyms.expand(parse_query(row["query"])), 1)
                for number, row in enumerate(rows, 1)
            ]
            for engine in (Sqlite(documents), Postgres(documents, database))
        ]
    out.mkdir(parents=True, exist_ok=True)
    with (out / "pairs.tsv").open("w", encoding="utf-8", newline="") as results:
        results.write("\t".join([*columns, "found"]) + "\n")
        for row, hit in zip(rows, found[0], strict=True):
            results.write("\t".join([*(row[column] for column in columns), str(int(hit))]) + "\n")
    for wanted, title in (("1", "must match"), ("0", "must not match")):
        asked = [hit for row, hit in zip(rows, found[0], strict=True) if row.get("match") == wanted]
        print(f"{title}: {sum(asked)} of {len(asked)} found")
    return sum(one != other for one, other in zip(*found, strict=True))


@contextmanager
def scratch() -> Iterator[psycopg.Connection[Any]]:
    """A PostgreSQL database for this run."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        with scratch_database(given) as database:
            yield database
        return
    with postgres() as url, scratch_database(url.replace("postgres://", "postgresql://", 1)) as database:
        yield database


def main(arguments: list[str]) -> int:
    """The exit status: 0, 1 if the databases differ, 2 where a file cannot be read or written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("docs", "queries", "pairs", "synonyms"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--level", type=int, choices=(1, 2))
    options = parser.parse_args(arguments)
    if bool(options.docs) != bool(options.queries) or not (options.docs or options.pairs):
        parser.error("give --docs with --queries, or --pairs, or all three")
    different = 0
    try:
        synonyms = Table(read_list(options.synonyms) if options.synonyms else ())
        if options.docs:
            different += evaluate_queries(options.docs, options.queries, options.out, options.level, synonyms)
        if options.pairs:
            different += evaluate_pairs(options.pairs, options.out, synonyms)
    except (OSError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 2
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
