"""Known names in another spelling are brought to the house's; other names are let be."""

from __future__ import annotations

import pytest
from hypothesis import given

from newsroom.arabic.copydesk import cure, house_spelling
from newsroom.arabic.normalise import fold_name
from tests.arabic.strategies import texts

HOUSE = ["عبد الرحمن القاسم", "أمينة الهدى", "مؤسسة الميناء الثقافية", "علي سنان", "صفورية", "طه"]
NAMES = {fold_name(name): name for name in HOUSE}


@pytest.mark.parametrize(
    ("text", "cured"),
    [
        ("قال عبدالرحمن القاسم أمس", "قال عبد الرحمن القاسم أمس"),
        ("قال لعبدالرحمن القاسم أمس", "قال لعبد الرحمن القاسم أمس"),
        ("زارت امينه الهدي القرية", "زارت أمينة الهدى القرية"),
        ("ومؤسسه الميناء الثقافيه", "ومؤسسة الميناء الثقافية"),
        ("في صفوريه", "في صفورية"),
    ],
)
def test_a_known_name_in_another_spelling_is_cured(text, cured):
    findings = house_spelling(text, NAMES)
    assert [finding.code for finding in findings] == ["house-spelling"]
    assert cure(text, findings) == cured


@pytest.mark.parametrize(
    "text",
    [
        "قال عبد الرحمن القاسم أمس",
        "قال عَبدُ الرَّحمن القاسم",
        "قال عبد الرحمن",
        "وقف على سنان الرمح",
        "عبدالرحمن، القاسم",
        "وصل طة إلى القرية",
        "",
    ],
)
def test_right_names_and_other_words_are_let_be(text):
    assert house_spelling(text, NAMES) == []


def test_a_variant_of_other_letters_is_no_spelling():
    assert house_spelling("قال أبو سنان", {"ابو سنان": "علي سنان"}) == []


@given(texts)
def test_offsets_are_true(text):
    for finding in house_spelling(text + " عبدالرحمن القاسم " + text, NAMES):
        assert (text + " عبدالرحمن القاسم " + text)[finding.start : finding.end] == finding.found
