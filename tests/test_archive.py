"""The archive by date: counts that move with the reports, days jumped to, the same day of other years."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import archive_counts, workflow
from articles.archive_counts import Unit
from articles.models import PeriodCount
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 5)
MORNING = datetime(2024, 3, 5, 9, tzinfo=UTC)


def days(section=0, first=date(2024, 3, 1), last=date(2024, 3, 31)):
    return archive_counts.counts(Unit.DAY, section, first__range=(first, last))


def test_counts_follow_a_report_through_its_life():
    section, other = factories.section(), factories.section()
    report = factories.report(to=section, at=MORNING)
    factories.report(to=section, at=MORNING + timedelta(days=1))
    assert days() == {DAY: 1, date(2024, 3, 6): 1}
    workflow.move_section(report, by=None, section=other)
    assert days(section.pk) == {date(2024, 3, 6): 1}
    assert days(other.pk) == {DAY: 1}
    workflow.withdraw(report, by=None, reason="خطأ")
    assert days() == {date(2024, 3, 6): 1}
    assert archive_counts.counts(Unit.YEAR) == {date(2024, 1, 1): 1}
    assert archive_counts.counts(Unit.MONTH) == {date(2024, 3, 1): 1}


def test_a_report_to_come_is_not_counted_before_its_moment():
    factories.report(at=timezone.now() + timedelta(days=40))
    assert PeriodCount.objects.filter(reports=1).count() == 6
    for unit in Unit:
        assert archive_counts.counts(unit) == {}


def test_a_day_is_one_of_the_sites_clock(settings):
    factories.report(at=datetime(2024, 3, 5, 22, 30, tzinfo=UTC))
    local = timezone.localtime(datetime(2024, 3, 5, 22, 30, tzinfo=UTC)).date()
    assert days() == {local: 1}


def test_counts_that_are_wrong_are_found_and_mended(capsys):
    section = factories.section()
    for hours in range(3):
        factories.report(to=section, at=MORNING + timedelta(hours=hours))
    assert archive_counts.mend() == 0
    PeriodCount.objects.filter(unit=Unit.DAY).update(reports=9)
    PeriodCount.objects.filter(unit=Unit.YEAR).delete()
    PeriodCount.objects.create(unit=Unit.DAY, section=0, first=date(1999, 1, 1), reports=5)
    call_command("check_search")
    assert "5" in capsys.readouterr().out
    assert days() == {DAY: 3} and days(first=date(1999, 1, 1)) == {DAY: 3}
    assert archive_counts.mend() == 0


def test_calendars_say_how_many(client):
    section = factories.section()
    for hours in range(3):
        factories.report(to=section, at=MORNING + timedelta(hours=hours))
    factories.report(at=MORNING + timedelta(days=40))
    assert "5" not in [str(entry["count"]) for entry in client.get("/archive/").context["years"]]
    month = client.get("/archive/2024/03/")
    cells = {cell["day"]: cell for week in month.context["weeks"] for cell in week}
    assert cells[DAY]["count"] == 3 and cells[DAY]["url"] == "/archive/2024/03/05/"
    assert cells[date(2024, 3, 6)]["url"] is None
    assert 'class="calendar__count">3<' in month.content.decode()
    year = client.get("/archive/2024/")
    assert [entry["count"] for entry in year.context["months"]][2:4] == [3, 1]
    of_section = client.get(f"/sections/{section.slug}/2024/03/")
    assert {cell["day"] for week in of_section.context["weeks"] for cell in week if cell["count"]} == {DAY}
    assert quote(f"/sections/{section.slug}/2024/03/05/") in of_section.content.decode()
    assert client.get(f"/sections/{section.slug}/archive/").context["years"][0]["count"] == 3


def test_pages_of_the_archive_take_few_queries_whatever_it_holds(client):
    section = factories.section()
    addresses = [
        *("/archive/", "/archive/2024/", "/archive/2024/03/", "/archive/on-this-day/03/05/"),
        *(f"/sections/{section.slug}/{part}" for part in ("archive/", "2024/", "2024/03/")),
    ]
    asked = []
    for _round in range(2):
        for hours in range(4):
            factories.report(to=section, at=MORNING + timedelta(hours=hours))
            factories.report(to=section, at=MORNING + timedelta(days=365 * hours))
        asked.append([])
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            asked[-1].append(len(captured))
    assert all(later <= earlier for earlier, later in zip(*asked, strict=True))
    assert max(asked[0]) <= 10


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("5/3/2024", "/archive/2024/03/05/"),
        ("الثلاثاء 5 آذار 2024", "/archive/2024/03/05/"),
        ("٥ مارس ٢٠٢٤", "/archive/2024/03/05/"),
        ("آذار 2024", "/archive/2024/03/"),
        ("2024", "/archive/2024/"),
    ],
)
def test_a_day_typed_in_the_box_is_opened(client, typed, leads_to):
    factories.report(at=MORNING)
    answer = client.get("/archive/", {"day": typed})
    assert answer.status_code == 302 and answer["Location"] == leads_to


@pytest.mark.parametrize(
    "typed", ["ليس تاريخا", "31/2/2024", "5/3/1950", "الأحد 5/3/2024", "\0", "5/3/99999"]
)
def test_what_is_no_day_of_the_archive_is_said_and_kept(client, typed):
    factories.report(at=MORNING)
    answer = client.get("/archive/", {"day": typed})
    page = answer.content.decode()
    assert answer.status_code == 200
    if typed.strip("\0"):
        assert 'role="alert"' in page and typed in page


def test_the_same_day_of_other_years_newest_first(client):
    section = factories.section()
    for year in (2019, 2021, 2024):
        factories.report(f"خبر {year}", to=section, at=MORNING.replace(year=year))
    for hours in range(5):
        factories.report(f"خبر {hours}", to=section, at=MORNING.replace(year=2021) + timedelta(hours=hours))
    factories.report("يوم آخر", at=MORNING + timedelta(days=1))
    answer = client.get("/archive/on-this-day/03/05/")
    shown = answer.context["years"]
    assert [entry["day"].year for entry in shown] == [2024, 2021, 2019]
    assert shown[1]["count"] == 6 and len(shown[1]["articles"]) == 4 and shown[1]["more"] == 2
    assert "يوم آخر" not in answer.content.decode()


def test_older_years_follow_on_the_next_page(client, monkeypatch):
    from articles.views import on_this_day

    monkeypatch.setattr(on_this_day, "YEARS", 2)
    for year in (2019, 2020, 2021, 2024):
        factories.report(at=MORNING.replace(year=year))
    first = client.get("/archive/on-this-day/03/05/")
    assert first.context["older_url"] == "/archive/on-this-day/03/05/?before=2021"
    second = client.get(first.context["older_url"])
    assert [entry["day"].year for entry in second.context["years"]] == [2020, 2019]
    assert second.context["older_url"] is None


def test_edges_of_on_this_day(client):
    assert client.get("/archive/on-this-day/").status_code == 200
    factories.report(at=datetime(2024, 2, 29, 9, tzinfo=UTC))
    factories.report(at=datetime(2021, 3, 1, 9, tzinfo=UTC))
    assert len(client.get("/archive/on-this-day/02/29/").context["years"]) == 1
    assert client.get("/archive/on-this-day/2/9/")["Location"] == "/archive/on-this-day/02/09/"
    assert client.get("/archive/on-this-day/02/30/").status_code == 404
    assert client.get("/archive/on-this-day/13/01/").status_code == 404
    assert client.get("/archive/on-this-day/02/29/?before=x").status_code == 404
    assert client.get("/archive/on-this-day/07/07/").status_code == 200
