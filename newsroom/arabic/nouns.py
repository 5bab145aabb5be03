"""The nouns the paper counts."""

from __future__ import annotations

from newsroom.arabic.numbers import CountedNoun


def _masculine(singular: str, dual: str, plural: str, accusative: str) -> CountedNoun:
    return CountedNoun(f"لا {plural}", f"{singular} واحد", dual, plural, accusative, singular)


def _feminine(singular: str, dual: str, plural: str) -> CountedNoun:
    """Nouns in ة: their accusative is written as their singular."""
    return CountedNoun(f"لا {plural}", f"{singular} واحدة", dual, plural, singular, singular)


NOUNS: dict[str, CountedNoun] = {
    "article": _feminine("مادة", "مادتان", "مواد"),
    "card": _feminine("بطاقة", "بطاقتان", "بطاقات"),
    "change": _masculine("تغيير", "تغييران", "تغييرات", "تغييرًا"),
    "comment": _masculine("تعليق", "تعليقان", "تعليقات", "تعليقًا"),
    "correction": _masculine("تصويب", "تصويبان", "تصويبات", "تصويبًا"),
    "country": _feminine("دولة", "دولتان", "دول"),
    "day": _masculine("يوم", "يومان", "أيام", "يومًا"),
    "event": _feminine("فعالية", "فعاليتان", "فعاليات"),
    "file": _masculine("ملف", "ملفان", "ملفات", "ملفًا"),
    "hour": _feminine("ساعة", "ساعتان", "ساعات"),
    "link": _masculine("رابط", "رابطان", "روابط", "رابطًا"),
    "minute": _feminine("دقيقة", "دقيقتان", "دقائق"),
    "month": _masculine("شهر", "شهران", "أشهر", "شهرًا"),
    "organisation": _feminine("جهة", "جهتان", "جهات"),
    "outcome": _masculine("مُخرَج", "مُخرَجان", "مُخرَجات", "مُخرَجًا"),
    "page": _feminine("صفحة", "صفحتان", "صفحات"),
    "paragraph": _feminine("فقرة", "فقرتان", "فقرات"),
    "participant": _masculine("مشارك", "مشاركان", "مشاركين", "مشاركًا"),
    "participation": _feminine("مشاركة", "مشاركتان", "مشاركات"),
    "person": _feminine("شخصية", "شخصيتان", "شخصيات"),
    "photo": _feminine("صورة", "صورتان", "صور"),
    "place": _masculine("مكان", "مكانان", "أماكن", "مكانًا"),
    "report": _masculine("تقرير", "تقريران", "تقارير", "تقريرًا"),
    "result": _feminine("نتيجة", "نتيجتان", "نتائج"),
    "revision": _feminine("نسخة", "نسختان", "نسخ"),
    "second": _feminine("ثانية", "ثانيتان", "ثوانٍ"),
    "section": _masculine("قسم", "قسمان", "أقسام", "قسمًا"),
    "session": _feminine("جلسة", "جلستان", "جلسات"),
    "source": _masculine("مصدر", "مصدران", "مصادر", "مصدرًا"),
    "speaker": _masculine("متحدث", "متحدثان", "متحدثين", "متحدثًا"),
    "tag": _masculine("وسم", "وسمان", "وسوم", "وسمًا"),
    "user": _masculine("مستخدم", "مستخدمان", "مستخدمين", "مستخدمًا"),
    "view": _feminine("مشاهدة", "مشاهدتان", "مشاهدات"),
    "week": _masculine("أسبوع", "أسبوعان", "أسابيع", "أسبوعًا"),
    "word": _feminine("كلمة", "كلمتان", "كلمات"),
    "year": _feminine("سنة", "سنتان", "سنوات"),
}
"""By the English word that models and templates use."""
