"""What a report says of its event, read from the text as a first draft of the record: an editor looks it over.

Nothing here is certain, so all of it only fills boxes: the name, the days, the slogan, the attendance as stated, what
was promised. A report that says none of it leaves the boxes empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from articles.suggestions.report_day import dateline, dates_in, spoken_of, written_on
from articles.suggestions.suggest import Text
from events.models import Event, Outcome
from newsroom.arabic.names import bare

_OPEN, _CLOSE = "«“\"", "»”\""
_QUOTED = rf"[{_OPEN}]([^{_OPEN}{_CLOSE}]{{3,150}})[{_CLOSE}]"
_KINDS = {
    "مؤتمر": Event.Kind.CONFERENCE,
    "ملتقى": Event.Kind.CONFERENCE,
    "منتدى": Event.Kind.CONFERENCE,
    "قمة": Event.Kind.CONFERENCE,
    "مهرجان": Event.Kind.FESTIVAL,
    "احتفالية": Event.Kind.FESTIVAL,
    "معرض": Event.Kind.EXHIBITION,
    "بطولة": Event.Kind.MATCH,
    "مباراة": Event.Kind.MATCH,
    "ندوة": Event.Kind.SESSION,
    "اجتماع": Event.Kind.SESSION,
    "ورشة": Event.Kind.TRAINING,
    "دورة": Event.Kind.TRAINING,
}
_NOUN = "|".join(_KINDS)
_QUOTED_NAME = re.compile(rf"(?:^|[\s«“\"(])[وفبل]?(?:ال|ل)?({_NOUN})\s+{_QUOTED}")
_NAME = re.compile(rf"(?:^|[\s(])[وفبل]?({_NOUN})((?:\s+[^\W\d_]+){{1,4}})")
_ENDS_NAME = frozenset(
    (
        *("في", "من", "على", "إلى", "عن", "مع", "بمشاركة", "بحضور", "برعاية", "أمس", "اليوم", "غدا"),
        *("الذي", "التي", "ضمن", "خلال", "بعد", "قبل", "أعماله", "أعمالها"),
    )
)
_SLOGAN = re.compile(rf"شعار[هها]*\s*[:：]?\s*{_QUOTED}")
_ATTENDANCE = re.compile(r"(?:بمشاركة|بحضور|حضر[هت]?|شارك(?:ت)?\s+في\w*)\s+((?:[^،.؛\n]*?)[0-9٠-٩][^،.؛\n]*)")
_STATED_BY = re.compile(r"[\s،,]*(?:بحسب|حسب|وفق|وفقا|وفقًا|على ما (?:أعلن|قال)ت?)\s+(?:ل(?=[^\W\d_]{3}))?([^،.؛\n]+)")
_LASTING = (
    (re.compile(r"\b(?:يومين|يومان)\b"), 2),
    (re.compile(r"\b(?:ثلاثة|3|٣) أيام\b"), 3),
    (re.compile(r"\b(?:أربعة|4|٤) أيام\b"), 4),
    (re.compile(r"\b(?:خمسة|5|٥) أيام\b"), 5),
    (re.compile(r"\b(?:أسبوعا?|ستة أيام|سبعة أيام)\b"), 7),
)
_OUTCOMES = {
    "وثيقة": Outcome.Kind.DOCUMENT,
    "ميثاق": Outcome.Kind.DOCUMENT,
    "خطة": Outcome.Kind.DOCUMENT,
    "دليل": Outcome.Kind.PUBLICATION,
    "كتاب": Outcome.Kind.PUBLICATION,
    "إعلان": Outcome.Kind.DECLARATION,
    "بيان": Outcome.Kind.DECLARATION,
    "توصيات": Outcome.Kind.RECOMMENDATION,
    "اتفاق": Outcome.Kind.AGREEMENT,
    "اتفاقية": Outcome.Kind.AGREEMENT,
}
_OUTCOME = re.compile(rf"[{_OPEN}]((?:{'|'.join(_OUTCOMES)})\b[^{_OPEN}{_CLOSE}]{{0,150}})[{_CLOSE}]")
_OUTCOME_OF_QUOTED = re.compile(rf"\b((?:{'|'.join(_OUTCOMES)}))\s+{_QUOTED}")
_AT_THE_END = re.compile(r"\b(?:في ختام|ختام أعمال\w*|اختتام\w*|اليوم الأخير)\b")
_UNDER_WAY = re.compile(r"\b(?:[وف]?(?:ي|ت)تواصل|[وف]?(?:ي|ت)ستمر|انطلق\w*|انطلاق|افتتاح|افتتح\w*|بدأت?)\b")
_COMING = re.compile(r"\b(?:[سف]?(?:ي|ت)نطلق|سي\w+|ست\w+|المقبل|القادم|المزمع)\b")
_ENDED = re.compile(r"\b(?:اختتم\w*|اختتام|انتهت|أنهى|أنهت)\b")


@dataclass(frozen=True)
class EventDraft:
    """The boxes of a new event as the report fills them."""

    name: str
    kind: str
    first_day: date
    last_day: date | None
    status: str
    slogan: str
    attendance: str
    attendance_stated_by: str
    outcome: str
    outcome_kind: str
    outcome_due: date | None


def read_event(text: Text, *, today: date, name: str = "") -> EventDraft:
    """A first draft; `name` is what an editor has selected as the event's name, `today` the day on which it is read."""
    body = [line for line in text.body if line.strip()]
    written, dated = written_on(body, today), dateline(body, today)
    body = [line for line in body if not dated or line != dated[0]]
    lines = [*filter(str.strip, (text.headline, text.standfirst)), *body]
    whole = "\n".join(lines)
    kind, found = _name(lines, name)
    first = _first_day(lines, body, written)
    last = _last_day(whole, first)
    slogan = _group(_SLOGAN, whole)
    attendance, stated_by = _attendance(whole)
    outcome, outcome_kind, sentence = _outcome(lines, slogan)
    return EventDraft(
        name=found,
        kind=kind,
        first_day=first,
        last_day=last,
        status=_status(lines, first, last, today),
        slogan=slogan,
        attendance=attendance[:200],
        attendance_stated_by=stated_by[:200],
        outcome=outcome,
        outcome_kind=outcome_kind,
        outcome_due=_due(sentence, first, last, written) if outcome else None,
    )


def _name(lines: list[str], selected: str) -> tuple[str, str]:
    """«مؤتمر «العهد»» is called مؤتمر العهد; without quotation marks, the words up to one that ends a name."""
    if selected:
        noun = next((noun for noun in _KINDS if re.search(rf"\b(?:ال)?{noun}\b", selected)), "")
        return (_KINDS[noun] if noun else Event.Kind.OTHER), bare(selected)[:200]
    for line in lines:
        if quoted := _QUOTED_NAME.search(line):
            return _KINDS[quoted[1]], f"{quoted[1]} {quoted[2].strip()}"[:200]
    for line in lines:
        if plain := _NAME.search(line):
            words = []
            for word in plain[2].split():
                if word in _ENDS_NAME:
                    break
                words.append(word)
            if words:
                return _KINDS[plain[1]], " ".join([plain[1], *words])[:200]
    return Event.Kind.OTHER, ""


def _group(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1].strip() if found else ""


def _attendance(text: str) -> tuple[str, str]:
    """«أكثر من 300 شخص بحسب المنظّمين»: how many, and who says so where somebody is named."""
    found = _ATTENDANCE.search(text)
    if found is None:
        return "", ""
    within = _STATED_BY.search(found[1])
    said = within or _STATED_BY.match(text, found.end())
    how_many = found[1][: within.start()] if within else found[1]
    return how_many.strip(), said[1].strip() if said else ""


def _first_day(lines: list[str], body: list[str], written: date) -> date:
    """The first whole date that can be read, else the day of which the report's opening speaks, else its own."""
    dated = next(dates_in("\n".join(lines), written), None)
    spoken = spoken_of(body[0], written) if body else None
    return dated or spoken or written


def _last_day(text: str, first: date) -> date | None:
    days = next((number for pattern, number in _LASTING if pattern.search(text)), 1)
    return first + timedelta(days=days - 1) if days > 1 else None


def _status(lines: list[str], first: date, last: date | None, today: date) -> str:
    if first > today:
        return Event.Status.ANNOUNCED
    opening = "\n".join(lines[:3])
    if (last or first) < today or _ENDED.search(opening):
        return Event.Status.HELD
    if _UNDER_WAY.search(opening):
        return Event.Status.UNDER_WAY
    return Event.Status.ANNOUNCED if _COMING.search(opening) else Event.Status.HELD


def _outcome(lines: list[str], slogan: str) -> tuple[str, str, str]:
    """What is promised, its kind, and the line that promises it; a slogan promises nothing («كتاب في كل بيت»)."""
    for line in lines:
        for found in _OUTCOME.finditer(line):
            title = found[1].strip()
            if title != slogan:
                return title[:300], _OUTCOMES[title.split()[0]], line
    for line in lines:
        if named := _OUTCOME_OF_QUOTED.search(line):
            return f"{named[1]} {named[2].strip()}"[:300], _OUTCOMES[named[1]], line
    return "", Outcome.Kind.DOCUMENT, ""


def _due(sentence: str, first: date, last: date | None, written: date) -> date | None:
    """A date beside the promise, or «tomorrow»; «at the end» is the event's last day."""
    dated = next(dates_in(sentence, written), None)
    spoken = spoken_of(sentence, written)
    if dated or (spoken and spoken > written):
        return dated or spoken
    return (last or first) if _AT_THE_END.search(sentence) else None
