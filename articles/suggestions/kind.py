"""What kind of record a new name is likely to be, by its first word; the editor sees the box and may say otherwise."""

from __future__ import annotations

from newsroom.arabic.names.common_words import GIVEN
from newsroom.arabic.names.letters import fold_letters

_EVENTS = "مؤتمر مهرجان ملتقى منتدى قمة احتفالية معرض بطولة مباراة ندوة ورشة دورة"
_ORGANISATIONS = (
    "مؤسسة منظمة هيئة جمعية رابطة اتحاد نقابة حزب حركة جبهة تيار تجمع ائتلاف لجنة مجلس وزارة بلدية جامعة كلية معهد مركز"
    " مستشفى شركة مصرف بنك نادي فريق منتخب برلمان محكمة شبكة مبادرة صندوق غرفة مكتب دائرة مديرية سفارة مؤتمر"
)
_PLACES = "مدينة قرية بلدة محافظة ولاية إقليم شارع حي مخيم ساحة ميناء مطار قاعة مسرح جبل نهر بحيرة وادي جزيرة حديقة"
_SOURCES = "صحيفة جريدة مجلة وكالة قناة إذاعة موقع"


def _folded(words: str) -> frozenset[str]:
    bare = frozenset(fold_letters(words).text.split())
    return bare | {f"ال{word}" for word in bare}


_HEADS = (
    # «المؤتمر القومي» with the article is a body; «مؤتمر الناشرين» is an event.
    ("event", frozenset(fold_letters(_EVENTS).text.split())),
    ("organisation", _folded(_ORGANISATIONS)),
    ("place", _folded(_PLACES)),
    ("source", _folded(_SOURCES)),
)


def kind_of(name: str) -> str:
    """One of the kinds of `events.directory`; a name that gives nothing away is a person's, one word a place's."""
    words = fold_letters(name).text.split()
    if not words or words[0] in GIVEN:
        return "person"
    heads = (kind for kind, known in _HEADS if words[0] in known)
    return next(heads, "person" if len(words) > 1 else "place")
