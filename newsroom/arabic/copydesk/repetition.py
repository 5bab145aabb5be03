"""The same word twice in a row: usually a trace of editing, sometimes meant; so there is never a cure."""

from __future__ import annotations

import re

from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.copydesk.script import LETTERS, VOWELS, bare, words
from newsroom.arabic.copydesk.sheet import Sheet

_TWICE = re.compile(
    f"(?<![\\w{VOWELS}\u0640])([{LETTERS}][{LETTERS}{VOWELS}]+)[ \u00a0]+\\1(?![\\w{VOWELS}\u0640])"
)
# Emphasis («جدا جدا», «لا لا»), manner («رويدا رويدا», «وجها لوجه» has its own ل), and homographs («من من», «ما ما»).
_MEANT = words("""
    لا نعم كلا ما من أن إن ان لم جدا رويدا قليلا يوما شيئا واحدا واحدة اثنين اثنتين ثلاثة مثنى دكا صفا بابا
    حرفا كلمة سطرا خطوة حي هيا هيهات الله آمين مرحبا أهلا شكرا فردا فئة حبة قطرة درجة بيتا شبرا لحظة رجلا
    ربما بل ثم حبيبي يا آه هكذا أبدا حقا كثيرا طويلا أخاك القارعة الحاقة تشا كاو يو بو تو لو دو كو لي بي مي
    جي دي ني سي تي وي شي زي فو هو ها إس اس يوميا قريبا سريعا مرارا
    """)


def repeated_words(sheet: Sheet) -> list[Finding]:
    """Words said twice in a row."""
    return [
        sheet.finding("repeated-word", *twice.span(), None, word=twice.group(1))
        for twice in _TWICE.finditer(sheet.text)
        if bare(twice.group(1)) not in _MEANT and not sheet.is_sheltered(*twice.span())
    ]
