"""Parts of long lists: eras that cover any span, windows that miss nothing, pairs that rule texts out."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles.eras import covering, eras_of
from articles.models.search_document import EPOCH, MOST_SECONDS, place_of
from articles.search import Filters, lookup, postgresql, search
from newsroom.arabic.search_terms import pair_table, parse_query, phrase_text
from newsroom.arabic.search_terms.pairs import pair_numbers
from tests import factories

SECONDS = st.integers(-MOST_SECONDS + 1, MOST_SECONDS - 1)
NEWEST = datetime(2025, 6, 1, 9, tzinfo=UTC)


@given(SECONDS, st.integers(0, 2**30), st.integers(0, 2**30))
def test_eras_cover_a_span_and_are_few(start, length, inside):
    def place(seconds):
        return place_of(EPOCH + timedelta(seconds=min(seconds, MOST_SECONDS - 1)), 7)

    low, high = place(start), place(start + length) + 1
    eras = covering(low, high)
    assert eras_of(place(start + min(inside, length))) & set(eras)
    assert len(eras) == len(set(eras)) <= 80


def test_an_era_far_away_is_not_asked_for():
    low = place_of(NEWEST, 1)
    long_ago = eras_of(place_of(NEWEST - timedelta(days=30), 1))
    assert not long_ago & set(covering(low, low + 1))


def holds(table: bytes, number: int) -> bool:
    bit = number % (len(table) * 8)
    return bool(table[bit >> 3] & 1 << (bit & 7))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("اجتماع مجلس الوزراء اليوم", "مجلس الوزراء"),
        ("قرار لمجلس الوزراء", "مجلس الوزراء"),
        ("زيارة للقدس القديمة", "القدس القديمة"),
        ("وبال الناس", "بال الناس"),
        ("في بيت ابي", "بيت ابي"),
    ],
)
def test_the_table_has_every_pair_of_a_phrase_however_its_first_word_is_written(text, phrase):
    [asked] = parse_query(f'"{phrase}"').phrases
    assert any(spelling in phrase_text(text) for spelling in asked.spellings())
    table = pair_table(phrase_text(text).split())
    assert asked.pairs() and all(holds(table, number) for number in asked.pairs())


def test_the_table_rules_most_other_pairs_out():
    words = [f"كلمة{number}" for number in range(300)]
    table = pair_table(words)
    others = [pair_numbers(f"شيء{number}", "آخر") for number in range(1000)]
    assert sum(all(holds(table, number) for number in pair) for pair in others) < 100
    assert len(pair_table([])) <= 16


@pytest.mark.django_db
def test_small_windows_find_what_large_ones_find(monkeypatch):
    chance, sections = random.Random(3), [factories.section(), factories.section()]
    for age in range(60):
        said = " ".join(chance.choices(["باب", "نهر", "غيمة", "سفينة", "ميناء"], k=4))
        moment = NEWEST - timedelta(hours=int(age**2.5))
        title = f"خبر {age} {said if age % 7 == 3 else ''}"  # some hold the words in their titles
        factories.report(title, body=f"<p>{said}</p>", to=sections[age % 2], at=moment)
    one_section = Filters({"section": sections[1].pk})

    def found():
        asked = (
            "باب",
            "باب نهر",
            '"باب نهر"',
            "باب -نهر",
            '"غيمة سفينة ميناء"',
            "متى يصل نهر سفينة غيمة باب",
        )
        results = [
            search(parse_query(text), filters, order)
            for text in asked
            for order in ("relevance", "date")
            for filters in (None, one_section)
        ]
        return [[report.pk for report in (*result.reports, *result.near)] for result in results]

    whole = found()
    assert any(whole)
    monkeypatch.setattr(postgresql, "FIRST", 2)
    for growth, short in ((1, 0), (2, 5_000), (16, 0), (16, 5_000)):
        monkeypatch.setattr(postgresql, "MOST_GROWTH", growth)
        monkeypatch.setattr(postgresql, "SHORT", short)
        assert found() == whole


@pytest.mark.django_db
def test_a_phrase_is_compared_in_so_many_of_the_newest(monkeypatch):
    section = factories.section()
    for age in range(6):
        body = "<p>باب نهر</p>" if age in (1, 4) else "<p>باب ثم نهر</p>"
        factories.report(f"خبر {age}", body=body, to=section, at=NEWEST - timedelta(days=age))

    def found(**links):
        results = search(parse_query('"باب نهر"'), Filters(links))
        return [report.shown.headline for report in results.reports], results.compared

    assert found() == (["خبر 1", "خبر 4"], 0)
    monkeypatch.setattr(lookup, "COMPARED", 3)
    assert found() == (["خبر 1"], 3)
    assert found(section=section.pk) == (["خبر 1", "خبر 4"], 0)
    monkeypatch.setattr(lookup, "COMPARED_OF_A_LINK", 4)
    assert found(section=section.pk) == (["خبر 1"], 4)
    monkeypatch.setattr(postgresql, "FIRST", 2)
    assert found() == (["خبر 1"], 3)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="FTS5 is one index")
def test_a_window_of_titles_is_looked_up_in_their_index_and_no_other_window_is(paper):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        with CaptureQueriesContext(connection) as captured:
            search(parse_query("باب بيت"), Filters({"section": paper.section.pk}))
            search(
                parse_query("باب بيت"), Filters({"section": paper.section.pk}), cursor="t481000000000000000"
            )
            search(parse_query('"باب بيت"'))
        windows = [query["sql"] for query in captured if "AS window_hits" in query["sql"]]
        of_titles = [sql for sql in windows if " title_terms @@" in sql and "NOT title_terms" not in sql]
        assert windows and len(of_titles) < len(windows)
        for sql in windows:
            cursor.execute(f"EXPLAIN {sql}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
            if sql not in of_titles:
                assert "articles_search_title" not in plan, plan
