"""A word is found however it is written, inflected or joined to others; and any text is a query."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.arabic.search_terms import (
    QueryWord,
    candidates,
    closeness,
    fts5_match,
    index_terms,
    matches,
    parse_query,
    phrase_text,
    query_terms,
    rarity,
    readings,
    tsquery,
)
from newsroom.arabic.search_terms.plurals import plurals, singulars
from tests.arabic.strategies import SIGNS, UNSEEN, texts

OPERATORS = " \"«»“”-−()|&!:*^+{}\\'\0\n%_<>,;"
queries = st.one_of(
    texts,
    st.text(st.sampled_from(OPERATORS + "ابتوفي لكمنه" + UNSEEN)),
    st.lists(st.sampled_from(["AND", "NOT", "OR", "NEAR(", '"', "-", "«", "في", "الوزراء", "--", "';"])).map(
        " ".join
    ),
)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("احمد", "قال أحمد إنه سيعود"),
        ("القدس", "وللقدس مكانة"),
        ("القدس", "وبالقدس اعتصام"),
        ("قدس", "القــــدس"),
        ("لجنة", "دعوة للجنة"),
        ("بلدية", "رئيس البلديات"),
        ("معلم", "إضراب المعلمين"),
        ("قرار", "صدر قراران جديدان"),
        ("خطة", "أعلن خطته"),
        ("خطة", "ناقش خطتين"),
        ("لقاء", "عقب لقائه الوفد"),
        ("لقاء", "وصف لقاءها بالمثمر"),
        ("مستوى", "ارتفع مستواها"),
        ("بيان", "أصدر بياناته"),
        ("مدينة", "بلغ مدينتهم"),
        ("قرية", "قراها وقريتها"),
        ("حق", "تمسكوا بحق العودة"),
        ("20", "جرح و20 آخرون"),
        ("bbc", "مراسل لـBBC"),
        ("مسؤول", "المسئولون"),
        ("وزير", "مجلس الوزراء"),
        ("منطقة", "في المناطق"),
        ("مشروع", "المشاريع الجديدة"),
        ("سبب", "لأسبابه"),
        ("المعلمين", "المعلم"),
        ("سيارات", "بسيارته"),
        ("الأسباب", "السبب"),
        ("آثار", "أثر"),
        ("الألعاب", "ألعاب القوى"),
    ],
)
def test_a_word_is_found_in_every_dress(query, text):
    assert parse_query(query).finds(text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("أحزاب", "حزب"),
        ("بيانها", "البيان"),
        ("حرب", "الحروب"),
        ("المدن", "مدينة"),
        ("كبيرة", "كبير"),
        ("رسميا", "رسمي"),
    ],
)
def test_the_second_level_finds_more(query, text):
    assert parse_query(query).finds(text, level=2)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("بلد", "لد"),
        ("بلد", "ولد جديد"),
        ("مال", "شمال"),
        ("كلية", "كل يوم"),
        ("فتح", "المفتاح"),
        ("مدرسة", "مدرس"),
        ("جامعة", "الجامع"),
        ("وصف", "صف"),
        ("إسلام", "سلم"),
        ("وزير", "زير"),
    ],
)
def test_words_which_only_look_alike_are_not_found(query, text):
    assert not parse_query(query).finds(text)


def test_only_a_question_takes_single_letters_off_its_words():
    assert [parse_query("بمصر").finds("مصر", level) for level in (1, 2, 3)] == [False, False, True]


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("وزير", "وزراء"),
        ("تقرير", "تقارير"),
        ("قانون", "قوانين"),
        ("رساله", "رسايل"),
        ("مبني", "مباني"),
        ("حال", "احوال"),
    ],
)
def test_moulds_lead_from_the_singular_to_the_plural_and_back(singular, plural):
    assert plural in plurals(singular, 1)
    assert singular in singulars(plural, 1)


def test_a_verbal_noun_is_taken_for_a_plural_only_where_its_spelling_leaves_it_open():
    assert "علم" in parse_query("أعلام").words[0].terms(1)
    assert "علم" not in parse_query("اعلام").words[0].terms(1)
    assert "علم" in parse_query("اعلام").words[0].terms(2)
    assert "علم" not in parse_query("إعلام").words[0].terms(2)


def test_operators_are_read():
    query = parse_query('انتخابات «مجلس الأمن» "حق العودة" -غزة -"شرم الشيخ" 2023-2025')
    assert [word.text for word in query.words] == ["انتخابات", "2023", "2025"]
    assert [phrase.words for phrase in query.phrases] == [("مجلس", "الامن"), ("حق", "العوده")]
    assert [word.text for word in query.excluded_words] == ["غزه"]
    assert [phrase.words for phrase in query.excluded_phrases] == [("شرم", "الشيخ")]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ما هي عاصمة لبنان؟", ["عاصمه", "لبنان"]),
        ("من في إلى", ["من", "في", "الي"]),
        ("غزة على البحر", ["غزه", "البحر"]),
        ("علي بابا", ["علي", "بابا"]),
        ('"غزة', ["غزه"]),
        ("غزة غزة وغزة", ["غزه", "وغزه"]),
        ("- غزة", ["غزه"]),
        ("\0غزة\0", ["غزه"]),
    ],
)
def test_particles_and_lone_signs_ask_for_nothing(typed, words):
    assert [word.text for word in parse_query(typed).words] == words


@pytest.mark.parametrize("typed", ["", " ", "-", '"', "«»", "َُِّ", "ـــ", "🙂", "\0", "\u200f", "-غزة", "؟!"])
def test_a_text_without_words_asks_for_nothing_and_finds_nothing(typed):
    assert parse_query(typed).asks_nothing
    assert not parse_query(typed).finds("غزة 🙂 -")
    assert fts5_match(parse_query(typed)) == tsquery(parse_query(typed)) == ""


@pytest.mark.parametrize(
    ("typed", "text", "is_found"),
    [
        ('"حق العودة"', "التمسك بحق العوده", True),
        ('"حق العودة"', "العودة حق", False),
        ('"حق العودة"', "حق في العودة", False),
        ('"حق العودة"', "حق العودةِ.", True),
        ('"القمة العربية"', "للقمة العربية", True),
        ('"سرع حق"', "أسرع حق", False),
        ("قمة -عربية", "القمة العربية", False),
        ("قمة -عربية", "القمة الأوروبية", True),
        ('قمة -"القمة العربية"', "قمة بالقمة العربية", False),
        ("قمة بغداد", "القمة في عمان", False),
    ],
)
def test_all_words_are_asked_for_phrases_as_spelt_and_what_is_excluded_is_left_out(typed, text, is_found):
    assert parse_query(typed).finds(text) is is_found


def test_marks_are_put_on_the_untouched_text():
    text = "أكّد وزيرُ الخارجيّةِ أنّ الوُزَراءَ في القــدس"
    found = [text[start:end] for start, end in matches(text, parse_query("وزير القدس"))]
    assert found == ["وزيرُ", "الوُزَراءَ", "القــدس"]


def test_a_phrase_is_marked_as_one_and_its_words_elsewhere_are_not():
    text = "العودة: بحقِّ العودة"
    assert [text[start:end] for start, end in matches(text, parse_query('"حق العودة"'))] == ["بحقِّ العودة"]


def test_rare_words_count_most():
    assert rarity(1, 1000) > rarity(10, 1000) > rarity(1000, 1000) > 0
    assert candidates([[1, 2, 3], [3], [2, 5]], [0.1, 2.0, 1.0]) == [3, 2, 5, 1]
    assert candidates([[1, 2, 3], []], [0.1, 2.0], most=2) == [3, 2]


def test_the_text_which_says_more_of_the_rare_words_in_fewer_is_closer():
    words = [QueryWord("عاصمه"), QueryWord("لبنان")]
    near = closeness("بيروت عاصمة لبنان", words, [2.0, 1.0], 10)
    assert near > closeness("عاصمة", words, [2.0, 1.0], 10) > closeness("لبنان", words, [2.0, 1.0], 10)
    assert near > closeness("بيروت عاصمة لبنان " + "كلمة " * 50, words, [2.0, 1.0], 10)
    assert closeness("", words, [2.0, 1.0], 0) == 0


@given(texts)
def test_terms_are_letters_and_digits_and_nothing_else(text):
    terms = index_terms(text)
    assert all(term.isalnum() and len(term) <= 66 for term in terms)
    assert all(len(term.encode()) < 2046 for term in terms)
    assert phrase_text(text).replace(" ", "").isalnum() or not phrase_text(text).strip()


@given(texts, st.integers(0, 50), st.text(st.sampled_from(SIGNS.replace("\u0654", "")), max_size=3))
def test_marks_and_tatweel_change_no_term(text, place, marks):
    marked = text[:place] + marks + text[place:]
    assert index_terms(marked) == index_terms(text)
    assert phrase_text(marked) == phrase_text(text)


@given(texts)
def test_a_text_is_found_by_each_of_its_words(text):
    for word in phrase_text(text).split():
        assert word in readings(word)
        assert parse_query(word).finds(text)


@given(queries)
@example('"' * 10_000)
@example("في " * 5_000)
@example("وزير" * 2_500)
@example('-"' + "أ ب " * 3_000 + '"')
def test_any_text_is_a_query(text):
    query = parse_query(text)
    for level in (1, 2, 3):
        assert len(query.terms(level)) <= 24 + 24 * 24
        assert all(group and all(term.isalnum() for term in group) for group in query.terms(level))
    assert query_terms(text) == query.terms()
    for start, end in matches(text[:300], query):
        assert 0 <= start < end <= 300


@given(st.lists(texts, max_size=5), queries, st.sampled_from([1, 2]))
def test_fts5_takes_every_query_and_finds_what_the_text_says(documents, typed, level):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE report USING fts5(terms, tokenize='ascii', detail='column')")
    rows = [(number, " ".join(index_terms(text))) for number, text in enumerate(documents, 1)]
    database.executemany("INSERT INTO report (rowid, terms) VALUES (?, ?)", rows)
    query = parse_query(typed)
    if query.asks_nothing or query.phrases or query.excluded_phrases:
        return
    found = database.execute("SELECT rowid FROM report WHERE report MATCH ?", [fts5_match(query, level)])
    wanted = {number for number, text in enumerate(documents, 1) if query.finds(text, level)}
    assert {number for (number,) in found} == wanted


@given(queries)
def test_tsquery_has_balanced_quotes_and_no_sign_of_its_own(typed):
    expression = tsquery(parse_query(typed), 2)
    assert expression.count("'") % 2 == 0
    assert all(term.isalnum() for term in expression.split("'")[1::2])
    assert set("".join(expression.split("'")[::2])) <= set("()|&! ")
