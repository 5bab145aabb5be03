"""Counts take the right one of six forms, and typed numbers are understood."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from newsroom.arabic.digits import Digits
from newsroom.arabic.nouns import NOUNS
from newsroom.arabic.numbers import counted, grouped, plural_form, read_number
from newsroom.arabic.relative_time import time_ago, time_ahead

REPORT = NOUNS["report"]


@given(st.integers(0, 10**12))
def test_the_plural_class_is_that_of_cldr(number):
    assert plural_form(number) == Locale("ar").plural_form(number)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (0, "لا تقارير"),
        (1, "تقرير واحد"),
        (2, "تقريران"),
        (3, "3 تقارير"),
        (10, "10 تقارير"),
        (11, "11 تقريرًا"),
        (99, "99 تقريرًا"),
        (100, "100 تقرير"),
        (101, "101 تقرير"),
        (102, "102 تقرير"),
        (103, "103 تقارير"),
        (1234, "1,234 تقريرًا"),
    ],
)
def test_a_count_agrees_with_its_noun(number, printed):
    assert counted(number, REPORT) == printed


def test_a_count_uses_the_digits_of_the_house():
    assert counted(12345, NOUNS["word"], Digits.ARAB) == "١٢٬٣٤٥ كلمة"
    assert grouped(-1234) == "-1,234"


@given(st.integers(0, 10**9), st.sampled_from(sorted(NOUNS)))
def test_one_and_two_are_words_and_the_rest_begin_with_the_number(number, name):
    printed = counted(number, NOUNS[name])
    assert printed.startswith(grouped(number)) == (number > 2)


def test_nothing_is_counted_below_zero():
    with pytest.raises(ValueError, match="from zero"):
        counted(-1, REPORT)


@pytest.mark.parametrize(("count", "unit"), [(0, "day"), (-2, "day"), (3, "fortnight")])
def test_no_time_is_told_in_unknown_units_or_none_of_them(count, unit):
    with pytest.raises(ValueError, match="unit|at least"):
        time_ago(count, unit)


@given(st.integers(3, 10**5), st.sampled_from(["second", "minute", "hour", "day", "week", "month", "year"]))
def test_a_count_of_units_stays_in_its_unit(count, unit):
    assert time_ago(count, unit).startswith(f"قبل {count} ")
    assert time_ahead(count, unit) == "بعد" + time_ago(count, unit).removeprefix("قبل")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("١٢٫٥", "12.5"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1,234", "1234"),
        ("1،234،567", "1234567"),
        ("12،5", "12.5"),
        ("12,50", "12.50"),
        ("−٣", "-3"),
        ("\u200f۴۲ ", "42"),
        ("1 234", "1234"),
        ("1,23,4", "1,23,4"),
        ("خمسة", "خمسة"),
    ],
)
def test_a_number_is_read_however_it_is_typed(typed, read):
    assert read_number(typed) == read


@given(st.integers(-(10**15), 10**15), st.sampled_from(Digits))
def test_every_printed_number_is_read_back(number, digits):
    assert int(read_number(grouped(number, digits))) == number
