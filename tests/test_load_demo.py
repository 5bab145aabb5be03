"""The demo newsroom: whole, offline, once, and with accounts whose passwords nobody else knows."""

from __future__ import annotations

import csv
import io
import re
import stat
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.demo import accounts, data, loader
from articles.models import Article, Citation, Correction, Credit, Mention, Section, Statement
from articles.roles import ADMINISTRATOR, MANAGING_EDITOR, REPORTER, SECTION_EDITOR
from articles.stages import Stage
from articles.suggestions import Text, suggest
from articles.suggestions.event_reading import read_event
from events.models import Event, Organisation, Outcome, Participation, Person, Place, Source
from events.precision import Precision
from newsroom import edition
from newsroom.models import LogEntry, Photo, SiteIdentity, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path


def load() -> str:
    """Load in this process with small photos; what was said."""
    out = io.StringIO()
    call_command("load_demo", photo_width=96, processes=1, stdout=out)
    return out.getvalue()


def everything() -> list:
    """All rows that the demo makes."""
    models = (
        SiteIdentity,
        Section,
        Photo,
        Place,
        Organisation,
        Person,
        Source,
        Event,
        Participation,
        Article,
    )
    return [
        list(model.objects.order_by("pk").values())
        for model in (*models, Mention, Credit, Correction, LogEntry)
    ]


def test_the_demo_is_a_whole_newsroom_and_the_second_time_changes_nothing(client):
    load()
    before = everything(), edition.current()
    load()
    assert (everything(), edition.current()) == before
    assert Section.objects.count() == 8
    assert Person.objects.count() >= 40 and Organisation.objects.count() >= 25 and Event.objects.count() >= 6
    assert Article.objects.published().count() >= 55
    assert Article.objects.scheduled().exists() and Article.objects.filter(stage=Stage.DRAFT).exists()
    now = timezone.now()
    assert Correction.objects.exists() and not Correction.objects.filter(at__gt=now).exists()
    assert not Article.objects.filter(created_at__gt=now).exists()
    assert Article.objects.published(now - timedelta(days=60)).exists()
    assert not Article.objects.filter(latest__body__contains="photo:").exists()
    conference = Event.objects.filter(
        outcomes__status=Outcome.Status.PROMISED, sessions__isnull=False
    ).first()
    assert conference.slogan and conference.first_day < conference.last_day
    roles = set(conference.participations.values_list("role", flat=True))
    assert {"organiser", "partner", "speaker"} <= roles
    assert {"video", "in_person"} <= set(conference.participations.values_list("mode", flat=True))
    moments = Mention.objects.exclude(article__published_at=None).values_list(
        "published_at", "article__published_at"
    )
    assert moments and all(link == report for link, report in moments)
    assert User.objects.get(username="section-editor").edited_sections.count() == 2
    draft = Article.objects.get(external_id="demo:clean-beach-draft")
    lines = re.sub("<[^>]+>", "", draft.latest.body).split("\n")
    named = suggest(Text(draft.latest.headline, body=tuple(lines)), draft)
    assert len(named) >= 8 and not draft.mentions.exists()
    assert read_event(Text(draft.latest.headline, body=tuple(lines)), today=now.date()).outcome == "ميثاق الشاطئ النظيف"
    assert Statement.objects.for_readers().exists() and Citation.objects.exists()
    assert any(outcome.is_overdue for outcome in Outcome.objects.all())
    assert Event.objects.filter(status="postponed").exists()
    assert Event.objects.exclude(series=None).count() >= 2 and Event.objects.exclude(repeats="").exists()
    newest = Article.objects.published().newest_first()[0]
    assert newest.created_by.username == "reporter"
    for address in (
        "/",
        newest.get_absolute_url(),
        newest.section.get_absolute_url(),
        conference.get_absolute_url(),
    ):
        assert client.get(address).status_code == 200


def test_what_people_have_changed_since_is_left_so(monkeypatch):
    monkeypatch.setattr(data, "reports", lambda: [])
    monkeypatch.setattr(
        loader.photographs, "save_photos", lambda *_: {row["key"]: None for row in data.rows("photos")}
    )
    load()
    SiteIdentity.objects.update(name="اسم آخر")
    Source.objects.all().delete()
    load()
    assert SiteIdentity.objects.get().name == "اسم آخر"
    assert not Source.objects.exists()


def test_the_accounts_are_in_a_file_that_only_its_owner_reads():
    said = io.StringIO()
    call_command("load_demo", accounts_only=True, stdout=said)
    path = accounts.accounts_file()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert [(row["username"], row["role"]) for row in rows] == [
        ("reporter", "reporter"),
        ("section-editor", "section editor"),
        ("editor", "editor"),
        ("admin", "administrator"),
    ]
    assert len({row["password"] for row in rows}) == 4
    for row in rows:
        user = User.objects.get(username=row["username"])
        assert user.check_password(row["password"]) and user.is_staff
        assert not user.is_superuser
        assert row["password"] in said.getvalue()
    groups = {user.username: [group.name for group in user.groups.all()] for user in User.objects.all()}
    assert groups == {
        "reporter": [REPORTER],
        "section-editor": [SECTION_EDITOR],
        "editor": [MANAGING_EDITOR],
        "admin": [ADMINISTRATOR],
    }
    assert not Article.objects.exists()


def test_passwords_are_kept_and_one_changed_since_is_not_set_back():
    first = accounts.make_accounts()
    editor = User.objects.get(username="editor")
    editor.set_password("شيء آخر تمامًا")
    editor.save()
    assert accounts.make_accounts() == first
    assert User.objects.get(username="editor").check_password("شيء آخر تمامًا")


def test_a_lost_file_means_new_passwords():
    first = accounts.make_accounts()
    accounts.accounts_file().unlink()
    second = accounts.make_accounts()
    assert {row.password for row in first}.isdisjoint(row.password for row in second)
    assert User.objects.get(username="editor").check_password(
        next(row.password for row in second if row.username == "editor")
    )


def test_two_newsrooms_have_different_passwords(tmp_path, settings):
    first = accounts.make_accounts()
    User.objects.all().delete()
    settings.DATA_DIR = tmp_path / "other"
    settings.DATA_DIR.mkdir()
    assert {row.password for row in first}.isdisjoint(row.password for row in accounts.make_accounts())


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2018", "2018-01-01", Precision.YEAR),
        ("2018-03", "2018-03-01", Precision.MONTH),
        ("2018-03-14", "2018-03-14", Precision.DAY),
    ],
)
def test_a_partial_date_knows_how_exact_it_is(text, day, precision):
    found, known = data.partial_date(text)
    assert (found.isoformat(), known) == (day, precision)


def test_a_report_of_today_never_lies_in_the_future():
    row = {"day": 0, "time": "23:59"}
    assert data.moment(row) <= timezone.now()
    assert data.moment({"minutes_ago": 5}) < timezone.now()
    assert data.moment({"day": 2, "time": "08:00"}) > timezone.now()
    assert data.moment({}) is None
