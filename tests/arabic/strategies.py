"""Texts as a newsroom meets them, and some it should never meet."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + "أإآٱةىؤئءپچڤگکیەھۀ"
SIGNS = "\u064b\u064e\u064f\u0651\u0654\u0670\u0640\u0640"
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202b\u2067\u2068\u2069\u061c\ufeff\u00ad"
LIGATURES = "ﻻﷲﷺﺍﺑﻼﹰﹷ"
OTHERS = "0123456789٠٣٩۰۴۹ \n،؛؟«»()/.-+%@&'_abzABZéİΣß漢🙂"

messy = st.text(st.one_of(st.sampled_from(ARABIC), st.sampled_from(SIGNS + UNSEEN + LIGATURES + OTHERS)))
texts = st.one_of(messy, st.text())
days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
