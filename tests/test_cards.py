"""A report as a card, a row and an entry of a day: what is shown, what is escaped."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from articles.templatetags.cards import card, day_card, report_row
from tests import factories

AT = datetime(2025, 12, 6, 14, 5, tzinfo=ZoneInfo("Asia/Beirut"))


def listed(photo=None, **words):
    shown = {"kicker": "", "headline": "عنوان", "standfirst": "", "lead_photo": photo, **words}
    section = SimpleNamespace(name="قسم & بحث", get_absolute_url=lambda: "/sections/a&b/")
    return SimpleNamespace(
        shown=SimpleNamespace(**shown), section=section, published_at=AT, get_absolute_url=lambda: "/reports/1/x/"
    )


@pytest.mark.parametrize("made", [card, report_row, day_card])
def test_words_are_escaped_and_latin_stands_apart(db, made):
    html = made(listed(headline="خبر <و> BBC", kicker="ك & ل", standfirst="«نص»"), **_all(made))
    assert "خبر &lt;و&gt; <bdi>BBC</bdi>" in html
    assert '<p class="kicker">ك &amp; ل</p>' in html
    assert "«نص»" in html


def _all(made):
    return {"show_standfirst": True} if made is card else {}


def test_a_card_shows_what_it_is_asked_for(db):
    plain = card(listed(standfirst="سطر"), size="plain", level=2)
    assert '<article class="card card--plain card--text"><h2 class="card__headline">' in plain
    assert "سطر" not in plain
    assert "section-label" not in plain
    assert "<time" not in plain
    whole = card(listed(standfirst="سطر"), show_section=True, show_standfirst=True, show_date=True)
    assert '<a href="/sections/a&amp;b/">قسم &amp; بحث</a>' in whole
    assert "سطر" in whole
    assert 'datetime="2025-12-06T14:05:00+02:00"' in whole


def test_a_photo_is_shown_unless_it_is_hidden_and_only_the_first_is_urgent(db):
    report = listed(photo=factories.photo())
    assert 'fetchpriority="high"' in card(report, priority=True)
    assert 'loading="lazy"' in card(report)
    assert "<picture>" not in card(report, hide_photo=True)
    assert 'class="report-row report-row--photo"' in report_row(report)
    assert 'class="report-row"' in report_row(listed())


def test_a_row_says_the_day_or_on_the_page_of_the_day_the_hour(db):
    assert ">6 كانون الأول 2025</time>" in report_row(listed())
    assert ">14:05</time>" in report_row(listed(), hide_date=True)
    assert "<span>قسم &amp; بحث</span>" in report_row(listed(), show_section=True)
