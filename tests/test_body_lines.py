"""A word of a body is put right in place, whatever tags and entities stand around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.body import clean_body, plain_text
from newsroom.body_lines import Edit, body_lines, edited

BODY = "<h2>عنوان</h2><p>قال <strong>الوز</strong>ير إن 3 &lt; 5 &amp; مضى</p><ul><li>بند</li></ul>"


def test_the_lines_of_a_body_are_its_texts_in_order():
    assert [line.text for line in body_lines(BODY)] == ["عنوان", "قال الوزير إن 3 < 5 & مضى", "بند"]


def test_a_word_that_crosses_a_tag_is_replaced_and_the_tag_stays():
    start = body_lines(BODY)[1].text.index("الوزير")
    made = edited(BODY, [Edit(1, start, start + 6, "الرئيس")])
    assert "<strong>الرئيس</strong> إن" in made


def test_an_entity_is_one_letter_and_what_is_put_in_is_escaped():
    start = body_lines(BODY)[1].text.index("&")
    assert "&lt; 5 &lt;b&gt; مضى" in edited(BODY, [Edit(1, start, start + 1, "<b>")])


def test_several_edits_of_several_lines_are_made_at_once():
    made = edited(BODY, [Edit(0, 0, 5, "رأس"), Edit(2, 3, 3, "، ثم بند"), Edit(1, 0, 4, "")])
    assert [line.text for line in body_lines(made)] == ["رأس", "الوزير إن 3 < 5 & مضى", "بند، ثم بند"]


@given(st.text(max_size=200), st.data())
def test_an_edit_of_any_body_changes_only_its_own_letters(text, data):
    body = clean_body(f"<p>{text}</p>")
    lines = body_lines(body)
    if not lines:
        return
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number].text
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    # An entity that stands for two letters goes as a whole; leave it in peace here.
    if len(set(lines[number].places)) == len(line):
        made = edited(body, [Edit(number, start, end, "ض")])
        assert body_lines(made)[number].text == line[:start] + "ض" + line[end:]
        assert plain_text(made).count("ض") == plain_text(body).count("ض") - line[start:end].count("ض") + 1
