"""Hamza at the head of a word: cut where it must join, missing where it must be cut.

Only certain words: «ان», «انه», «امام», «اخر», «الاعلام», «افريقيا», «والى» can be read in two ways and are left alone.
"""

from __future__ import annotations

import re

from newsroom.arabic.copydesk.script import pairs, words
from newsroom.arabic.copydesk.wasl import BARE_ONLY, GIVEN_NAMES, NOUNS, UNDER_ONLY, VERBS_OVER

_CUT = re.compile("([وف]?)([بكل]?ال|لل|[بكل]?)([إأ])(.{2,})")
_PROCLITICS = re.compile("([وف]?(?:[بك]?ال|لل|[بكل])?)(.+)")

# Missing hamza: the word as it is typed, and as it is. With و and ف before it, and no more.
_PARTICLES = pairs("""
    الى:إلى اليه:إليه اليها:إليها اليهم:إليهم اليهما:إليهما الينا:إلينا او:أو اذا:إذا ايضا:أيضا اكثر:أكثر
    اعلنت:أعلنت اعلن:أعلن اعلنوا:أعلنوا اكد:أكد اكدت:أكدت اكدوا:أكدوا اضاف:أضاف اضافت:أضافت اشار:أشار
    اشارت:أشارت اوضح:أوضح اوضحت:أوضحت اعرب:أعرب اعربت:أعربت اصبح:أصبح اصبحت:أصبحت اصبحوا:أصبحوا اصدرت:أصدرت
    اجرت:أجرت اعادت:أعادت اراد:أراد ارادت:أرادت احدى:إحدى اطلقت:أطلقت اسفرت:أسفرت اسفر:أسفر انشئت:أنشئت
    انشئ:أنشئ ادت:أدت لانه:لأنه لانها:لأنها لانهم:لأنهم لان:لأن لإن:لأن لإنه:لأنه لإنها:لأنها اولئك:أولئك
    اثناء:أثناء انشأت:أنشأت اقيمت:أقيمت اقيم:أقيم اكدا:أكدا اثارت:أثارت اظهرت:أظهرت اينما:أينما
    """)
# With a letter before them they are words of their own: a verb, a ruler, someone.
_OTHER_WORDS = words("والى فلان وادت")
# The same for nouns: after any of و ف ب ك ل, ال, لل.
_NOUN_PAIRS = pairs("""
    اسرائيل:إسرائيل اسرائيلي:إسرائيلي اسرائيلية:إسرائيلية اسرائيليين:إسرائيليين اسرائيليون:إسرائيليون
    ايران:إيران أيران:إيران ايراني:إيراني ايرانية:إيرانية ايرانيين:إيرانيين ايطاليا:إيطاليا ايطالي:إيطالي
    ايطالية:إيطالية المانيا:ألمانيا الماني:ألماني المانية:ألمانية امريكا:أمريكا امريكي:أمريكي
    امريكية:أمريكية امريكيين:أمريكيين امريكيون:أمريكيون اميركا:أميركا اميركي:أميركي اميركية:أميركية
    اميركيين:أميركيين اوروبا:أوروبا اوروبي:أوروبي اوروبية:أوروبية اوكرانيا:أوكرانيا اوباما:أوباما امير:أمير
    اميرة:أميرة امراء:أمراء اسبوع:أسبوع اسبوعين:أسبوعين اسابيع:أسابيع اسبوعية:أسبوعية اربعة:أربعة
    اربعين:أربعين اربعون:أربعون اخرى:أخرى اولى:أولى ارهاب:إرهاب ارهابي:إرهابي ارهابية:إرهابية
    ارهابيين:إرهابيين اجراءات:إجراءات ادارة:إدارة ادارية:إدارية اعادة:إعادة اضافة:إضافة اضافية:إضافية
    اضافي:إضافي امكانية:إمكانية امكانيات:إمكانيات انسانية:إنسانية انساني:إنساني انسان:إنسان انتاج:إنتاج
    انجازات:إنجازات انجليزية:إنجليزية انجليزي:إنجليزي انجلترا:إنجلترا اصابة:إصابة اصابات:إصابات
    احصائيات:إحصائيات احصائية:إحصائية اغسطس:أغسطس ابريل:أبريل اكتوبر:أكتوبر ايلول:أيلول اسلام:إسلام
    أسلام:إسلام اسلامي:إسلامي اسلامية:إسلامية اسلاميين:إسلاميين اسلاميون:إسلاميون اطفال:أطفال اساسية:أساسية
    اساسي:أساسي اهمية:أهمية اغلبية:أغلبية امبراطورية:إمبراطورية امبراطور:إمبراطور ازالة:إزالة اقامة:إقامة
    اذاعة:إذاعة اقليم:إقليم اقليمي:إقليمي اقليمية:إقليمية ايجابية:إيجابية ايجابي:إيجابي ارادة:إرادة
    انشاء:إنشاء اسكندرية:إسكندرية
    """)
# Only with the article: without it they are other words or names as well.
_WITH_ARTICLE = pairs("""
    امم:أمم امن:أمن امنية:أمنية امني:أمني اول:أول احد:أحد اربعاء:أربعاء اردن:أردن اردني:أردني اردنية:أردنية
    ارض:أرض اراضي:أراضي اسرى:أسرى اقصى:أقصى اعلامية:إعلامية اعلاميين:إعلاميين اعلاميون:إعلاميون اكبر:أكبر
    امين:أمين اهالي:أهالي ادوية:أدوية اوسط:أوسط انبياء:أنبياء اوضاع:أوضاع اعضاء:أعضاء اسعار:أسعار
    اموال:أموال احزاب:أحزاب ازمة:أزمة ازمات:أزمات اسلحة:أسلحة انظمة:أنظمة اطباء:أطباء اسبق:أسبق افضل:أفضل
    اخيرة:أخيرة اخير:أخير استاذ:أستاذ اساتذة:أساتذة اسرة:أسرة اسواق:أسواق ايام:أيام اشخاص:أشخاص أن:آن
    """)


def hamza_of(word: str) -> str | None:
    """The word, without vowel signs, with its hamza put right; None where it is right or nobody can be sure."""
    return _without_cut(word) or _with_hamza(word)


def _without_cut(word: str) -> str | None:
    """«الإجتماع» as «الاجتماع»."""
    cut = _CUT.fullmatch(word)
    if not cut:
        return None
    joined, clitic, hamza, rest = cut.groups()
    if rest in GIVEN_NAMES and not clitic.endswith("ل"):
        return None
    wrong = rest in NOUNS
    if hamza == "إ" and not wrong:
        verb = rest in UNDER_ONLY
        wrong = verb or (rest in BARE_ONLY and not clitic.endswith("ل"))
    elif not wrong:
        wrong = rest in VERBS_OVER and not clitic
    return f"{joined}{clitic}ا{rest}" if wrong else None


def _with_hamza(word: str) -> str | None:
    """«الى» as «إلى»."""
    if word in _PARTICLES:
        return _PARTICLES[word]
    if word[0] in "وف" and word[1:] in _PARTICLES and word not in _OTHER_WORDS:
        return word[0] + _PARTICLES[word[1:]]
    split = _PROCLITICS.fullmatch(word)
    if not split:
        return None
    for proclitics, rest in (split.groups(), ("", word)):
        if rest in _NOUN_PAIRS:
            return proclitics + _NOUN_PAIRS[rest]
        if rest in _WITH_ARTICLE and proclitics.endswith(("ال", "لل")):
            return proclitics + _WITH_ARTICLE[rest]
    return None
