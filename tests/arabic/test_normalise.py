"""Spellings that readers take for one word become one, and the way back to the original is never lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.arabic.normalise import (
    Profile,
    fold,
    fold_name,
    fold_with_offsets,
    sort_key,
    tokens,
    western_digits,
)
from tests.arabic.strategies import texts

profiles = st.sampled_from(Profile)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("القــــدس", "القدس"),
        ("أحمد إحسان آمال ٱسم", "احمد احسان امال اسم"),
        ("مستشفى الأميرة", "مستشفي الاميره"),
        ("علی کتاب", "علي كتاب"),
        ("ﻻ ﷲ", "لا الله"),
        ("مسئول مسءول مسؤول", "مسوول مسوول مسوول"),
        ("مسئُول", "مسوول"),
        ("بيئة قارئ لؤلؤ", "بييه قاري لولو"),
        ("عام ٢٠٢٥ و۱۴۰۴", "عام 2025 و1404"),
        ("شركة ABC", "شركه abc"),
        ("ASCII Only", "ascii only"),
        ("می\u200cشود\u200f", "ميشود"),
        ("İzmir", "izmir"),
    ],
)
def test_one_spelling_stands_for_all(written, folded):
    assert fold(written) == folded


@given(texts, profiles)
def test_folding_twice_changes_nothing(text, profile):
    once = fold_with_offsets(text, profile).text
    assert fold_with_offsets(once, profile).text == once


@given(texts, profiles)
def test_every_folded_character_knows_where_it_came_from(text, profile):
    folded = fold_with_offsets(text, profile)
    assert folded.text == (fold(text) if profile is Profile.SEARCH else fold_name(text))
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets)


@given(texts, profiles)
def test_a_word_cut_from_the_original_folds_to_itself(text, profile):
    """A ligature may end one word and start the next, so a piece may say more than its word, never less."""
    for token in tokens(text, profile):
        piece = fold_with_offsets(text[token.start : token.end], Profile.SEARCH).text
        assert fold(token.text) in piece


@given(texts)
def test_words_stand_in_the_order_of_the_text(text):
    found = tokens(text)
    assert all(token.start < token.end <= len(text) for token in found)
    assert all(first.start <= second.start for first, second in zip(found, found[1:], strict=False))


def test_a_word_takes_its_vowel_signs_along_but_no_invisible_mark():
    text = "قالَ\u200f مُحَمَّدٌ\u200f: نعم"
    assert [text[token.start : token.end] for token in tokens(text)] == ["قالَ", "مُحَمَّدٌ", "نعم"]


def test_a_ligature_is_shown_whole():
    text = "ﻻجئ"
    assert [(token.text, token.start, token.end) for token in tokens(text)] == [("لاجي", 0, 3)]
    assert fold_with_offsets(text).original_span(0, 1) == (0, 1)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (0, 9)])
def test_a_span_that_is_none_is_refused(start, end):
    with pytest.raises(ValueError, match="no span"):
        fold_with_offsets("بيروت").original_span(start, end)


def test_names_keep_the_maqsura_of_short_words():
    assert fold_name("على علي منى مصطفى إلى") == "على علي منى مصطفي الى"
    assert fold_name("عَلَى") == "على"


def test_names_sort_without_their_article():
    names = ["الزبير", "أحمد", "آمنة", "باسم", "ألمانيا", "الأردن", "إيمان"]
    assert sorted(names, key=sort_key) == ["أحمد", "الأردن", "ألمانيا", "آمنة", "إيمان", "باسم", "الزبير"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("«القدس»", "قدس"),
        ("ألبانيا", "البانيا"),
        ("آل ثاني", "ال ثاني"),
        ("الله", "الله"),
        ("ٱلقُدس", "قدس"),
        ("", ""),
    ],
)
def test_what_a_name_is_sorted_by(name, key):
    assert sort_key(name) == key


def test_digits_become_western_and_nothing_else_changes():
    assert western_digits("أُغلقت ٣ طرق و۱۲ جسرًا، 5%") == "أُغلقت 3 طرق و12 جسرًا، 5%"
