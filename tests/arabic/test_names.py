"""Known names are found as texts write them, nobody is found who is not meant, and every place is right."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.arabic.names import Directory, Name, duplicates
from newsroom.arabic.names.name import SURNAME
from scripts.eval_names import main
from tests.arabic.strategies import ARABIC, texts


def person(key, text, **more):
    return Name(key, text, person=True, **more)


def found(text, *names):
    """The surfaces found in a text and whose they are."""
    known = (name if isinstance(name, Name) else Name(name, name) for name in names)
    return [(mention.surface, *mention.keys) for mention in Directory(known).find(text)]


@pytest.mark.parametrize(
    ("name", "surface"),
    [
        ("القدس", "والقدس"),
        ("القدس", "بالقدس"),
        ("القدس", "فبالقدس"),
        ("القدس", "للقدس"),
        ("القدس", "وللقدس"),
        ("القدس", "القــــدس"),
        ("القدس", "القُدْسِ"),
        ("القدس", "بـالقدس"),
        ("جنين", "لجنين"),
        ("جنين", "كجنين"),
        ("اللجنة الأولمبية", "للجنة الأولمبية"),
        ("لجنة القدس", "للجنة القدس"),
        ("إيران", "ايران"),
        ("أحمد الأسمر", "احمد الاسمر"),
        ("غزة", "بغزه"),
        ("مخيم البداوي", "بمخيم البداوى"),
        ("ندى", "وندى"),
        ("بني نعيم", "لبني نعيم"),
        ("علي الكرمل", "عليّ الكرمل"),
        ("أبو سمرة", "أبي سمرة"),
        ("أبو سمرة", "لأبا سمرة"),
        ("أبو سمرة", "وأبوسمرة"),
        ("أبوظبي", "بأبو ظبي"),
        ("بنو نعيم", "لبني نعيم"),
        ("عبد الرحمن الجبل", "عبدالرحمن الجبل"),
        ("عبدالرحمن الجبل", "ولعبد الرحمن الجبل"),
        ("سامر نصر الله", "سامر نصرالله"),
        ("نور الدين الكرمل", "نورالدين الكرمل"),
        ("سالم بن الجبل", "سالم ابن الجبل"),
        ("جماعة المزارعون الأحرار", "جماعة المزارعين الأحرار"),
        ("جامعة القدس", "جامعة «القدس"),
        ("ﻻﻣﻊ الكرمل", "لامع الكرمل"),
        ("UNRWA", "والـUNRWA"),
        ("م.ت.ف", "م. ت. ف"),
        ("د. سمير حداد", "د. سمير حداد"),
        ("مؤتمر 2025", "مؤتمر ٢٠٢٥"),
    ],
)
def test_a_name_is_found_under_its_clitics_and_spellings(name, surface):
    assert found(f"نص قبله {surface} ونص بعده", name) == [(surface, name)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("دمشق", "الدمشقيون في السوق"),
        ("علي", "جلس على الكرسي وعلى الأرض"),
        ("علي حسن", "أثنى على حسن سيره"),
        ("ندي", "قالت ندى"),
        ("نعيم", "وصل بنو نعيمة"),
        ("ريم", "كان كريم هنا"),
        ("بنى", "جاءت لبنى"),
        ("سام", "وصل وسام"),
        ("سورية", "الحكومة السورية"),
        ("الجزيرة", "جزيرة بعيدة"),
        ("سمير حداد", "حضر سمير، حداد القرية"),
        ("سمير حداد", "حضر سمير. حداد القرية"),
        ("سمير حداد", "حضر سمير\nحداد القرية"),
        ("قم", "وقم إلى العمل"),
        ("48", "عمره 48 سنة"),
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(name, text):
    assert found(text, name) == []


def test_the_longest_name_at_a_place_is_found_and_none_within_it():
    names = "منظمة التحرير", "منظمة التحرير الفلسطينية", "التحرير"
    assert found("منظمة التحرير الفلسطينية ومنظمة التحرير", *names) == [
        ("منظمة التحرير الفلسطينية", "منظمة التحرير الفلسطينية"),
        ("ومنظمة التحرير", "منظمة التحرير"),
    ]


def test_a_word_is_itself_before_it_is_another_word_with_a_clitic():
    assert found("كتب بلال", "بلال", "لال") == [("بلال", "بلال")]


def test_words_that_can_mean_two_entities_offer_both():
    assert found("وصل إلى الكرمل", Name(1, "الكرمل"), Name(2, "الكرمل"), Name(1, "الكَرمل")) == [
        ("الكرمل", 1, 2)
    ]


def test_who_writes_no_ى_does_not_mean_ali():
    assert found("ذهب إلي القرية للحصول علي الماء", "علي") == []
    assert found("قال علي إنه ذهب", "علي") == [("علي", "علي")]


@pytest.mark.parametrize("kind", ["acronym", "transliteration"])
def test_the_article_of_a_foreign_word_may_be_there_or_not(kind):
    name = Name(1, "أونروا", kind)
    assert found("الأونروا وأونروا وللأونروا", name) == [("الأونروا", 1), ("وأونروا", 1), ("وللأونروا", 1)]
    assert found("قالت أونروا", Name(1, "الأونروا", kind)) == [("أونروا", 1)]


def test_words_of_every_day_are_suggested_only_after_a_fuller_name():
    names = Name(1, "مجلس القرية"), Name(1, "المجلس")
    assert found("اجتمع المجلس", *names) == []
    assert found("اجتمع مجلس القرية، وقرر المجلس", *names) == [("مجلس القرية", 1), ("المجلس", 1)]


def test_a_name_that_may_not_stand_alone_waits_for_another_of_its_entity():
    names = Name(1, "سمير حداد"), Name(1, "سمير", alone=False), Name(2, "ليلى حداد")
    assert found("قال سمير", *names) == []
    assert found("حضرت ليلى حداد وقال سمير", *names) == [("ليلى حداد", 2)]
    assert found("وصل سمير حداد وقال سمير", *names) == [("سمير حداد", 1), ("سمير", 1)]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("سمير حداد", "حداد"),
        ("سمير حداد", "لحداد"),
        ("سمير حداد", "حدادًا"),
        ("سمير خليل حداد", "سمير حداد"),
        ("محمود عبد الرحمن", "عبدالرحمن"),
        ("ياسر أبو سمرة", "أبا سمرة"),
        ("حسن نصر الله", "نصر الله"),
        ("سالم بن الجبل", "ابن الجبل"),
    ],
)
def test_a_person_is_called_by_surname_after_the_full_name(full, short):
    mentions = Directory([person(1, full)]).find(f"وصل {full}. وأكد {short} أهمية اللقاء")
    assert [(mention.surface, mention.keys, mention.kind) for mention in mentions] == [
        (full, (1,), "name"),
        (short, (1,), SURNAME),
    ]
    assert mentions[1].names == (person(1, full),)


@pytest.mark.parametrize(
    "text",
    [
        "ورشة حداد في السوق",
        "وأكد حداد أهمية اللقاء",
    ],
)
def test_a_surname_before_the_full_name_is_nobody(text):
    assert found(text, person(1, "سمير حداد")) == []


def test_a_surname_after_another_given_name_is_somebody_else():
    samir = person(1, "سمير حداد")
    assert found("سمير حداد وليلى حداد", samir) == [("سمير حداد", 1)]
    assert found("سمير حداد وزهير حداد", samir, person(2, "زهير الكرمل")) == [("سمير حداد", 1)]
    assert found("كمال ناصر وناصر سعيد", person(1, "كمال ناصر")) == [("كمال ناصر", 1)]


def test_a_shared_surname_offers_both_the_one_named_last_first():
    names = person(1, "سمير حداد"), person(2, "ليلى حداد")
    assert found("سمير حداد وليلى حداد. قال حداد", *names)[-1] == ("حداد", 2, 1)


def test_only_people_have_surnames_and_compounds_have_none():
    assert found("الصليب الأحمر والأحمر", Name(1, "الصليب الأحمر")) == [("الصليب الأحمر", 1)]
    assert found("أبو سمرة وسمرة", person(1, "أبو سمرة")) == [("أبو سمرة", 1)]
    assert found("عبد الرحمن والرحمن", person(1, "عبد الرحمن")) == [("عبد الرحمن", 1)]


def test_names_of_nothing_are_kept_and_never_found():
    directory = Directory([Name(1, ""), Name(2, " ـ، "), Name(3, "م"), Name(4, "القدس\nالشريف")])
    assert len(directory) == 4
    assert [mention.keys for mention in directory.find("م في القدس الشريف، .")] == [(4,)]
    assert Directory([]).find("القدس") == []


words = st.text(st.sampled_from(ARABIC), min_size=1, max_size=4)
written = st.lists(words, min_size=1, max_size=3).map(" ".join)


@given(texts, st.lists(st.one_of(written, texts), max_size=6), st.booleans())
def test_every_mention_is_a_place_of_the_text_as_it_was_written(text, names, people):
    directory = Directory(Name(number, name, person=people) for number, name in enumerate(names))
    for whole in (text, " ".join([text, *names, text, *names])):
        end = 0
        for mention in directory.find(whole):
            assert end <= mention.start < mention.end <= len(whole)
            assert whole[mention.start : mention.end] == mention.surface
            assert mention.keys and [name.key for name in mention.names] == list(mention.keys)
            end = mention.end


@given(st.lists(words, min_size=2, max_size=4), texts)
def test_a_name_of_words_is_found_in_any_sentence(name, text):
    name = " ".join(word + "ضض" for word in name)
    assert name in [mention.surface for mention in Directory([Name(1, name)]).find(f"{text}\n{name}\n{text}")]


@given(texts, st.lists(written, max_size=6))
def test_what_was_read_before_changes_nothing(text, names):
    read = Directory(Name(name, name) for name in names)
    read.find(" ".join(names))
    assert read.find(text) == Directory(Name(name, name) for name in names).find(text) == read.find(text)


def likely(name, *known):
    return [duplicate.name.text for duplicate in duplicates(name, Directory(Name(k, k) for k in known))]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("ابو سمره", "أبو سمرة"),
        ("عبدالرحمن الجبل", "عبد الرحمن الجبل"),
        ("يورغن فالتر", "يورجن فالتر"),
        ("سورية", "سوريا"),
        ("سمير خليل حداد", "سمير حداد"),
        ("الجمعية الأهلية للبناء", "جمعية الأهلية للبناء"),
        ("كريستينا مولير", "كرستينا مولير"),
    ],
)
def test_another_spelling_is_a_likely_duplicate(name, known):
    assert likely(name, "ليلى الكرمل", known, "مؤسسة الزيتون") == [known]


def test_duplicates_come_likeliest_first_and_once_an_entity():
    directory = Directory(
        [Name(1, "سمير حدّاد"), Name(1, "سمير حدادي"), Name(2, "سميرة حداد"), Name(3, "نادر")]
    )
    result = duplicates("سمير حداد", directory)
    assert [duplicate.name.key for duplicate in result] == [1, 2]
    assert result[0].likeness == 1.0 > result[1].likeness
    assert duplicates("سمير حداد", directory, limit=1) == result[:1]


@given(texts, st.lists(st.one_of(written, texts), max_size=4))
def test_the_search_for_duplicates_bears_any_name(name, known):
    for duplicate in duplicates(name, Directory(Name(k, k) for k in known)):
        assert 0.8 <= duplicate.likeness <= 1


GOLD = """# one
وصل\tO
سمير\tB-PERS
حداد\tI-PERS
.\tO

قال\tO
لحداد\tB-PERS

# two
قال\tO
حداد\tO
في\tO
(بيروت)\tB-LOC
"""
NAMES = "name\ttype\tcount\nسمير حداد\tPERS\t2\nبيروت\tLOC\t1\nحداد\tMISC\t1\n"
CASES = {
    "directory": [{"id": "p1", "type": "person", "names": ["سمير حداد"]}],
    "cases": [{"case": "surname", "text": "سمير حداد وحداد"}, {"case": "none", "text": "حداد"}],
}


def test_the_command_writes_the_mentions_of_a_text_in_tokens(tmp_path, capsys):
    gold, names, out = tmp_path / "gold.tsv", tmp_path / "names.tsv", tmp_path / "out.jsonl"
    gold.write_text(GOLD, encoding="utf-8")
    names.write_text(NAMES, encoding="utf-8")
    assert main(["--gold", str(gold), "--directory", str(names), "--out", str(out)]) == 0
    assert [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] == [
        {"sentence": 0, "spans": [{"start": 1, "end": 3, "name": "سمير حداد"}]},
        {"sentence": 1, "spans": [{"start": 1, "end": 2, "name": "سمير حداد"}]},
        {"sentence": 2, "spans": [{"start": 3, "end": 4, "name": "بيروت"}]},
    ]
    assert "µs/KB" in capsys.readouterr().out


def test_the_command_writes_the_mentions_of_cases(tmp_path):
    cases, out = tmp_path / "cases.json", tmp_path / "out.jsonl"
    cases.write_text(json.dumps(CASES), encoding="utf-8")
    assert main(["--cases", str(cases), "--out", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [[(m["id"], m["surface"]) for m in row["mentions"]] for row in rows] == [
        [("p1", "سمير حداد"), ("p1", "وحداد")],
        [],
    ]


@pytest.mark.parametrize("content", ["", "{}", "[1]", "name\n"])
def test_the_command_says_what_it_cannot_read(tmp_path, capsys, content):
    cases = tmp_path / "cases.json"
    cases.write_text(content, encoding="utf-8")
    assert main(["--cases", str(cases), "--out", str(tmp_path / "out")]) == 2
    assert str(cases) in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
