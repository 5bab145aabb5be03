"""An address reads like its headline, is short, and comes out the same however the headline was typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.arabic.slugs import MOST_CHARACTERS, slugify
from tests.arabic.strategies import texts

SLUG = r"[^\W_]+(?:-[^\W_]+)*"

LONG = (
    "افتتاح المعرض الوطني للزراعة المائية في مدينة المرجان الساحلية "
    "بمشاركة مئة شركة ناشئة من عشرين دولة على مدى ثلاثة أيام"
)


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("افتتاح «المكتبة» الكبرى اليوم!", "افتتاح-المكتبة-الكبرى-اليوم"),
        ("القــــدسُ تحتفي", "القدس-تحتفي"),
        ("إعادة فتح الطريق ٣/٤", "إعادة-فتح-الطريق-3-4"),
        ("البحر/الجبل", "البحر-الجبل"),
        ("ﻻ عودة", "لا-عودة"),
        ("Café ABC+ في\u200f المدينة", "cafe-abc-في-المدينة"),
        ("__ -- --", ""),
        ("؟!", ""),
        ("", ""),
    ],
)
def test_a_headline_makes_a_readable_address(headline, slug):
    assert slugify(headline) == slug


def test_where_nothing_is_left_the_fallback_stands():
    assert slugify("؟!", "42") == "42"
    assert slugify("نعم", "42") == "نعم"


def test_a_long_headline_loses_particles_and_is_cut_at_a_word():
    slug = slugify(LONG)
    assert slug == "افتتاح-المعرض-الوطني-للزراعة-المائية-مدينة-المرجان-الساحلية-بمشاركة-مئة-شركة"


def test_a_short_headline_keeps_its_particles_and_every_headline_its_negations():
    assert slugify("من البحر إلى الجبل") == "من-البحر-إلى-الجبل"
    assert "لا" in slugify("لا " + LONG).split("-")


def test_a_headline_of_particles_alone_is_not_emptied():
    assert slugify("من إلى " * 20).startswith("من-إلى-من")


def test_one_endless_word_is_cut():
    assert slugify("ه" * 500) == "ه" * MOST_CHARACTERS


@given(texts, st.sampled_from(["", "7"]))
def test_an_address_keeps_to_its_letters_and_its_length(text, fallback):
    slug = slugify(text, fallback)
    assert len(slug) <= MOST_CHARACTERS
    assert (slug == "" and fallback == "") or re.fullmatch(SLUG, slug)
    assert slug == slug.lower()
    assert not set(slug) & set("ـ٠١٢٣٤٥٦٧٨٩_")


@given(texts)
def test_the_address_of_an_address_is_itself(text):
    assert slugify(slugify(text)) == slugify(text)


@given(st.lists(texts, min_size=20, max_size=40).map(" ".join))
def test_long_addresses_are_their_own_too(text):
    assert slugify(slugify(text)) == slugify(text)
