"""The ends of words: ه for ة, ة for ه, ي for ى and ى for ي, where only one of the two is a word.

Left alone because both are words: «علي/على», «لدي/لدى», «متي», «مدرسه» (his teacher), «دوله» (its
states), «بلغه» (it reached him), «وزاره» (and visited him), «المرضي», «يسمي», «الأسري». With the article no
pronoun can follow: «المدرسه» can only be «المدرسة».
"""

from __future__ import annotations

import re

from newsroom.arabic.copydesk.script import pairs, words

_CLITICS = re.compile("([وف]?(?:[بك]?ال|لل))(.+)")
_JOINED = re.compile("([وف]?[بكل]?)(.+)")

# Certain after the article; listed without their ة.
_WITH_ARTICLE = words("""
    حكوم مدين لغ جامع دول سن مر منطق شرك مدرس طائر ثور صور سيار قضي حري هوي أهمي اهمي عملي اتفاقي جمهوري
    ولاي وزار سفار محكم جريم فتر قري جزير مسير رحل لجن عاصم منظم جمعي مؤسس سلط قو قياد إدار ادار سياس ثقاف
    رياض صحاف طاق حرك حال حيا صلا زكا مرحل فرص نسب كلم جمل قص رواي رسال مقال صحيف مجل قنا شاش محط إذاع اذاع
    شبك خدم مساعد مشارك مواجه معرك مجزر حمل عائل أسر اسر مرأ طفل سيد قائم غرف مكتب حديق ساح ضف بلد قاعد نقط
    خطو تجرب فكر مشكل أزم ازم علاق مصلح إغاث اغاث صح تجار صناع زراع سياح هجر عود نكب مقدس مقاوم انتفاض وحد
    جبه كتيب كتل حصيل مجموع حافل دراس عربي إسلامي اسلامي دولي وطني فلسطيني مصري سوري لبناني أردني اردني
    عراقي سعودي تونسي مغربي يمني ليبي سوداني إسرائيلي اسرائيلي أمريكي امريكي أميركي روسي تركي إيراني ايراني
    فرنسي بريطاني ألماني صيني هندي أوروبي اوروبي سياسي اقتصادي اجتماعي ثقافي رياضي إعلامي أمني امني عسكري
    صحي طبي قانوني دستوري قضائي تاريخي ديني مسيحي تعليمي علمي تقني إنساني عالمي محلي مدني شعبي رسمي رئيسي
    أساسي أصلي حالي ماضي تالي ثاني مالي داخلي خارجي شرقي غربي شمالي جنوبي إنجليزي انجليزي بحري جوي بري نووي
    كهربائي إمبراطوري ملكي حزبي نيابي برلماني انتخابي ابتدائي ثانوي بندقي ذهبي كبير صغير جديد قديم طويل قصير
    جميل عام خاص متحد قادم أخير اخير سابق لاحق كامل شامل واسع مختلف محتل قاهر كوف بصر ناصر كنيس أرثوذكسي
    ارثوذكسي فلسف طبق بطول ميدالي فنان مخرج داعي عضوي قسطنطيني ترجم طبيع حقيق بداي نهاي نتيج صفح لوح قيم ساع
    دقيق ثاني سمك شجر زهر
    """)
# Certain without it too: the stem is no word of its own that could have a pronoun.
_ALONE = words("""
    حكوم اتفاقي جمهوري ولاي سفار أهمي اهمي عملي هوي جريم جزير حديق إسلامي اسلامي دولي فلسطيني إسرائيلي
    اسرائيلي أمريكي امريكي اقتصادي اجتماعي ثقافي إنجليزي انجليزي ميدالي نتيج
    """)
_HA = pairs("""
    هذة:هذه لهذة:لهذه بهذة:بهذه وهذة:وهذه وجة:وجه مياة:مياه المياة:المياه تجاة:تجاه اتجاة:اتجاه
    الاتجاة:الاتجاه انتباة:انتباه الانتباة:الانتباه اللة:الله واللة:والله باللة:بالله نفسة:نفسه بنفسة:بنفسه
    الفقة:الفقه شفاة:شفاه الوجة:الوجه بوجة:بوجه
    """)

# ى where only ي is a word.
_YA = pairs("""
    فى:في الذى:الذي التى:التي هى:هي لكى:لكي كى:كي أى:أي بأى:بأي لأى:لأي ذى:ذي حوالى:حوالي يأتى:يأتي
    تأتى:تأتي تنتهى:تنتهي نبى:نبي النبى:النبي ثانى:ثاني الثانى:الثاني الحادى:الحادي الماضى:الماضي
    الحالى:الحالي التالى:التالي بالتالى:بالتالي النادى:النادي القاضى:القاضي الوادى:الوادي الأراضى:الأراضي
    الاراضى:الأراضي الرئيسى:الرئيسي الأساسى:الأساسي الميلادى:الميلادي الهجرى:الهجري
    """)
_NISBA = words("""
    عرب إسلام اسلام دول وطن فلسطين مصر سور لبنان أردن عراق سعود تونس مغرب ليب سودان إسرائيل اسرائيل أمريك
    امريك أميرك روس ترك إيران ايران فرنس بريطان ألمان صين أوروب اوروب سياس اقتصاد اجتماع ثقاف رياض إعلام
    عسكر قانون دستور قضائ تاريخ تقن إنسان عالم شعب رسم داخل خارج شرق غرب شمال جنوب إنجليز انجليز كهربائ طبيع
    إلكترون الكترون شيوع مسيح فاطم عباس عثمان إيطال ايطال برتغال إفريق أفريق كاريب لاتين غنائ مركز انتخاب
    برلمان
    """)
# ي where only ى is a word.
_MAQSURA = pairs("""
    حتي:حتى مستشفي:مستشفى منتدي:منتدى القتلي:القتلى الجرحي:الجرحى أخري:أخرى الأخري:الأخرى الأقصي:الأقصى
    القصوي:القصوى مصطفي:مصطفى الأعلي:الأعلى إحدي:إحدى احدي:إحدى اخري:أخرى الاخري:الأخرى الأدني:الأدنى
    لأخري:لأخرى
    """)


def ta_marbuta_of(word: str) -> str | None:
    """The word, without vowel signs, with ة or ه put right; None where it is right or nobody can be sure."""
    if word.endswith("ه"):
        if _head_of(word[:-1], _WITH_ARTICLE, _CLITICS) or _head_of(word[:-1], _ALONE, _JOINED):
            return word[:-1] + "ة"
    elif word.endswith("ة"):
        return _listed(word, _HA)
    return None


def alif_maqsura_of(word: str) -> str | None:
    """The word, without vowel signs, with ى or ي put right; None where it is right or nobody can be sure."""
    if word.endswith("ى"):
        return _listed(word, _YA) or (word[:-1] + "ي" if _head_of(word[:-1], _NISBA, _CLITICS) else None)
    return _listed(word, _MAQSURA) if word.endswith("ي") else None


def _head_of(stem: str, known: frozenset[str], clitics: re.Pattern[str]) -> bool:
    split = clitics.fullmatch(stem)
    if clitics is _JOINED and stem in known:
        return True
    return split is not None and split.group(2) in known


def _listed(word: str, pairs: dict[str, str]) -> str | None:
    if word in pairs:
        return pairs[word]
    for clitic in (1, 2):
        head, rest = word[:clitic], word[clitic:]
        if rest in pairs and head in ("و", "ف", "ب", "ل", "وب", "ول", "فب"):
            return head + pairs[rest]
        if clitic == 2 and head == "لل" and "ال" + rest in pairs:
            return "لل" + pairs["ال" + rest][2:]
    return None
