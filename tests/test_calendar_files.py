"""Calendar files: what an independent parser reads from them, and what the standard asks of their bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from dateutil.rrule import rrulestr
from django.utils import timezone

from events.models import Event, LeftOutDay, Place, Session
from newsroom import edition
from tests import factories

pytestmark = pytest.mark.django_db
SOON = date(2030, 6, 10)


def entries(client, address: str = "/events.ics") -> list:
    """The entries of a file."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content).walk("VEVENT")


def test_the_bytes_keep_to_the_standard(client):
    event = factories.event(
        "مؤتمر طويل الاسم، فيه فواصل; وشرطة \\ وأكثر من سطر واحد من الحروف العربية حتى تُطوى السطور",
        first_day=SOON,
        description="<p>سطر أول</p><p>سطر ثانٍ, بفاصلة</p>",
    )
    data = client.get(f"/events/{event.pk}.ics").content
    assert data.count(b"\n") == data.count(b"\r\n") and data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    entry = entries(client, f"/events/{event.pk}.ics")[0]
    assert str(entry["summary"]) == event.name
    assert entry["summary"].params["LANGUAGE"] == "ar"
    assert "سطر ثانٍ, بفاصلة" in str(entry["description"])


def test_whole_days_end_on_the_day_after(client):
    factories.event(first_day=SOON, last_day=SOON + timedelta(days=1))
    entry = entries(client)[0]
    assert entry["dtstart"].params["VALUE"] == "DATE"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (SOON, SOON + timedelta(days=2))


def test_an_hour_is_of_the_site_s_clock_with_its_zone(client):
    factories.event(first_day=SOON, start_time=time(18), end_time=time(1))
    calendar = icalendar.Calendar.from_ical(client.get("/events.ics").content)
    entry = calendar.walk("VEVENT")[0]
    zone = timezone.get_current_timezone()
    assert entry.decoded("dtstart") == datetime.combine(SOON, time(18), zone)
    assert entry.decoded("dtend") == datetime.combine(SOON + timedelta(days=1), time(1), zone)
    assert [str(found["tzid"]) for found in calendar.walk("VTIMEZONE")] == [str(zone)]


def test_a_cancelled_event_stays_and_says_so(client):
    event = Event.objects.get(pk=factories.event("لقاء البيادر", first_day=SOON).pk)
    uid = entries(client)[0]["uid"]
    event.status, event.status_reason = Event.Status.CANCELLED, "سوء الطقس"
    event.save()
    entry = entries(client)[0]
    assert (entry["status"], entry["uid"]) == ("CANCELLED", uid)
    assert str(entry["summary"]) == "ملغاة: لقاء البيادر"
    assert "سوء الطقس" in str(entry["description"])


def test_a_postponed_event_is_the_same_entry_on_its_new_day(client):
    event = Event.objects.get(pk=factories.event(first_day=SOON).pk)
    before = entries(client)[0]
    event.status, event.first_day = Event.Status.POSTPONED, SOON + timedelta(days=90)
    event.save()
    Event.objects.get(pk=event.pk).claim(0)
    after = entries(client)[0]
    assert after["uid"] == before["uid"] and after["sequence"] > before["sequence"]
    assert after.decoded("dtstart") == SOON + timedelta(days=90)
    assert after["status"] == "CONFIRMED" and "10 حزيران 2030" in str(after["description"])


def test_a_postponed_event_without_a_new_day_is_tentative(client):
    factories.event(first_day=SOON, status=Event.Status.POSTPONED)
    assert entries(client)[0]["status"] == "TENTATIVE"


@pytest.mark.parametrize("hours", [{}, {"start_time": time(18), "end_time": time(19)}])
def test_what_comes_again_is_read_rightly_by_another_parser(client, hours):
    event = factories.event(
        first_day=SOON, repeats="weekly", repeats_until=SOON + timedelta(days=28), **hours
    )
    LeftOutDay.objects.create(event=event, day=SOON + timedelta(days=14))
    entry = entries(client)[0]
    start = entry.decoded("dtstart")
    moment = start if isinstance(start, datetime) else datetime.combine(start, time.min)
    rule = entry["rrule"].to_ical().decode()
    days = [
        found.date() for found in rrulestr(rule, dtstart=moment.astimezone(UTC) if moment.tzinfo else moment)
    ]
    left_out = [value.dt for value in entry["exdate"].dts]
    left_out = [value.date() if isinstance(value, datetime) else value for value in left_out]
    assert days == [SOON + timedelta(weeks=week) for week in range(5)]
    assert left_out == [SOON + timedelta(days=14)]


def test_an_event_of_which_only_the_month_is_known_is_in_no_calendar(client):
    event = factories.event(first_day=date(2030, 6, 1), precision="month")
    assert entries(client) == []
    assert client.get(f"/events/{event.pk}.ics").status_code == 404


def test_the_file_of_one_event_holds_its_sessions(client):
    hall = Place.objects.create(name="قاعة الميناء")
    event = factories.event("ملتقى", first_day=SOON, place=hall)
    Session.objects.create(
        event=event, title="الافتتاح", day=SOON, starts=time(10), ends=time(11), hall="المسرح"
    )
    Session.objects.create(event=event, title="بلا ساعة", day=SOON)
    whole, opening = entries(client, f"/events/{event.pk}.ics")
    assert str(opening["summary"]) == "الافتتاح – ملتقى" and opening["related-to"] == whole["uid"]
    assert str(opening["location"]) == "المسرح، قاعة الميناء"
    assert len(entries(client)) == 1


def test_hidden_events_are_in_no_file(client):
    hidden = factories.event(first_day=SOON, published_at=None)
    assert entries(client) == []
    assert client.get(f"/events/{hidden.pk}.ics").status_code == 404


def test_the_bytes_stay_the_same_while_nothing_changes(client):
    factories.event(first_day=SOON)
    first, second = client.get("/events.ics"), client.get("/events.ics")
    assert first.content == second.content
    assert client.get("/events.ics", headers={"if-none-match": first["ETag"]}).status_code == 304
    edition.move()
    assert client.get("/events.ics").content == first.content
