"""The part that somebody seems to play where a text names them: a guess for the desk to correct."""

from __future__ import annotations

import re
from itertools import islice

from articles.models import Mention
from newsroom.arabic.normalise import fold

MENTIONED = Mention.Part.MENTIONED.value
_WEIGHTS = [MENTIONED, Mention.Part.SPEAKER.value, Mention.Part.QUOTED.value, Mention.Part.SUBJECT.value]
_SPEECH = frozenset(
    fold(
        "قال قالت يقول تقول أكد أكدت يؤكد تؤكد أوضح أوضحت أضاف أضافت شدد شددت صرح صرحت أشار أشارت ذكر ذكرت"
        " اعتبر اعتبرت رأى رأت حذر حذرت دعا دعت طالب طالبت كشف كشفت أعلن أعلنت لفت لفتت نوه نوهت تحدث تحدثت"
        " وصف وصفت طرح طرحت بين بينت علق علقت تساءل تساءلت ختم ختمت تابع تابعت ألقى ألقت استعرض استعرضت"
    ).split()
)
_WORD = re.compile(r"[\w\u064b-\u0652\u0670]+")
_QUOTE = re.compile(r"[«“\"]")
_CLOSE = 9
"""Words between a verb of speech and whoever speaks: «شدد رئيس اللجنة التحضيرية لمؤتمر … حميد الأحمر»."""
_AFTER = 2
"""The same where the speaker stands first: «الأحمر قال»."""


def is_speech(word: str) -> bool:
    """Whether a word reports what somebody said, its و or ف aside."""
    folded = fold(word)
    return folded in _SPEECH or (folded[:1] in "وف" and folded[1:] in _SPEECH)


def speech_before(line: str, start: int) -> int | None:
    """Where the words after the verb of speech begin that governs the name at `start`; None without such a verb."""
    sentence = max((line.rfind(stop, 0, start) for stop in ".؟!؛"), default=-1) + 1
    words = list(_WORD.finditer(line, sentence, start))[-_CLOSE:]
    return next((word.end() for word in reversed(words) if is_speech(word.group())), None)


def _speaks_first(line: str, end: int) -> bool:
    """Whether the verb of speech follows the name."""
    return any(is_speech(word.group()) for word in islice(_WORD.finditer(line, end), _AFTER))


def part_of(kind: str, line: str, start: int, end: int, *, headline: bool) -> str:
    """What a record of this kind seems to do in the report, by one place where it is named."""
    if kind not in ("person", "organisation", "event"):
        return MENTIONED
    if headline:
        return Mention.Part.SUBJECT.value
    if kind == "event":
        return MENTIONED
    spoken = speech_before(line, start)
    if spoken is not None and kind == "organisation" and len(line[spoken:start].split()) > 1:
        # Not the body speaks but whoever is named with it: «شدد القيادي في الحركة …».
        return MENTIONED
    if spoken is None and not (kind == "person" and _speaks_first(line, end)):
        return MENTIONED
    return Mention.Part.QUOTED.value if _QUOTE.search(line, end) else Mention.Part.SPEAKER.value


def heavier(one: str, other: str) -> str:
    """Of two parts the one that says more."""
    return max(one, other, key=_WEIGHTS.index)
