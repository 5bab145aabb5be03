"""For whom somebody speaks: «قال سامر خليل نيابة عن جمعية المرفأ», «حضرت ليلى الكرمي ممثلةً لوزارة الثقافة».

Only what stands beside the name counts. «استقبل سامر خليل وفدًا ممثلًا للجمعية» says nothing of him, nor does «شكر نيابة
عن الجمعية سامر خليل»; so between name and phrase only words are let through that cannot bring anybody else in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from articles.suggestions.part import speech_before
from events.directory import Key

Span = tuple[int, int]
_MARKS = "[\u064b-\u0652\u0670]*"
_GAP = r"[\s،,]+"


def _words(text: str) -> str:
    """A pattern for each of these words, whatever its vowel marks and the hamza of its alef."""
    spelt = (
        "".join(f"{'[اأإ]' if letter == 'ا' else letter}{_MARKS}" for letter in word) for word in text.split()
    )
    return f"(?:{'|'.join(spelt)})"


_FOR = _words("نيابة بالنيابة بالانابة انابة مندوبا مندوبة ممثلا ممثلة") + r"\s+" + _words("عن")
_TO = _words("ممثلا ممثلة") + r"\s+(?P<to>ل?)"
_PHRASE = rf"(?:{_FOR}\s+|{_TO})[«“\"]?"
_NO_TITLE = _words("نيابة بالنيابة بالانابة انابة مندوبا ممثلا")
PHRASE = re.compile(rf"(?<!\w){_NO_TITLE}\s+(?:{_words('عن')}\s|ل)")
"""The phrase where it can be no title; «ممثلة لجنة الحقوق» is one."""
_SPEECH = _words(
    "في كلمة كلمته كلمتها الكلمة بكلمة القاها القتها له لها الافتتاح الافتتاحية الختام الختامية قصيرة مقتضبة"
)
_TITLE = _words(
    "رئيسها رئيستها رئيسه رئيسته مديرها مديرتها مديره مديرته امينها امينتها امينه العام العامة عضوها ممثلها"
    " الناطق الناطقة باسمها باسمه السيد السيدة الدكتور الدكتورة الاستاذ الاستاذة المهندس المهندسة الشيخ"
)
_AFTER = re.compile(rf"{_GAP}(?:{_SPEECH}{_GAP}){{0,4}}{_PHRASE}")
_BEFORE = re.compile(rf"[»”\"]?{_GAP}(?:{_TITLE}{_GAP}){{0,3}}")
_PHRASE_BEFORE = re.compile(rf"(?<!\w){_PHRASE}$")
_STOPS = ".؟!؛\n"


def represented(
    line: str, person: Span, people: Sequence[Span], bodies: Iterable[tuple[Span, Key]]
) -> Key | None:
    """The body, of those that the line names, for which the person at this place speaks or is there.

    `people` are the places of all people that the line names.
    """
    for body, key in bodies:
        if _is_named_after(line, person, body) or _is_named_before(line, person, people, body):
            return key
    return None


def is_represented(line: str, start: int) -> bool:
    """Whether the body at this place is named as the one for which somebody speaks."""
    found = _PHRASE_BEFORE.search(line, 0, start)
    return found is not None and _reaches(found, line, start)


def _is_named_after(line: str, person: Span, body: Span) -> bool:
    found = _AFTER.fullmatch(line, person[1], body[0]) if person[1] < body[0] else None
    return found is not None and _reaches(found, line, body[0])


def _is_named_before(line: str, person: Span, people: Sequence[Span], body: Span) -> bool:
    """The phrase and the body stand between the verb of speech and the name; nobody else is named before them."""
    if not (
        body[1] < person[0] and is_represented(line, body[0]) and _BEFORE.fullmatch(line, body[1], person[0])
    ):
        return False
    sentence = max(line.rfind(stop, 0, body[0]) for stop in _STOPS)
    return speech_before(line, body[0]) is not None and not any(
        sentence < start < body[0] for start, _end in people
    )


def _reaches(found: re.Match[str], line: str, start: int) -> bool:
    """«ممثلًا لجمعية»: the ل belongs to the phrase, and stands before the name or is its first letter."""
    return found["to"] is None or found["to"] == "ل" or line.startswith("ل", start)
