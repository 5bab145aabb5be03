"""The command that searches an evaluation set: what it finds on SQLite, and what it says of files it cannot read."""

from __future__ import annotations

import pytest

from articles.synonyms.table import Table
from newsroom.arabic.search_terms import parse_query
from scripts.eval_search import Ours, main, question_figures, set_figures
from scripts.search_engines import Document, Sqlite, StockFts5

DOCUMENTS = [
    Document(1, "a", "افتتح الوزراء المعرض في بيروت", published="2025-01-01"),
    Document(2, "b", "وزير الثقافة في القدس", published="2025-01-03"),
    Document(3, "c", "ولد الشاعر في يافا عام 1920", title="سيرة وزير", published="2025-01-02"),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("وزير", [3, 2, 1]),
        ("وزير -يافا", [2, 1]),
        ('"الوزراء المعرض"', [1]),
        ('وزير -"الثقافة في القدس"', [3, 1]),
        ("", []),
    ],
)
def test_reports_are_found_in_the_order_of_a_results_page(query, found):
    assert Sqlite(DOCUMENTS).find(parse_query(query), 1) == found


def test_a_question_finds_the_text_that_holds_its_rare_words():
    answer = Ours(Sqlite(DOCUMENTS), DOCUMENTS, None, Table(()))
    assert answer({"q": "أين ولد الوزير الشاعر؟", "relevant": "c"})[0] == 3
    assert answer({"q": "؟", "relevant": "c"}) == []


@pytest.mark.parametrize("query", ['"', "NEAR(", "بيروت \0", ""])
def test_the_engine_it_is_compared_with_takes_any_text(query):
    stock = StockFts5(DOCUMENTS)
    assert stock.find(query) == stock.best(query) == ([1] if "بيروت" in query else [])


def test_figures_are_averaged_over_all_queries():
    rows = [{"relevant": ["a", "b"]}, {"relevant": ["c", "d"]}]
    assert set_figures(rows, [["a", "b", "c"], []]) == "P 0.667  R 0.500  F 0.571  zero 0.500"
    questions = [{"relevant": "a"}, {"relevant": "b"}]
    assert question_figures(questions, [["c", "a"], []]) == "MRR@10 0.250  R@1 0.000  R@5 0.500  R@10 0.500"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "line 1"),
        ('{"id": "a", "text": "b"}\n[]\n', "line 2"),
        ('{"id": "a"}\n', "no text"),
        ("7\n", "line 1"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(tmp_path, capsys, content, complaint):
    (tmp_path / "docs").write_text(content, encoding="utf-8")
    (tmp_path / "queries").write_text('{"q": "a", "relevant": []}\n', encoding="utf-8")
    files = [
        "--docs",
        str(tmp_path / "docs"),
        "--queries",
        str(tmp_path / "queries"),
        "--out",
        str(tmp_path / "out"),
    ]
    assert main(files) == 2
    assert complaint in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
