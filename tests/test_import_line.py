"""What a line of an import may hold, and why one is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.line import MOST_BYTES, BadLine, read_line

GOOD = {"section": "أخبار", "title": "عنوان", "body": ["فقرة"], "published_at": "2025-12-06T09:00:00+02:00"}


def line(**fields) -> bytes:
    return json.dumps({**GOOD, **fields}).encode()


def without(field: str) -> bytes:
    return json.dumps({name: value for name, value in GOOD.items() if name != field}).encode()


def test_a_line_with_nothing_but_what_it_needs_is_taken():
    found = read_line(line())
    assert (found.section, found.title, found.body) == ("أخبار", "عنوان", ("فقرة",))
    assert found.published_at == datetime(2025, 12, 6, 7, tzinfo=UTC)
    assert (found.lead, found.tags, found.people, found.source, found.event) == ("", (), (), "", "")


def test_null_is_the_same_as_missing():
    assert read_line(line(lead=None, tags=None, event=None, id=None)) == read_line(line())


def test_names_are_tidied_and_stand_once():
    found = read_line(line(people=[" ليلى  الكرمي", "ليلى الكرمي", "", "\u200fسامي"]))
    assert found.people == ("ليلى الكرمي", "سامي")


def test_a_number_and_its_text_are_the_same_id():
    assert read_line(line(id=17)).external_id == read_line(line(id="17")).external_id == "17"


def test_a_line_without_an_id_is_known_by_what_it_says():
    assert read_line(line()).external_id == read_line(line()).external_id
    assert read_line(line()).external_id != read_line(line(title="آخر")).external_id


def test_the_order_of_the_fields_and_unknown_ones_say_nothing():
    turned = json.dumps({"slug": "a17", **dict(reversed(GOOD.items()))}).encode()
    assert read_line(turned).digest == read_line(line()).digest
    assert read_line(line(tags=["كتب"])).digest != read_line(line()).digest


@pytest.mark.parametrize("field", GOOD)
@pytest.mark.parametrize("empty", [None, "missing", "", "  ", []])
def test_what_a_report_needs_may_not_be_missing_or_empty(field, empty):
    text = without(field) if empty == "missing" else line(**{field: empty})
    with pytest.raises(BadLine, match=field):
        read_line(text)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", 7),
        ("title", ["عنوان"]),
        ("body", "فقرة"),
        ("body", ["فقرة", 7]),
        ("body", [["فقرة"]]),
        ("body", ["", " "]),
        ("tags", "كتب"),
        ("people", [None]),
        ("source", {"name": "وكالة"}),
        ("id", True),
        ("id", 1.5),
        ("id", []),
        ("id", " "),
        ("id", "9" * 101),
        ("title", "ع" * 251),
        ("lead", "ع" * 801),
        ("section", "ع" * 81),
        ("people", ["ع" * 201]),
        ("tags", ["ع" * 101]),
        ("genre", "ع" * 61),
        ("title", "عنوان\x00"),
        ("body", ["فقرة\x1b[31m"]),
        ("lead", "\ud800"),
        ("id", "1\x00"),
        ("published_at", "2025-12-06T09:00:00"),
        ("published_at", "2025-12-06"),
        ("published_at", "2025-02-30T09:00:00+00:00"),
        ("published_at", "أمس"),
        ("published_at", 1765008000),
        ("published_at", "0001-01-01T00:00:00+14:00"),
        ("published_at", "9999-12-31T23:59:59-12:00"),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_field(field, value):
    with pytest.raises(BadLine, match=field):
        read_line(line(**{field: value}))


@pytest.mark.parametrize(
    "text",
    [
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"17",
        b'{"id": NaN}',
        b"\xff\xfe",
        b"{'id': 1}",
        b"[" * 100_000,
        b'{"id": ' + b"9" * 5000 + b"}",
        b" " * (MOST_BYTES + 1),
    ],
)
def test_what_is_no_json_object_is_refused(text):
    with pytest.raises(BadLine):
        read_line(text)


@given(st.binary(max_size=200))
def test_no_bytes_end_in_anything_but_a_reason(text):
    with pytest.raises(BadLine):
        read_line(text)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys((*GOOD, "id", "lead", "tags", "people", "event"), values)
    )
)
def test_no_values_end_in_anything_but_a_report_or_a_reason(fields):
    try:
        found = read_line(line(**fields))
    except BadLine as bad:
        assert str(bad)
    else:
        assert found.title and found.section and found.body and found.published_at.tzinfo


def test_reasons_are_said_in_arabic():
    with pytest.raises(BadLine) as bad:
        read_line(line(title=""))
    assert not any("a" <= letter <= "z" for letter in str(bad.value).replace("title", ""))
