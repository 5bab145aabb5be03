"""The desk reads what it shows: dates, times and numbers in any digits, day first."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django import forms
from django.contrib.admin import ModelAdmin, site
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats, timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from newsroom.forms.digits import (
    HouseDateField,
    HouseDecimalField,
    HouseIntegerField,
    HouseSplitDateTimeField,
    HouseTimeField,
    house_formfield_overrides,
)

AUTUMN = date(2023, 11, 5)
languages = pytest.mark.parametrize("language", ["ar", "en"])


@languages
@pytest.mark.parametrize(
    "text", ["05/11/2023", "٥/١١/٢٠٢٣", "5 تشرين 2 2023", "الأحد، 05 نوفمبر، 2023", "2023-11-05"]
)
def test_a_date_means_the_same_in_both_languages(language, text):
    with translation.override(language):
        assert HouseDateField().clean(text) == AUTUMN


def test_english_month_names_are_read_in_english():
    with translation.override("en"):
        assert HouseDateField().clean("5 November 2023") == AUTUMN


@languages
@pytest.mark.parametrize("shown", ["DATE_FORMAT", "SHORT_DATE_FORMAT"])
@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_the_desk_reads_every_date_it_shows(language, shown, day):
    with translation.override(language):
        assert HouseDateField().clean(formats.date_format(day, shown)) == day
        assert HouseDateField().clean(HouseDateField().widget.format_value(day)) == day


@languages
def test_numbers_keep_a_point_so_that_style_sheets_and_maps_can_read_them(language):
    with translation.override(language):
        assert formats.localize(1.5) == "1.5"
        assert formats.number_format(1234567, force_grouping=True) == "1,234,567"


@pytest.mark.parametrize(
    ("text", "part_of_the_message"),
    [
        ("غدًا", "06/12/2025"),
        ("31/02/2024", "no such day"),
        ("السبت 05/11/2023", "الأحد"),
        ("5/11/23", "four digits"),
        ("5 نوفمبر (أيار) 2023", "same month"),
        ("", "required"),
        ("  ", "required"),
    ],
)
def test_a_date_is_refused_with_its_reason(text, part_of_the_message):
    with translation.override("en"):
        with pytest.raises(ValidationError) as refusal:
            HouseDateField().clean(text)
        assert part_of_the_message in refusal.value.messages[0]


@pytest.mark.parametrize("text", ["١٤:٠٥", "14:05", "2:05 م"])
def test_a_time_is_read_in_any_digits(text):
    assert HouseTimeField().clean(text) == time(14, 5)


def test_a_time_is_refused_with_an_example():
    with translation.override("en"), pytest.raises(ValidationError, match="14:05"):
        HouseTimeField().clean("25:00")


def test_a_moment_is_read_from_its_two_boxes():
    moment = HouseSplitDateTimeField().clean(["٥/١١/٢٠٢٣", "١٤:٠٥"])
    assert timezone.make_naive(moment) == datetime(2023, 11, 5, 14, 5)


@pytest.mark.parametrize(
    "boxes", [["5/11/23", "14:05"], ["05/11/2023", "26:00"], ["05/11/2023", ""], ["", ""]]
)
def test_half_a_moment_is_none(boxes):
    with pytest.raises(ValidationError):
        HouseSplitDateTimeField().clean(boxes)


def test_a_moment_may_be_missing_where_it_is_not_required():
    assert HouseSplitDateTimeField(required=False).clean(["", ""]) is None


@pytest.mark.parametrize(("second", "shown"), [(0, "14:05"), (33, "14:05:33")])
def test_saving_an_untouched_form_does_not_move_a_moment(second, shown):
    moment = timezone.make_aware(datetime(2023, 11, 5, 14, 5, second))
    field = HouseSplitDateTimeField()
    boxes = field.widget.decompress(moment)
    texts = [box.format_value(value) for box, value in zip(field.widget.widgets, boxes, strict=True)]
    assert texts[1] == shown
    assert not field.has_changed(moment, texts)
    assert field.clean(texts) == moment


@pytest.mark.parametrize(("text", "number"), [("١٢٫٥", "12.5"), ("1,234.5", "1234.5"), ("−٣", "-3")])
def test_a_decimal_number_is_read_in_any_digits(text, number):
    assert HouseDecimalField().clean(text) == Decimal(number)


@pytest.mark.parametrize("text", ["خمسة", "1,2,3", "NaN", "Infinity"])
def test_what_is_no_decimal_number_is_refused(text):
    with pytest.raises(ValidationError):
        HouseDecimalField().clean(text)


def test_a_whole_number_is_read_in_any_digits_and_keeps_its_bounds():
    assert HouseIntegerField(max_value=2000).clean("١٬٢٣٤") == 1234
    with pytest.raises(ValidationError):
        HouseIntegerField(max_value=1000).clean("١٬٢٣٤")


FIELD_KINDS = [
    (models.DateField(), HouseDateField),
    (models.DateTimeField(), HouseSplitDateTimeField),
    (models.TimeField(), HouseTimeField),
    (models.DecimalField(max_digits=5, decimal_places=2), HouseDecimalField),
    (models.IntegerField(), HouseIntegerField),
    (models.PositiveSmallIntegerField(), HouseIntegerField),
    (models.BigIntegerField(), HouseIntegerField),
]


@pytest.mark.parametrize(("model_field", "form_field"), FIELD_KINDS, ids=lambda kind: type(kind).__name__)
def test_the_desk_takes_the_house_field_for_each_kind(model_field, form_field, rf):
    desk = type("Desk", (ModelAdmin,), {"formfield_overrides": house_formfield_overrides()})(LogEntry, site)
    model_field.set_attributes_from_name("value")
    chosen = desk.formfield_for_dbfield(model_field, rf.get("/"))
    assert isinstance(chosen, form_field)
    assert not isinstance(chosen.widget, forms.NumberInput)
