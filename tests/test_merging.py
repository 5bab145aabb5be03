"""Merging two people's texts: nothing either of them wrote is lost by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.merging import Hunk, merge_bodies, merge_lines, merged

FIRST, SECOND, THIRD = (
    "<p>افتتح الوزير المعرض أمس.</p>",
    "<p>حضر الحفل جمهور كبير من المدينة.</p>",
    "<p>وتستمر الفعاليات أسبوعا كاملا.</p>",
)
BASE = FIRST + SECOND + THIRD
BODIES = st.lists(
    st.sampled_from(
        [FIRST, SECOND, THIRD, "<p>جديد</p>", "<h2>عنوان</h2>", "<hr>", SECOND.replace("كبير", "قليل")]
    ),
    max_size=6,
).map("".join)


@given(BODIES, BODIES, BODIES)
def test_each_side_of_the_hunks_is_the_text_of_that_side(base: str, mine: str, theirs: str) -> None:
    hunks = merge_bodies(base, mine, theirs)
    assert "".join(block for hunk in hunks for block in hunk.base) == base
    assert merged(hunks, dict.fromkeys(range(len(hunks)), "mine")) == mine
    assert merged(hunks, dict.fromkeys(range(len(hunks)), "theirs")) == theirs


@given(BODIES, BODIES)
def test_what_only_one_of_them_changed_is_taken_over(base: str, mine: str) -> None:
    assert merged(merge_bodies(base, mine, base), {}) == mine
    assert merged(merge_bodies(base, base, mine), {}) == mine
    assert merged(merge_bodies(base, mine, mine), {}) == mine


def test_edits_in_neighbouring_paragraphs_are_merged_by_themselves() -> None:
    mine = BASE.replace("أمس", "اليوم")
    theirs = BASE.replace("كبير", "قليل")
    hunks = merge_bodies(BASE, mine, theirs)
    assert [hunk.kind for hunk in hunks] == ["mine", "theirs", "same"]
    assert merged(hunks, {}) == BASE.replace("أمس", "اليوم").replace("كبير", "قليل")


def test_two_edits_of_one_paragraph_are_a_conflict_that_somebody_decides() -> None:
    mine, theirs = SECOND.replace("كبير", "قليل"), SECOND.replace("المدينة", "الضواحي")
    hunks = merge_bodies(BASE, FIRST + mine + THIRD, FIRST + theirs + THIRD)
    assert [(hunk.kind, hunk.proposal) for hunk in hunks] == [
        ("same", "mine"),
        ("conflict", None),
        ("same", "mine"),
    ]
    assert merged(hunks, {1: "mine"}) == FIRST + mine + THIRD
    assert merged(hunks, {1: "theirs"}) == FIRST + theirs + THIRD
    assert merged(hunks, {1: "both"}) == FIRST + mine + theirs + THIRD


def test_a_paragraph_deleted_here_and_changed_there_is_a_conflict() -> None:
    theirs = SECOND.replace("كبير", "قليل")
    (_first, hunk, _third) = merge_bodies(BASE, FIRST + THIRD, FIRST + theirs + THIRD)
    assert hunk == Hunk("conflict", [SECOND], [], [theirs])


def test_paragraphs_that_both_added_at_one_place_are_both_kept() -> None:
    mine, theirs = "<p>قال شاهد إن الطريق مقطوعة.</p>", "<p>لم تعلق البلدية.</p>"
    hunks = merge_bodies(BASE, BASE + mine, BASE + theirs)
    assert hunks[-1].kind == "conflict"
    assert merged(hunks, {}) == BASE + mine + theirs


def test_a_paragraph_cut_in_two_is_taken_whole_or_not() -> None:
    halves = "<p>حضر الحفل جمهور</p><p>كبير من المدينة.</p>"
    theirs = SECOND.replace("كبير", "غفير")
    hunks = merge_bodies(BASE, FIRST + halves + THIRD, FIRST + theirs + THIRD)
    assert [hunk.kind for hunk in hunks] == ["same", "conflict", "same"]
    assert merged(hunks, {1: "theirs"}) == FIRST + theirs + THIRD
    assert merged(hunks, {1: "mine"}) == FIRST + halves + THIRD


def test_lines_know_who_changed_them() -> None:
    assert merge_lines("عنوان", "عنوان", "عنوان").kind == "same"
    assert merge_lines("عنوان", "آخر", "عنوان").kind == "mine"
    assert merge_lines("عنوان", "عنوان", "آخر").kind == "theirs"
    assert merge_lines("عنوان", "آخر", "آخر").kind == "both"
    assert merge_lines("عنوان", "أول", "ثان").kind == "conflict"
