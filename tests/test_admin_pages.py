"""Every page of the desk: in Arabic, within its queries, under the site's strict policy."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Credit, Mention
from articles.roles import ADMINISTRATOR, MANAGING_EDITOR, REPORTER, SECTION_EDITOR, make_roles
from events.models import OtherName, Outcome, Participation, Session
from newsroom.models import Redirect, SiteIdentity
from tests import factories
from tests.desk import english_words

MOST_QUERIES = 15
# The first page is a dozen lists, each one query.
FORM_OF_AN_EVENT = 22
# The board of the front page is the whole page, what stands by hand, and what was launched before.
BOARD = "/admin/articles/arrangement/"
OTHER_BUDGETS = {
    "/admin/": 20,
    # Two indexes are asked: of what readers see, and of drafts and changes.
    "/admin/articles/article/?q=ال&o=1": 19,
    BOARD: 20,
    f"{BOARD}?q=ال&o=1": 30,
}
ROWS = 50
PEOPLE = {
    "superuser": None,
    "administrator": ADMINISTRATOR,
    "editor": MANAGING_EDITOR,
    "section editor": SECTION_EDITOR,
    "reporter": REPORTER,
}


@pytest.fixture
def full_desk(db):
    """One of everything, and one event, person and report with fifty rows each."""
    make_roles()
    paper = factories.paper()
    SiteIdentity.objects.current()
    Redirect.objects.create(old_path="/old/17", new_path="/")
    for number in range(ROWS):
        person = factories.person(f"متحدث {number}")
        host = factories.organisation(f"جهة {number}")
        session = Session.objects.create(event=paper.event, title=f"جلسة {number}", day=date(2025, 12, 6))
        Participation.objects.create(event=paper.event, person=person, on_behalf_of=host, session=session)
        Outcome.objects.create(event=paper.event, title=f"مُخرَج {number}")
        OtherName.objects.create(person=paper.person, name=f"اسم آخر {number}")
        Credit.objects.create(article=paper.report, person=person, order=number)
        Mention.objects.create(article=paper.report, person=person)
        factories.report(f"تقرير {number}", to=paper.section, by=None)
    return paper


def enter(client, role: str):
    made = factories.chief() if PEOPLE[role] is None else factories.in_group(PEOPLE[role], "someone")
    client.force_login(made, backend="django.contrib.auth.backends.ModelBackend")


def addresses() -> list[str]:
    """Every list, every empty form, every filled form with its history and its deletion."""
    found = ["/admin/", "/admin/password_change/"]
    for model in admin.site._registry:
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        found += [base, f"{base}?q=ال&o=1", f"{base}add/"]
        first = model._default_manager.order_by("pk").first()
        if first is not None:
            found += [f"{base}{first.pk}/{page}/" for page in ("change", "history", "delete")]
    return found


@pytest.mark.parametrize("role", PEOPLE)
def test_no_page_shows_an_english_word_or_asks_more_than_its_budget(client, full_desk, role):
    enter(client, role)
    english, greedy, seen = {}, {}, 0
    for address in addresses():
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code in (200, 302, 403), address
        if answer.status_code != 200:
            continue
        seen += 1
        words = english_words(answer.content.decode())
        if words:
            english[address] = words
        # The form of an event holds eleven tables, each of which is one query.
        most = FORM_OF_AN_EVENT if "/events/event/" in address else OTHER_BUDGETS.get(address, MOST_QUERIES)
        if len(asked) > most:
            greedy[address] = len(asked)
    assert seen > 10
    assert english == {}
    assert greedy == {}


@pytest.mark.parametrize("role", PEOPLE)
def test_scripts_and_styles_of_the_desk_obey_the_strict_policy(client, full_desk, role):
    enter(client, role)
    for address in ("/admin/", "/admin/articles/article/add/", "/admin/events/event/add/"):
        answer = client.get(address)
        policy, page = answer["Content-Security-Policy"], answer.content.decode()
        assert "unsafe" not in policy
        assert " style=" not in page.replace("&lt;", "")
        assert "<script>" not in page
        assert "onclick" not in page


def test_lists_of_the_record_print_dates_in_house_style(client, full_desk):
    enter(client, "superuser")
    page = client.get("/admin/events/event/").content.decode()
    assert "6–7 كانون الأول 2025" in page
    assert "ديسمبر" not in page


def test_the_row_of_dates_above_a_list_uses_the_papers_months(client, full_desk):
    enter(client, "superuser")
    page = client.get(
        "/admin/events/event/", {"first_day__year": 2025, "first_day__month": 12}
    ).content.decode()
    assert "6 كانون الأول 2025" in page
    assert "ديسمبر" not in page


def test_the_tables_of_libraries_are_not_on_the_desk(client, full_desk):
    enter(client, "superuser")
    page = client.get("/admin/").content.decode()
    assert "/admin/axes/" not in page
    assert "/admin/taggit/" not in page


def test_the_papers_identity_opens_as_a_form_and_can_be_neither_added_nor_deleted(client, full_desk):
    enter(client, "superuser")
    answer = client.get("/admin/newsroom/siteidentity/")
    assert answer["Location"] == "/admin/newsroom/siteidentity/1/change/"
    assert client.get("/admin/newsroom/siteidentity/add/").status_code == 403
    assert client.get("/admin/newsroom/siteidentity/1/delete/").status_code == 403


def test_the_editorial_log_is_read_only(client, full_desk):
    enter(client, "superuser")
    page = client.get("/admin/newsroom/logentry/1/change/").content.decode()
    assert 'name="_save"' not in page
    assert client.get("/admin/newsroom/logentry/add/").status_code == 403


@pytest.mark.django_db
def test_after_ten_wrong_passwords_the_door_closes_in_arabic(client, settings):
    factories.chief()
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post("/admin/login/", {"username": "admin", "password": "خطأ"})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert english_words(page) == []
    assert "<h1>" in page
