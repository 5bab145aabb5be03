"""Left-to-right runs are set apart, once, and nothing of the text is lost."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import given

from newsroom.arabic.typography import (
    count_words,
    isolate_html,
    isolate_plain,
    ltr_runs,
    reading_minutes,
    strip_bidi,
)
from tests.arabic.strategies import texts


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("هاتف +961 1 345-678 للتواصل", ["+961 1 345-678"]),
        ("الهاتف: 01 345-678", ["01 345-678"]),
        ("اتصل (+970) 8 123 4567.", ["(+970) 8 123 4567"]),
        ("قناة ABC+ ولغة C++", ["ABC+", "C++"]),
        ("صحيفة The Daily Harbour أمس", ["The Daily Harbour"]),
        ("تقنية 5G ومرض COVID-19 وهاتف Nova 15", ["5G", "COVID-19", "Nova 15"]),
        ("صدر Atlas 3.2.1، ثم Atlas 4.", ["Atlas 3.2.1", "Atlas 4"]),
        ("شركة R&D (US) الجديدة", ["R&D (US)"]),
        ("اسم (Harbour Daily)", ["Harbour Daily"]),
        ("كتبها Çelik Azərtürk ونشرها", ["Çelik Azərtürk"]),
        (
            "راسلنا: desk@example.org، أو https://example.org/a?b=1.",
            ["desk@example.org", "https://example.org/a?b=1"],
        ),
        ("ارتفع 50% ثم +3.5% وبلغت -7 درجات", ["50%", "+3.5%", "-7"]),
        ("سعره $20 عند 25°C", ["$20", "25°C"]),
        ("بين 2023-2025 وفاز 3-2 في 06/12/2025 الساعة 14:05", []),
        ("بلغ العدد 1,234 شخصًا و50٪ منهم", []),
        ("", []),
    ],
)
def test_runs_that_read_left_to_right_are_found(text, runs):
    assert [text[start:end] for start, end in ltr_runs(text)] == runs


def test_markup_isolates_and_escapes():
    assert isolate_html("«A&B» <b> +961 1 345-678") == (
        '«<bdi>A&amp;B</bdi>» &lt;<bdi>b</bdi>&gt; <bdi dir="ltr">+961 1 345-678</bdi>'
    )


def test_plain_text_isolates_with_signs_that_nobody_sees():
    assert isolate_plain("هاتف +961 1 345-678") == "هاتف \u2068+961 1 345-678\u2069"


@given(texts)
def test_isolating_twice_changes_nothing(text):
    once = isolate_plain(text)
    assert isolate_plain(once) == once


@given(texts)
def test_nothing_of_the_text_is_lost(text):
    assert strip_bidi(isolate_plain(text)) == strip_bidi(text)
    assert unescape(re.sub(r"</?bdi(?: dir=\"ltr\")?>", "", isolate_html(text))) == text


@given(texts)
def test_no_markup_survives_but_our_own(text):
    rest = re.sub(r'</?bdi>|<bdi dir="ltr">', "", isolate_html(text))
    assert not set(rest) & set("<>\"'")


@given(texts)
def test_runs_stand_in_order_and_apart(text):
    runs = ltr_runs(text)
    assert all(start < end for start, end in runs)
    assert all(before[1] <= after[0] for before, after in zip(runs, runs[1:], strict=False))


@pytest.mark.parametrize("unit", ["1", "1,", "a%", "0 1", "+1 ", "a.", "www.", "(a ", "٪+", "a@", "1-", "a-"])
def test_no_text_takes_longer_than_its_length(unit):
    started = time.process_time()
    ltr_runs(unit * 20_000)
    assert time.process_time() - started < 2


@given(texts)
def test_direction_signs_go_and_nothing_else(text):
    stripped = strip_bidi(text)
    assert stripped == "".join(
        c
        for c in text
        if c not in "\u061c\u200e\u200f" and not "\u202a" <= c <= "\u202e" and not "\u2066" <= c <= "\u2069"
    )


def test_words_are_counted_between_spaces():
    assert count_words("قال – إن «الميناء» مفتوح ( 3 أيام )") == 6


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (100, 1), (362, 2), (1810, 10)])
def test_reading_takes_whole_minutes_and_at_least_one(words, minutes):
    assert reading_minutes(words) == minutes


def test_no_text_has_fewer_words_than_none():
    with pytest.raises(ValueError, match="words"):
        reading_minutes(-1)
