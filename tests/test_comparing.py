"""Comparing two texts: nothing is lost, whole words stay whole, and no text takes for ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.body import clean_body
from newsroom.body_blocks import body_blocks
from newsroom.comparing import BlockChange, Piece, align, compare_bodies, compare_words

WORDS = st.lists(
    st.sampled_from(
        ["قال", "وقال", "الوزيرُ", "الوزير", "في", "بيروت", "،", ".", "12.5", "\n", " ", "«", "»"]
    ),
    max_size=40,
).map(" ".join)
TEXTS = WORDS | st.text(max_size=60)


def said(pieces: list[Piece], *, without: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != without)


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert said(pieces, without="new") == old
    assert said(pieces, without="gone") == new


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert all(piece.kind == "same" for piece in compare_words(text, text))


@given(TEXTS, TEXTS)
def test_no_piece_is_empty_and_no_two_neighbours_are_of_one_kind(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in zip(pieces, pieces[1:], strict=False))


def test_a_vowel_mark_makes_another_word_and_the_word_stays_whole() -> None:
    assert compare_words("عُقد المؤتمر", "عقد المؤتمر") == [
        Piece("gone", "عُقد "),
        Piece("new", "عقد "),
        Piece("same", "المؤتمر"),
    ]


def test_a_letter_in_front_makes_another_word() -> None:
    changed = [piece.text for piece in compare_words("قال الوزير", "وقال الوزير") if piece.kind != "same"]
    assert changed == ["قال ", "وقال "]


def test_punctuation_stands_for_itself() -> None:
    assert compare_words("في بيروت, غدا", "في بيروت، غدا") == [
        Piece("same", "في بيروت"),
        Piece("gone", ", "),
        Piece("new", "، "),
        Piece("same", "غدا"),
    ]


def test_a_number_is_one_word() -> None:
    changed = [
        piece.text for piece in compare_words("بلغ 12.5 مليون", "بلغ 12.7 مليون") if piece.kind != "same"
    ]
    assert changed == ["12.5 ", "12.7 "]


def test_only_a_space_that_changed_is_shown() -> None:
    assert compare_words("أهلا  وسهلا", "أهلا وسهلا") == [
        Piece("same", "أهلا"),
        Piece("gone", "  "),
        Piece("new", " "),
        Piece("same", "وسهلا"),
    ]


def test_a_changed_paragraph_is_compared_by_words_and_its_neighbours_are_left_alone() -> None:
    old = "<p>الفقرة الأولى باقية.</p><p>قال الوزير إن العمل بدأ أمس.</p><p>الأخيرة.</p>"
    new = "<p>الفقرة الأولى باقية.</p><p>قال الوزير إن العمل بدأ اليوم.</p><p>الأخيرة.</p>"
    first, second, third = compare_bodies(old, new)
    assert (first.kind, second.kind, third.kind) == ("same", "changed", "same")
    assert [p.text for p in second.pieces if p.kind != "same"] == ["أمس", "اليوم"]


def test_a_new_paragraph_between_two_changed_ones_is_new() -> None:
    old = "<p>افتتح المعرض في بيروت أمس</p><p>حضر الحفل جمهور كبير</p>"
    new = "<p>افتتح المعرض في صيدا أمس</p><p>ولم يعلن المنظمون شيئا</p><p>حضر الحفل جمهور قليل</p>"
    assert [change.kind for change in compare_bodies(old, new)] == ["changed", "new", "changed"]


def test_a_paragraph_that_moved_is_said_to_have_moved() -> None:
    one, two, three = "<p>أولا ثمة كلام</p>", "<p>ثانيا حديث آخر</p>", "<p>ثالثا خاتمة</p>"
    changes = compare_bodies(one + two + three, three + one + two)
    assert [change.kind for change in changes] == ["moved", "same", "same", "moved"]
    assert [change.pieces[0].kind for change in changes if change.kind == "moved"] == ["new", "gone"]


def test_each_item_of_a_list_is_a_block() -> None:
    old = "<ul><li><p>ماء</p></li><li><p>خبز</p></li></ul>"
    new = "<ul><li><p>ماء</p></li><li><p>ملح</p></li><li><p>خبز</p></li></ul>"
    assert compare_bodies(old, new) == [
        BlockChange("same", "li", [Piece("same", "ماء")]),
        BlockChange("new", "li", [Piece("new", "ملح")]),
        BlockChange("same", "li", [Piece("same", "خبز")]),
    ]


def test_another_photo_with_the_same_caption_is_a_change() -> None:
    figure = '<figure><img src="/photos/{}/" alt="مبنى"><figcaption>المبنى</figcaption></figure>'
    (change,) = compare_bodies(figure.format(1), figure.format(2))
    assert change.kind == "changed"
    assert said(change.pieces, without="new") == "/photos/1/ — مبنى — المبنى"


def test_a_link_that_leads_elsewhere_is_a_change_one_sees() -> None:
    link = '<p>انظر <a href="https://example.org/{}" rel="noopener">هنا</a></p>'
    (change,) = compare_bodies(link.format("a"), link.format("b"))
    assert change.kind == "changed"
    assert not change.reset
    assert said(change.pieces, without="gone") == "انظر هنا [https://example.org/b]"


@pytest.mark.parametrize("new", ["<p><strong>عاجل</strong> الآن</p>", "<h2>عاجل الآن</h2>"])
def test_other_looks_of_the_same_words_are_a_change(new: str) -> None:
    (change,) = compare_bodies("<p>عاجل الآن</p>", new)
    assert (change.kind, change.reset) == ("changed", True)


@given(st.text(alphabet='<p>/ulih2r="\n ب', max_size=60))
def test_the_blocks_of_a_clean_body_hold_all_of_it(source: str) -> None:
    body = clean_body(source)
    joined = "".join(block.html for block in body_blocks(body))
    assert "".join(joined.split()) == "".join(body.split())


def test_words_outside_of_all_blocks_are_kept() -> None:
    assert [block.html for block in body_blocks("مقدمة <strong>هنا</strong><p>نص</p>ذيل")] == [
        "مقدمة <strong>هنا</strong>",
        "<p>نص</p>",
        "ذيل",
    ]


def test_two_long_paragraphs_that_repeat_one_word_are_replaced_as_a_whole() -> None:
    pieces = compare_words("لا نعم " * 5_000, "نعم نعم لا " * 5_000)
    assert len(pieces) < 5
    assert said(pieces, without="new") == "لا نعم " * 5_000


def test_too_many_paragraphs_are_paired_as_they_stand() -> None:
    old, new = [f"كلمة {n}" for n in range(300)], [f"لفظة {n}" for n in range(299)]
    pairs = align(old, new)
    assert pairs[0] == (0, 0)
    assert pairs[-1] == (299, None)
