"""The copy desk marks what is certainly wrong, leaves alone what may be right, and its cures hold."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.arabic.copydesk import CODES, Finding, cure, examine, together
from tests.arabic.strategies import texts

MARKS = st.text(
    st.sampled_from('،,؛;؟?!.: \u00a0\n"“”«»()ـ\u200f\u2067اإأةهىيکیعربلن12٣٤۵-%aB/@#+'), max_size=60
)


def codes_of(text: str, **options: str) -> list[str]:
    return [finding.code for finding in examine(text, **options)]


@pytest.mark.parametrize(
    ("text", "cured", "code"),
    [
        ("وصل الوفد, ثم غادر", "وصل الوفد، ثم غادر", "latin-comma"),
        ("وصل الوفد,ثم غادر", "وصل الوفد، ثم غادر", "latin-comma"),
        ("في شركة Nova, وهي كبيرة", "في شركة Nova، وهي كبيرة", "latin-comma"),
        ("تأخر القطار; فغضب الركاب", "تأخر القطار؛ فغضب الركاب", "latin-semicolon"),
        ("هل وصل القطار?", "هل وصل القطار؟", "latin-question"),
        ('قال "وصلنا" ثم مضى', "قال «وصلنا» ثم مضى", "straight-quotes"),
        ('مؤتمر بـ"القرية" اليوم', "مؤتمر بـ«القرية» اليوم", "straight-quotes"),
        ("قال “وصلنا” و«عدنا» معا", "قال «وصلنا» و«عدنا» معا", "mixed-quotes"),
        ('قال “وصلنا" ثم مضى', "قال «وصلنا» ثم مضى", "mixed-quotes"),
        ("وصل الوفد ، ثم غادر", "وصل الوفد، ثم غادر", "space-before-punctuation"),
        ("وصل الوفد .", "وصل الوفد.", "space-before-punctuation"),
        ("وصل الوفد،ثم غادر", "وصل الوفد، ثم غادر", "no-space-after-punctuation"),
        ("وصل الوفد.وغادر القطار", "وصل الوفد. وغادر القطار", "no-space-after-punctuation"),
        ("وصل  الوفد", "وصل الوفد", "doubled-space"),
        ("قال « وصلنا» ثم", "قال «وصلنا» ثم", "space-inside-quotes"),
        ("الميناء ( القديم) مغلق", "الميناء (القديم) مغلق", "space-inside-parentheses"),
        ("الميـــناء", "الميناء", "tatweel"),
        ("في 2024 و2025 و٢٠٢٣", "في 2024 و2025 و2023", "mixed-digits"),
        ("المدینة القديمة", "المدينة القديمة", "persian-letters"),
        ("الميناء\u200f القديم", "الميناء القديم", "bidi-marks"),
        ("الإجتماع", "الاجتماع", "hamza"),
        ("القطاع الأجتماعي", "القطاع الاجتماعي", "hamza"),
        ("وبإستقبال الوفد", "وباستقبال الوفد", "hamza"),
        ("للإنتخابات المقبلة", "للانتخابات المقبلة", "hamza"),
        ("إستقبلت القرية ضيوفها", "استقبلت القرية ضيوفها", "hamza"),
        ("ما إسم القرية", "ما اسم القرية", "hamza"),
        ("مضى الى القرية", "مضى إلى القرية", "hamza"),
        ("اذا وصل او غاب", "إذا وصل أو غاب", "hamza"),
        ("إِستِقبال الوفد", "اِستِقبال الوفد", "hamza"),
        ("أعلنت الحكومه", "أعلنت الحكومة", "ta-marbuta"),
        ("في هذة القرية", "في هذه القرية", "ta-marbuta"),
        ("الشارع الذى أغلق", "الشارع الذي أغلق", "alif-maqsura"),
        ("انتظر حتي المساء", "انتظر حتى المساء", "alif-maqsura"),
        ("ماذا حدث؟؟", "ماذا حدث؟", "repeated-punctuation"),
    ],
)
def test_a_slip_is_found_and_cured(text, cured, code):
    findings = examine(text)
    assert {finding.code for finding in findings} == {code}
    assert cure(text, findings) == cured


@pytest.mark.parametrize(
    "text",
    [
        "بلغ العدد 1,000 شخص وفاز 3,5",
        "راجع https://example.org/a,b;c?d=1 أو desk@example.org",
        "قال «Hello, who are you?» ثم مضى",
        "تصدر عن دار London, Paris",
        'شاشة 15" جديدة',
        "قال «إن “القرية” بعيدة» ومضى",
        "قال “وصلنا” ومضى",
        "عام 1446 هـ في القسم أـ ومؤتمر الـ94 بـ«القرية» وبـNova",
        "بث موقع الميناء.نت تقريرًا عن د.سليم و أ.ب",
        "تقنية 5G وطائرة A320 في ٢٠٢٤ و٢٠٢٥",
        "(بالفارسية: علی رضا) شاعر",
        "على علي لدي ولدى سليم ومتى وان وانه وامام واخر",
        "أنهار وأنصار وأتباع وإنتاج وإنجاز وإنسان وإستراتيجية وإستونيا",
        "أستقبل وأحتاج وأختار وأنتظر وأعتقد",
        "يوم الإثنين والسيدة إبتسام",
        "مدرسه ودوله وبلغه وزاره المياه والفقه والوجه والتنبيه والفقيه",
        "قال فلان والى القرية",
        "من قناة اتش بي او",
        "#الإجتماع و@الإسم",
        "The port, the city; who?",
        "جدا جدا ورويدا رويدا",
        "",
        "123 , ; ?",
    ],
)
def test_what_may_be_right_is_left_alone(text):
    assert examine(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("وصل الوفد الوفد مساء", "repeated-word"),
        ("قال.. ثم مضى", "repeated-punctuation"),
        ('قال "وصلنا ثم مضى', "straight-quotes"),
        ("في 2024 وفي ٢٠٢٥", "mixed-digits"),
    ],
)
def test_where_no_cure_is_safe_there_is_advice_only(text, code):
    assert [(finding.code, finding.cure) for finding in examine(text)] == [(code, None)]


def test_quotation_marks_are_cured_in_pairs():
    text = 'قال "وصلنا" ثم "عدنا"'
    findings = examine(text)
    assert cure(text, together(findings[1], findings)) == 'قال «وصلنا» ثم "عدنا"'


def test_one_word_gets_one_finding_that_cures_all_of_it():
    text = "الإجتـــماعيه"
    (finding,) = examine(text)
    assert (finding.code, finding.found, finding.cure) == ("hamza", text, "الاجتماعية")


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Nova 15 يصل إلى الأسواق", ["Nova 15"]),
        ("مطورو C++", ["C++"]),
        ("درجة الحرارة -7 غدًا", ["-7"]),
        ("الهاتف +961 1 345-678", ["+961 1 345-678"]),
        ("بين 50%-30% من السكان", ["50%-30%"]),
        ("2-1 لفريق المدينة", ["2-1"]),
        ("فريق المدينة يفوز 2-1", []),
        ("ارتفاع 3.5% في الأسعار و$20 للبرميل", []),
        ("مرض COVID-19 ينتشر (US)", []),
        ("صدر اليوم Nova 15.", []),
        ("100 طالب يتخرجون", []),
    ],
)
def test_a_headline_that_bidi_scrambles_is_told_where(headline, found):
    findings = examine(headline, kind="headline")
    assert [finding.found for finding in findings if finding.code == "headline-scrambled"] == found
    assert "headline-scrambled" not in codes_of(headline)


def test_a_headline_is_long_beyond_ninety_characters():
    assert codes_of("كلمات " * 15, kind="headline").count("headline-length") == 0
    (finding,) = [each for each in examine("قرية " * 19, kind="headline") if each.code == "headline-length"]
    assert finding.params == {"length": 94, "limit": 90}


def test_a_finding_of_another_text_cannot_be_cured():
    with pytest.raises(ValueError, match="does not say"):
        cure("القرية", [Finding("tatweel", 0, 3, "بلد", "بلد")])


@settings(max_examples=400, deadline=None)
@given(st.one_of(texts, MARKS))
@example("\x00\ud83d🙂" * 10)
@example("ا ,،\u200f ,")
def test_offsets_are_true_and_cures_hold(text):
    findings = examine(text)
    assert findings == sorted(findings, key=lambda finding: finding.start)
    assert all(text[finding.start : finding.end] == finding.found for finding in findings)
    assert {finding.code for finding in findings} <= set(CODES)
    cured = [finding for finding in findings if finding.cure is not None]
    assert all(first.end <= second.start for first, second in zip(cured, cured[1:], strict=False))
    again = cure(text, findings)
    assert [finding for finding in examine(again) if finding.cure is not None] == []


@settings(max_examples=200, deadline=None)
@given(st.one_of(texts, MARKS))
def test_headlines_never_raise(text):
    for finding in examine(text, kind="headline"):
        assert text[finding.start : finding.end] == finding.found
