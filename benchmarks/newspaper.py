"""An archive of any size, the same for the same size: lines for `import_reports`.

Every day has equally many reports, whatever the size of the archive, so that a day's page, or a month's, shows the
same amount and only the archive behind it grows. Sections, tags and names are as uneven as in life: one section holds
half of the paper, one person is in every tenth report. The words are nonsense.
"""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

A_DAY = 25
LAST_MOMENT = datetime(2025, 11, 30, 18, tzinfo=UTC)

_WORDS = """باب نهر غيمة سلّم مرآة قنطرة زيتون نافذة ساعة رصيف دفتر مصباح جرس شراع حديقة ممر طاولة خزانة سور درج
ظل حبر ورق خيط إبرة نول قماش صوف طين جرّة فرن رغيف ملح زعتر نعناع تين رمان لوز جوز عنب كرز خوخ برتقال سفينة مرساة
حبل موج رمل صدفة ملاح خليج رأس تلة وادٍ سهل نبع ساقية طاحونة حجر جسر عربة حصان طريق محطة تذكرة حقيبة رسالة طابع بريد
يمرّ يصل يعود يكتب يقرأ يفتح يغلق يحمل يضع يرى يسمع يقول يسأل يجيب يبني يزرع يحصد يغزل ينسج يرسم"""
SECTIONS = ["أخبار", "بلديات", "أسواق", "ملاعب", "أوراق", "علوم", "صحة", "بيئة", "سفر", "رأي"]
SECTION_WEIGHTS = [50, 12, 9, 8, 6, 5, 4, 3, 2, 1]
_FIRST_NAMES = (
    "أنس بشر تميم جواد حازم رائد زاهر ساري شادي عاصم غيث فادي لؤي مازن نائل أروى بتول تالا جمان دعد"
)
_LAST_NAMES = "القصّار الوزّان الدبّاغ السرّاج الحجّار النقّاش الكاتب البحّار الفلّاح الرسّام المنجّد الطحّان"
WORDS, FIRST_NAMES, LAST_NAMES = (words.split() for words in (_WORDS, _FIRST_NAMES, _LAST_NAMES))
PEOPLE = [f"{first} {last}" for last in LAST_NAMES for first in FIRST_NAMES]
ORGANISATIONS = [f"{kind} {word}" for word in WORDS[:20] for kind in ("جمعية", "شركة", "رابطة", "معهد")]
TAGS = [f"{first} {second}" for first in WORDS[20:40] for second in WORDS[40:60]]
SOURCES = [f"نشرة {word}" for word in WORDS[60:68]]
EVENTS = [f"لقاء {word}" for word in WORDS[:40]]
GENRES = ["متابعة", "خاص", "تقرير", "رأي"]
GENRE_WEIGHTS = [60, 20, 19, 1]
OPINION = "رأي"


def falling(names: list[str]) -> list[float]:
    """Cumulative weights, each name half as likely at twice the place."""
    return list(accumulate(1 / place for place in range(1, len(names) + 1)))


PEOPLE_WEIGHTS, ORGANISATION_WEIGHTS, TAG_WEIGHTS = falling(PEOPLE), falling(ORGANISATIONS), falling(TAGS)
EVENT_WEIGHTS = falling(EVENTS)


def write_reports(path: Path, number: int) -> None:
    """Write so many lines, the oldest first."""
    with path.open("w", encoding="utf-8") as file:
        for position in range(number):
            file.write(json.dumps(report(position, number), ensure_ascii=False) + "\n")


def report(position: int, number: int) -> dict[str, Any]:
    """One of `number` reports; its words and links depend on its age alone."""
    age = number - 1 - position
    chance = random.Random(age)
    return {
        "id": position + 1,
        "section": chance.choices(SECTIONS, SECTION_WEIGHTS)[0],
        "title": text(chance, 9),
        "lead": text(chance, 28),
        "body": [text(chance, chance.randint(30, 70)) for _ in range(7)],
        "tags": chance.choices(TAGS, cum_weights=TAG_WEIGHTS, k=3),
        "people": chance.choices(PEOPLE, cum_weights=PEOPLE_WEIGHTS, k=2),
        "organisations": chance.choices(ORGANISATIONS, cum_weights=ORGANISATION_WEIGHTS, k=1),
        "source": chance.choice(SOURCES),
        "genre": chance.choices(GENRES, GENRE_WEIGHTS)[0],
        "event": chance.choices(EVENTS, cum_weights=EVENT_WEIGHTS)[0] if age % 5 == 0 else None,
        "published_at": (LAST_MOMENT - timedelta(days=1) / A_DAY * age).isoformat(),
    }


def text(chance: random.Random, words: int) -> str:
    """So many words."""
    return " ".join(chance.choices(WORDS, k=words))
