"""Events before readers: how dates change, series, what comes again, the month, what is over."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.models import Event, EventPhoto, LeftOutDay, Participation, Place, Series
from events.month import Month
from events.repetition import times_between
from newsroom import edition
from newsroom.arabic.ordinals import feminine
from tests import factories

pytestmark = pytest.mark.django_db


def page(client, thing) -> str:
    address = thing if isinstance(thing, str) else thing.get_absolute_url()
    return client.get(address).content.decode()


def kept(event: Event) -> Event:
    """The event as the database holds it."""
    return Event.objects.get(pk=event.pk)


def test_a_postponement_keeps_the_old_date_and_a_dated_row(client):
    event = kept(factories.event("ملتقى القرّاء", first_day=date(2030, 5, 2), last_day=date(2030, 5, 3)))
    event.status, event.status_reason = Event.Status.POSTPONED, "تعارض مع معرض آخر"
    event.first_day, event.last_day = date(2030, 9, 12), date(2030, 9, 13)
    event.save()
    change = event.status_changes.get()
    assert (change.status, change.old_first_day, change.old_last_day) == (
        Event.Status.POSTPONED,
        date(2030, 5, 2),
        date(2030, 5, 3),
    )
    assert kept(event).previous_first_day == date(2030, 5, 2)
    html = page(client, event)
    assert "2–3 أيار 2030" in html and "12–13 أيلول 2030" in html
    assert html.count("تعارض مع معرض آخر") == 2


def test_saving_an_event_without_a_change_of_its_dates_makes_no_row():
    event = kept(factories.event())
    event.slogan = "شعار"
    event.save()
    assert not event.status_changes.exists()
    event.status = Event.Status.HELD
    event.save()
    event.save()
    assert [row.old_first_day for row in event.status_changes.all()] == [None]


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"first_day": date(2026, 2, 1), "precision": "month"}, date(2026, 2, 28)),
        ({"first_day": date(2026, 2, 1), "precision": "year"}, date(2026, 12, 31)),
        ({"first_day": date(2026, 2, 1), "last_day": date(2026, 2, 4)}, date(2026, 2, 4)),
        (
            {"first_day": date(2026, 2, 1), "repeats": "weekly", "repeats_until": date(2026, 6, 1)},
            date(2026, 6, 1),
        ),
        ({"first_day": date(2026, 2, 1), "repeats_until": date(2026, 6, 1)}, date(2026, 2, 1)),
    ],
)
def test_an_event_ends_on_the_last_day_on_which_it_may_take_place(fields, last):
    assert factories.event(**fields).ends_on == last


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"end_time": time(20)}, "start_time"),
        ({"start_time": time(18), "precision": "month"}, "precision"),
        ({"repeats": "weekly"}, "repeats_until"),
        ({"repeats": "weekly", "repeats_until": date(2025, 1, 1)}, "repeats_until"),
        ({"edition_number": 3}, "series"),
    ],
)
def test_what_cannot_be_is_an_error_on_its_box(fields, wrong):
    event = Event(name="لقاء", first_day=date(2025, 12, 6), **fields)
    with pytest.raises(ValidationError) as error:
        event.clean()
    assert wrong in error.value.message_dict


def test_what_comes_again_leaves_out_the_days_it_leaves_out():
    weekly = factories.event(
        first_day=date(2026, 3, 5),
        repeats="weekly",
        repeats_until=date(2026, 3, 26),
        last_day=date(2026, 3, 6),
    )
    LeftOutDay.objects.create(event=weekly, day=date(2026, 3, 19))
    times = times_between(weekly, date(2026, 3, 6), date(2026, 4, 30))
    assert times == [
        (date(2026, 3, 5), date(2026, 3, 6)),
        (date(2026, 3, 12), date(2026, 3, 13)),
        (date(2026, 3, 26), date(2026, 3, 27)),
    ]


def test_a_month_without_the_day_of_a_monthly_event_is_passed_over():
    monthly = factories.event(first_day=date(2026, 1, 31), repeats="monthly", repeats_until=date(2026, 4, 30))
    assert [first for first, _last in times_between(monthly, date(2026, 1, 1), date(2026, 12, 31))] == [
        date(2026, 1, 31),
        date(2026, 3, 31),
    ]


def test_an_event_over_several_days_stands_on_each_of_them():
    event = factories.event(first_day=date(2026, 4, 29), last_day=date(2026, 5, 2))
    may = Month(date(2026, 5, 1))
    may.fill([event])
    filled = [cell.day for week in may.weeks for cell in week.cells if cell.times]
    assert filled == [date(2026, 5, 1), date(2026, 5, 2)]
    assert [day for day, _times in may.agenda] == [date(2026, 5, 1)]


def test_a_month_names_its_events_and_leads_to_the_months_beside_that_have_some(client):
    factories.event("معرض الربيع", first_day=date(2026, 3, 10))
    factories.event("معرض الخريف", first_day=date(2026, 11, 10))
    some_day = factories.event("لقاء بلا يوم", first_day=date(2026, 7, 1), precision="month")
    html = page(client, "/events/2026/07/")
    assert some_day.get_absolute_url() in html
    assert "/events/2026/03/" in html and "/events/2026/11/" in html
    assert "معرض الربيع" in page(client, "/events/2026/03/")


def test_an_empty_month_is_no_page_unless_it_is_this_one(client):
    assert client.get("/events/1999/01/").status_code == 404
    assert client.get("/events/2026/13/").status_code == 404
    assert client.get("/events/9999/12/").status_code == 404
    assert client.get(f"/events/{timezone.localdate():%Y/%m}/").status_code == 200


def test_words_that_are_a_number_alone_never_hide_an_event_behind_a_month(client):
    event = factories.event("12")
    assert client.get(event.get_absolute_url()).status_code == 200
    assert event.slug != "12"


def test_editions_of_a_series_lead_to_each_other(client):
    series = Series.objects.create(name="مهرجان القناطر")
    eighth, ninth, hidden = (
        factories.event(
            f"مهرجان القناطر {year}", first_day=date(year, 5, 1), series=series, edition_number=number
        )
        for number, year in ((8, 2023), (9, 2025), (10, 2027))
    )
    Event.objects.filter(pk=hidden.pk).update(published_at=None)
    html = page(client, ninth)
    assert "الدورة التاسعة" in html and eighth.get_absolute_url() in html
    assert hidden.get_absolute_url() not in html
    listed = page(client, series)
    assert listed.index(ninth.get_absolute_url()) < listed.index(eighth.get_absolute_url())
    assert hidden.get_absolute_url() not in listed


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "الأولى"),
        (9, "التاسعة"),
        (10, "العاشرة"),
        (11, "الحادية عشرة"),
        (12, "الثانية عشرة"),
        (20, "العشرون"),
    ]
    + [(21, "الحادية والعشرون"), (99, "التاسعة والتسعون"), (100, "100")],
)
def test_ordinals_are_written_in_words(number, words):
    assert feminine(number) == words


def test_past_events_are_paged_by_day_and_number_both_ways(client):
    for number in range(65):
        factories.event(f"فعالية {number:02}", first_day=date(2020, 1, 1) + timedelta(days=number // 3))
    seen, address, pages = [], "/events/past/", 0
    while address:
        response = client.get(address)
        shown = response.context["page"]
        seen += [event.pk for event in shown.items]
        address, pages = shown.older_url and f"/events/past/{shown.older_url}", pages + 1
    assert pages == 3 and len(seen) == len(set(seen)) == 65
    assert seen == list(Event.objects.order_by("-first_day", "-id").values_list("pk", flat=True))
    back = client.get(f"/events/past/{shown.newer_url}").context["page"]
    assert [event.pk for event in back.items] == seen[30:60]
    assert client.get("/events/past/?before=2020-02-30-1").status_code == 404
    assert client.get("/events/past/?before=x").status_code == 404


def test_a_place_shows_what_happened_in_the_places_that_lie_in_it(client):
    city = Place.objects.create(name="مرسى السنديان")
    hall = Place.objects.create(name="قاعة الميناء", parent=city, kind=Place.Kind.VENUE)
    event = factories.event(place=hall)
    assert event.get_absolute_url() in page(client, city)
    places = page(client, "/events/places/")
    assert hall.get_absolute_url() in places and city.get_absolute_url() not in places


def test_the_gallery_shows_the_photos_in_order(client):
    event = factories.event()
    for order, caption in ((2, "الجلسة الأخيرة"), (1, "الافتتاح")):
        EventPhoto.objects.create(event=event, photo=factories.photo(), caption=caption, order=order)
    html = page(client, event)
    assert html.index("الافتتاح") < html.index("الجلسة الأخيرة")


def test_who_is_hidden_is_named_on_no_page_of_the_record(client):
    hidden = factories.person("شخص مخفي", published_at=None)
    body = factories.organisation("جهة مخفية", published_at=None)
    parent = factories.event("أصل مخفي", published_at=None)
    event = factories.event(parent=parent, place=Place.objects.create(name="مكان مخفي", published_at=None))
    seen = factories.person("شخص معروف")
    Participation.objects.create(event=event, person=hidden)
    Participation.objects.create(event=event, organisation=body)
    Participation.objects.create(event=event, person=seen, on_behalf_of=body)
    html = page(client, event)
    assert "شخص معروف" in html and "مخفي" not in html


def test_an_event_of_an_evening_says_its_hours(client):
    event = factories.event(start_time=time(18), end_time=time(20, 30))
    assert "18:00–20:30" in page(client, event)
    assert "18:00–20:30" not in page(client, factories.event())


@pytest.mark.parametrize(
    ("status", "old_day", "struck"),
    [("cancelled", None, True), ("postponed", None, True), ("postponed", date(2025, 11, 6), False)],
)
def test_only_what_does_not_take_place_on_its_day_is_struck_out_of_the_month(client, db, status, old_day, struck):
    factories.event("ماراثون", status=status, previous_first_day=old_day, first_day=date(2025, 12, 6))
    page = client.get("/events/2025/12/").content.decode()
    assert ("month__time--off" in page) is struck
    assert f"status--{status}" in page


def test_an_event_that_comes_again_stands_in_lists_under_its_next_time(client, db):
    today = timezone.localdate()
    place = Place.objects.create(name="القاعة")
    club = factories.event(
        "نادي القراءة",
        place=place,
        first_day=today - timedelta(days=10),
        repeats="weekly",
        repeats_until=today + timedelta(days=60),
    )
    LeftOutDay.objects.create(event=club, day=today + timedelta(days=4))
    factories.event("معرض", place=place, first_day=today + timedelta(days=6))
    following = today + timedelta(days=11)
    for address in ("/events/", place.get_absolute_url()):
        page = client.get(address)
        assert [str(one) for one in page.context["upcoming"]] == ["معرض", "نادي القراءة"]
        assert f'datetime="{following.isoformat()}"' in page.content.decode()
    page = client.get(club.get_absolute_url())
    assert page.context["next_time"] == following
    Event.objects.filter(pk=club.pk).update(status="cancelled")
    edition.move()
    assert client.get(club.get_absolute_url()).context["next_time"] is None
