"""Dates are printed as the house wants them, and whatever is printed can be read."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from newsroom.arabic.dates import (
    DateError,
    DateFault,
    Digits,
    HouseStyle,
    Months,
    PartialDate,
    Precision,
    parse_date,
    parse_date_time,
    parse_partial,
    parse_time,
)
from tests.arabic.strategies import days, texts

LEVANT = HouseStyle()
AUTUMN = date(2023, 11, 5)

COUNTRIES = (
    "AE",
    "BH",
    "DZ",
    "EG",
    "IQ",
    "JO",
    "KW",
    "LB",
    "LY",
    "MA",
    "MR",
    "OM",
    "PS",
    "QA",
    "SA",
    "SD",
    "SY",
    "TN",
    "YE",
)

styles = st.builds(HouseStyle, months=st.sampled_from(Months), digits=st.sampled_from(Digits))
precisions = st.sampled_from(Precision)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (LEVANT.site_date(AUTUMN), "الأحد، 05 تشرين الثاني، 2023"),
        (LEVANT.full_date(AUTUMN), "الأحد، 5 تشرين الثاني 2023"),
        (LEVANT.day_month_year(AUTUMN), "5 تشرين الثاني 2023"),
        (LEVANT.day_month(AUTUMN), "5 تشرين الثاني"),
        (LEVANT.short_date(AUTUMN), "05/11/2023"),
        (LEVANT.month_year(AUTUMN), "تشرين الثاني 2023"),
        (LEVANT.month(AUTUMN), "تشرين الثاني"),
        (LEVANT.year(AUTUMN), "2023"),
        (LEVANT.weekday(AUTUMN), "الأحد"),
        (LEVANT.clock(time(9, 5)), "09:05"),
        (LEVANT.date_time(datetime(2023, 11, 5, 14, 5)), "5 تشرين الثاني 2023، 14:05"),
        (HouseStyle(digits=Digits.ARAB).site_date(AUTUMN), "الأحد، ٠٥ تشرين الثاني، ٢٠٢٣"),
        (HouseStyle(digits=Digits.ARAB).clock(time(9, 5)), "٠٩:٠٥"),
        (HouseStyle(Months.GREGORIAN).full_date(AUTUMN), "الأحد، 5 نوفمبر 2023"),
        (HouseStyle(Months.MAGHREB_TN).month_year(date(2023, 8, 1)), "أوت 2023"),
        (HouseStyle(Months.MAGHREB_MA).month_year(AUTUMN), "نونبر 2023"),
        (HouseStyle(Months.MAURITANIA).month_year(date(2023, 8, 1)), "أغشت 2023"),
        (HouseStyle(Months.BOTH_SLASH).day_month_year(AUTUMN), "5 نوفمبر/تشرين الثاني 2023"),
        (HouseStyle(Months.BOTH_PAREN).full_date(AUTUMN), "الأحد، 5 نوفمبر (تشرين الثاني) 2023"),
    ],
)
def test_each_kind_of_date_looks_as_the_house_wants_it(printed, expected):
    assert printed == expected


@pytest.mark.parametrize("locale", ["ar", *(f"ar_{country}" for country in COUNTRIES)])
@given(day=days)
def test_a_country_gets_the_date_that_cldr_gives_it(locale, day):
    house = HouseStyle(Months.of_locale(locale))
    assert house.site_date(day) == format_date(day, "EEEE، dd MMMM، y", locale=locale)
    assert house.full_date(day) == format_date(day, "EEEE، d MMMM y", locale=locale)


@pytest.mark.parametrize(
    ("locale", "complaint"), [("fr", "no Arabic month names"), ("zz", "no such locale"), ("", "no such")]
)
def test_a_locale_without_arabic_months_is_refused(locale, complaint):
    with pytest.raises(ValueError, match=complaint):
        Months.of_locale(locale)


@given(days, styles)
def test_every_printed_date_is_read_back(day, house):
    for write in (house.site_date, house.full_date, house.day_month_year, house.short_date):
        assert parse_date(write(day)) == day
        assert parse_date(f"\u2068{write(day)}\u2069\u200f") == day
    assert parse_date(day.isoformat()) == day


@given(days, styles, precisions)
def test_every_partial_date_is_read_back(day, house, precision):
    known = {
        Precision.DAY: day,
        Precision.MONTH: day.replace(day=1),
        Precision.YEAR: day.replace(day=1, month=1),
    }
    assert parse_partial(house.partial_date(day, precision)) == PartialDate(known[precision], precision)


@given(st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 31)), styles)
def test_every_printed_moment_is_read_back(moment, house):
    to_the_minute = moment.replace(second=0, microsecond=0)
    assert parse_date_time(house.date_time(moment)) == to_the_minute
    assert parse_time(house.clock(moment)) == to_the_minute.time()


@given(texts)
def test_any_text_is_a_date_or_a_plain_refusal(text):
    for read in (parse_date, parse_partial, parse_time, parse_date_time):
        try:
            read(text)
        except DateError as refusal:
            assert refusal.fault in DateFault
            assert str(refusal)


@pytest.mark.parametrize(
    "text",
    [
        "٦/٣/٢٠٢٤", "06/03/2024", "6-3-2024", "6.3.2024", "2024-03-06", "2024/3/6", "۰۶/۰۳/۲۰۲۴",
        "6 / 3 / 2024", "6 اذار 2024", "6 آذار، 2024", "6 مارس 2024م", "6 من شهر آذار 2024 م",
        "الاربعا 6 آذار 2024", "يوم الأربعاء 6 مارس (آذار) 2024", "الأربعاء، ٦ آذار/مارس ٢٠٢٤",
        "الأربعاء 06/03/2024", "\u200f06\u200f/03\u200f/2024",
    ],
)  # fmt: skip
def test_a_date_is_read_however_people_type_it(text):
    assert parse_date(text) == date(2024, 3, 6)


@pytest.mark.parametrize(
    ("month", "spellings"),
    [
        (1, "كانون الثاني|كانون الثانى|كانون ثاني|كانون 2|كانون ٢|ك2|يناير|جانفي"),
        (2, "شباط|فبراير|فيفري"),
        (4, "نيسان|أبريل|إبريل|ابريل|أفريل"),
        (5, "أيار|ايار|مايو|ماي|مايس"),
        (6, "حزيران|يونيو|يونية|جوان"),
        (7, "تموز|يوليو|يوليه|يوليوز|جويلية"),
        (8, "آب|اب|أغسطس|اغسطس|غشت|أغشت|أوت"),
        (9, "أيلول|سبتمبر|شتنبر|شتمبر"),
        (10, "تشرين الأول|تشرين الاول|تشرين 1|ت1|أكتوبر|اكتوبر"),
        (11, "تشرين الثاني|تشرين 2|نوفمبر|نونبر"),
        (12, "كانون الأول|كانون الاول|كانون أول|كانون 1|ديسمبر|دجنبر|دجمبر"),
    ],
)
def test_a_month_is_known_by_all_its_names(month, spellings):
    for name in spellings.split("|"):
        assert parse_date(f"6 {name} 2024") == date(2024, month, 6)
        assert parse_partial(f"{name} 2024") == PartialDate(date(2024, month, 1), Precision.MONTH)


@pytest.mark.parametrize(
    ("text", "today", "meant"),
    [
        ("6 كانون 2", date(2025, 12, 20), date(2026, 1, 6)),
        ("6 كانون 2", date(2025, 3, 1), date(2025, 1, 6)),
        ("29 شباط", date(2025, 3, 1), date(2024, 2, 29)),
        ("السبت، 6 كانون الأول", date(2025, 12, 1), date(2025, 12, 6)),
    ],
)
def test_without_a_year_the_nearest_day_is_meant(text, today, meant):
    assert parse_date(text, today=today) == meant


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", DateFault.UNREADABLE),
        ("غدًا", DateFault.UNREADABLE),
        ("6 كانون 2024", DateFault.UNREADABLE),
        ("كانون الأول 2024", DateFault.UNREADABLE),
        ("2024", DateFault.UNREADABLE),
        ("6–7 آذار 2024", DateFault.UNREADABLE),
        ("6/3-2024", DateFault.UNREADABLE),
        ("السبت", DateFault.UNREADABLE),
        ("17 رمضان 1445", DateFault.UNREADABLE),
        ("6 آذار 2024؛ أو بعده", DateFault.UNREADABLE),
        ("31/04/2024", DateFault.IMPOSSIBLE),
        ("12/25/2024", DateFault.IMPOSSIBLE),
        ("29 شباط 2023", DateFault.IMPOSSIBLE),
        ("30 شباط", DateFault.IMPOSSIBLE),
        ("0 آذار 2024", DateFault.IMPOSSIBLE),
        ("6/99999999999999999999/2024", DateFault.IMPOSSIBLE),
        ("99999999999999999999/1/2024", DateFault.YEAR_DIGITS),
        ("6" * 5000 + "/1/2024", DateFault.UNREADABLE),
        ("6/3/24", DateFault.YEAR_DIGITS),
        ("6 آذار 20240", DateFault.YEAR_DIGITS),
        ("6 آذار (أبريل) 2024", DateFault.MONTHS_DIFFER),
        ("الأحد، 6 آذار 2024", DateFault.WEEKDAY),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text, fault):
    with pytest.raises(DateError) as refusal:
        parse_date(text)
    assert refusal.value.fault is fault


def test_a_wrong_weekday_is_reported_with_the_right_one():
    with pytest.raises(DateError) as refusal:
        parse_date("الأحد 06/03/2024")
    assert refusal.value.weekday == "الأربعاء"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("٢:٠٥ م", time(14, 5)),
        ("12:30 ص", time(0, 30)),
        ("12:30 مساءً", time(12, 30)),
        ("الساعة 23:59:58", time(23, 59, 58)),
    ],
)
def test_a_time_is_read_with_or_without_its_half_of_the_day(text, read):
    assert parse_time(text) == read


@pytest.mark.parametrize("text", ["24:00", "9:60", "13:00 م", "0:10 ص", "9", "9:5", ""])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(DateError):
        parse_time(text)


@pytest.mark.parametrize(
    ("first", "last", "precision", "printed"),
    [
        (date(2024, 3, 6), date(2024, 3, 7), "day", "6–7 آذار 2024"),
        (date(2024, 3, 30), date(2024, 4, 2), "day", "30 آذار – 2 نيسان 2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "day", "30 كانون الأول 2023 – 2 كانون الثاني 2024"),
        (date(2024, 3, 6), date(2024, 3, 6), "day", "6 آذار 2024"),
        (date(2024, 3, 6), None, "day", "6 آذار 2024"),
        (date(2024, 3, 1), date(2024, 5, 1), "month", "آذار – أيار 2024"),
        (date(2024, 3, 1), date(2024, 3, 20), "month", "آذار 2024"),
        (date(2023, 12, 1), date(2024, 1, 1), "month", "كانون الأول 2023 – كانون الثاني 2024"),
        (date(2023, 1, 1), date(2024, 1, 1), "year", "2023–2024"),
        (date(2023, 1, 1), date(2023, 5, 1), "year", "2023"),
    ],
)
def test_a_span_of_days_says_each_thing_once(first, last, precision, printed):
    assert LEVANT.date_range(first, last, precision) == printed


@given(days, st.integers(0, 800), styles)
def test_a_span_of_days_ends_with_its_last_day(first, length, house):
    last = min(first + timedelta(days=length), date(9999, 12, 31)) if first.year < 9990 else first
    assert house.date_range(first, last).endswith(house.day_month_year(last))


def test_a_span_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="before the first"):
        LEVANT.date_range(date(2024, 3, 7), date(2024, 3, 6), "month")


@pytest.mark.parametrize("offset", [-3, 3])
def test_the_moon_is_sighted_within_two_days(offset):
    with pytest.raises(ValueError, match="-2 to 2"):
        HouseStyle(hijri_offset=offset)


@pytest.mark.parametrize(
    ("offset", "printed"), [(0, "1 رمضان 1445"), (-1, "29 شعبان 1445"), (1, "2 رمضان 1445")]
)
def test_the_hijri_date_follows_the_sighting(offset, printed):
    assert HouseStyle(hijri_offset=offset).hijri_date(date(2024, 3, 11)) == printed


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(1924, 7, 31), 0),
        (date(1924, 8, 1), -1),
        (date(2077, 11, 17), 0),
        (date(2077, 11, 16), 1),
        (date.min, -2),
        (date.max, 2),
    ],
)
def test_outside_the_tables_there_is_no_hijri_date(day, offset):
    assert HouseStyle(hijri_offset=offset).hijri_date(day) is None


@pytest.mark.parametrize(
    ("day", "offset", "printed"),
    [
        (date(1924, 8, 1), 0, "1 محرم 1343"),
        (date(1924, 7, 31), 1, "1 محرم 1343"),
        (date(2077, 11, 16), 0, "30 ذو الحجة 1500"),
    ],
)
def test_the_tables_are_used_to_their_ends(day, offset, printed):
    assert HouseStyle(hijri_offset=offset).hijri_date(day) == printed


NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("distance", "printed"),
    [
        (timedelta(0), "الآن"),
        (timedelta(seconds=-59), "الآن"),
        (timedelta(seconds=59), "الآن"),
        (timedelta(minutes=-1), "قبل دقيقة واحدة"),
        (timedelta(minutes=-2, seconds=-50), "قبل دقيقتين"),
        (timedelta(minutes=-59), "قبل 59 دقيقة"),
        (timedelta(hours=-1, minutes=-59), "قبل ساعة واحدة"),
        (timedelta(hours=-3), "قبل 3 ساعات"),
        (timedelta(hours=-23), "قبل 23 ساعة"),
        (timedelta(days=-2), "قبل يومين"),
        (timedelta(days=-6), "قبل 6 أيام"),
        (timedelta(days=-13), "قبل أسبوع واحد"),
        (timedelta(days=-300), "قبل 10 أشهر"),
        (timedelta(days=-364), "قبل 12 شهرًا"),
        (timedelta(days=-365 * 100), "قبل 100 سنة"),
        (timedelta(hours=2), "بعد ساعتين"),
        (timedelta(days=4), "بعد 4 أيام"),
    ],
)
def test_how_long_ago_in_the_right_one_of_six_forms(distance, printed):
    assert LEVANT.relative(NOW + distance, NOW) == printed


def test_how_long_ago_in_the_digits_of_the_house():
    assert HouseStyle(digits=Digits.ARAB).relative(NOW - timedelta(minutes=45), NOW) == "قبل ٤٥ دقيقة"
