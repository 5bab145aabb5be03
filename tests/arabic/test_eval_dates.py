"""The command that prints the dates of a gold file, and what it says of files it cannot read."""

from __future__ import annotations

import csv

import pytest

from scripts.eval_dates import main

DATES = """date\tlocale\tstyle\texpected
2023-11-05\tar_KW\tsite\tالأحد، 05 نوفمبر، 2023
2023-11-05\tar_SY\tfull-arab-digits\tالأحد، ٥ تشرين الثاني ٢٠٢٣
2023-11-05\tdual\tparen\t5 نوفمبر (تشرين الثاني) 2023
2023-11-05\thijri\tumalqura\t21 ربيع الثاني 1445
"""
RELATIVE = """unit\tn\texpected
second\t11\tقبل 11 ثانية
month\t11\tقبل 11 شهرًا
"""


@pytest.mark.parametrize("gold", [DATES, RELATIVE])
def test_every_row_gets_its_result(tmp_path, gold):
    (tmp_path / "gold.tsv").write_text(gold, encoding="utf-8")
    assert main([str(tmp_path / "gold.tsv"), str(tmp_path / "out.tsv")]) == 0
    with (tmp_path / "out.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) == gold.count("\n") - 1
    assert [row["result"] for row in rows] == [row["expected"] for row in rows]


@pytest.mark.parametrize(
    ("gold", "complaint"),
    [
        ("", "columns"),
        ("a\tb\n1\t2\n", "columns"),
        (DATES + "2023-02-30\tar\tsite\tx\n", "line 6"),
        (DATES + "2023-02-03\tfr\tsite\tx\n", "line 6"),
        (DATES + "2023-02-03\tar\tgothic\tx\n", "line 6"),
        (RELATIVE + "fortnight\t3\tx\n", "line 4"),
        (RELATIVE + "day\tmany\tx\n", "line 4"),
    ],
)
def test_a_gold_that_cannot_be_read_is_refused_with_its_line(tmp_path, capsys, gold, complaint):
    (tmp_path / "gold.tsv").write_text(gold, encoding="utf-8")
    assert main([str(tmp_path / "gold.tsv"), str(tmp_path / "out.tsv")]) == 2
    assert complaint in capsys.readouterr().err
    assert not (tmp_path / "out.tsv").exists()


@pytest.mark.parametrize("arguments", [[], ["one"], ["/nowhere/gold.tsv", "/nowhere/out.tsv"]])
def test_missing_arguments_and_files_are_said(capsys, arguments):
    assert main(arguments) == 2
    assert capsys.readouterr().err
