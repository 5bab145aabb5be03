"""Who took part in a report's event as what, with which title, in person or not: guesses for an editor to look over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from articles.suggestions.behalf import PHRASE, Span, is_represented, represented
from articles.suggestions.part import speech_before
from articles.suggestions.suggest import Place, Suggestion, Text
from events.directory import Key
from events.models import Participation
from newsroom.arabic.normalise import fold

Role = Participation.Role
_STOPS = ".؟!؛\n"
# Who stands after such a word in the same sentence takes part as that; the nearest word decides.
_ROLES = (
    (Role.PARTNER, "بالشراكة بشراكة بالتعاون بالتنسيق شركاء الشركاء"),
    (Role.SPONSOR, "برعاية رعاية يرعى ترعى رعت"),
    (Role.HOST, "تستضيفه يستضيفه استضافته استضافت تستضيف يستضيف استضاف باستضافة"),
    (
        Role.ORGANISER,
        "ينظم تنظم نظم نظمت ينظمه تنظمه نظمته نظمه بتنظيم تنظيم أقامت أقام تقيم يقيم تقيمه بدعوة",
    ),
    (Role.CHAIR, "برئاسة ترأس ترأست يرأس ترأسها ترأسه"),
    (Role.GUEST, "بحضور حضر حضرت حضره حضرها"),
)
_ROLE_OF = {word: role for role, words in _ROLES for word in fold(words).split()}
_WORD = re.compile(r"[\w\u064b-\u0652\u0670]+")
_VIDEO = re.compile(
    r"(?:الاتصال|اتصال|الربط) المرئي|عبر (?:ال)?فيديو|تقنية (?:ال)?فيديو|عن بُ?عد|زووم|الاتصال المرئيّ"
)
_RECORDED = re.compile(r"كلمة مسج[لّ]*ة|رسالة مصورة|كلمة مصورة")
_LONGEST_TITLE = 8
Named = dict[tuple[str, int], list[tuple[Span, Key]]]
"""Who and what is named in each line, by its box and number, and where."""


@dataclass(frozen=True)
class ParticipantDraft:
    """A row of the new event's participants."""

    key: Key
    role: str
    """Empty where the text says nothing of a part in the event."""
    title: str = ""
    mode: str = ""
    on_behalf_of: Key | None = None
    """The body for which a person is there."""


def read_participants(
    text: Text, suggestions: Iterable[Suggestion], linked: Iterable[Key]
) -> list[ParticipantDraft]:
    """The linked people and organisations, each with what the sentence about it says; those with a role first."""
    wanted = [key for key in linked if key.kind in ("person", "organisation")]
    places: dict[Key, list[Place]] = {key: [] for key in wanted}
    named: Named = defaultdict(list)
    for suggestion in suggestions:
        for candidate in suggestion.candidates:
            for place in suggestion.places:
                named[place.field, place.line].append(((place.start, place.end), candidate.key))
            if candidate.key in places:
                places[candidate.key] += suggestion.places
    drafts = [_draft(key, text, found) for key, found in places.items()]
    drafts = [
        replace(draft, on_behalf_of=_behalf(text, places[draft.key], named, places))
        if draft.key.kind == "person"
        else draft
        for draft in drafts
    ]
    return sorted(drafts, key=lambda draft: _order(draft.role))


def _order(role: str) -> int:
    return Role.values.index(role) if role in Role.values else len(Role.values)


def _behalf(text: Text, places: list[Place], named: Named, linked: Collection[Key]) -> Key | None:
    """The first of the linked bodies for which the text says that a person speaks."""
    for place in places:
        beside = named[place.field, place.line]
        people = [span for span, one in beside if one.kind == "person"]
        bodies = [(span, one) for span, one in beside if one.kind == "organisation" and one in linked]
        if found := represented(_line(text, place), (place.start, place.end), people, bodies):
            return found
    return None


def _line(text: Text, place: Place) -> str:
    return text.body[place.line] if place.field == "body" else str(getattr(text, place.field))


def _draft(key: Key, text: Text, places: list[Place]) -> ParticipantDraft:
    best = ParticipantDraft(key, "")
    for place in places:
        draft = _at(key, _line(text, place), place, headline=place.field == "headline")
        if draft.role and (not best.role or (draft.title and not best.title)):
            best = draft
    return best


def _at(key: Key, line: str, place: Place, *, headline: bool) -> ParticipantDraft:
    """What one place says."""
    before = line[: place.start]
    sentence = max(before.rfind(stop) for stop in _STOPS) + 1
    words = [match.group() for match in _WORD.finditer(before, sentence)]
    named = next((_ROLE_OF[word] for word in map(_bare_verb, reversed(words)) if word in _ROLE_OF), "")
    spoken = speech_before(line, place.start)
    if key.kind == "organisation":
        # Who is named as somebody's body («القيادي في حركة …», «نيابة عن الجمعية») is no participant itself.
        is_somebodys = spoken is not None or is_represented(line, place.start)
        return ParticipantDraft(key, "" if is_somebodys or headline else named)
    if spoken is None:
        return ParticipantDraft(key, named or "")
    return ParticipantDraft(
        key, named or Role.SPEAKER, _title(line[spoken : place.start]), _mode(line, sentence)
    )


def _bare_verb(word: str) -> str:
    folded = fold(word)
    return folded if folded in _ROLE_OF or folded[:1] not in ("و", "ف") else folded[1:]


def _title(words: str) -> str:
    """What stands between the verb and the name: «القيادي في الحركة». Nothing where it is no title."""
    title = PHRASE.split(words)[0].strip(' :،«»"“”')
    if not title or len(title.split()) > _LONGEST_TITLE or any(stop in title for stop in "،.؛:"):
        return ""
    return title


def _mode(line: str, sentence: int) -> str:
    rest = line[sentence:]
    end = min((at for at in (rest.find(stop) for stop in _STOPS) if at >= 0), default=len(rest))
    if _VIDEO.search(rest[:end]):
        return Participation.Mode.VIDEO
    return Participation.Mode.RECORDED if _RECORDED.search(rest[:end]) else ""
