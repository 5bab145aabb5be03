"""How often the desk asks the database: within its budget, and no more often when there is ten times as much."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article, Autosave, Coverage, Credit, Mention
from articles.roles import MANAGING_EDITOR, REPORTER, SECTION_EDITOR, make_roles
from newsroom.models import Presence
from tests import factories

FORM, LIST, DASHBOARD = 25, 15, 20
BACKEND = "django.contrib.auth.backends.ModelBackend"
LIST_ADDRESS = "/admin/articles/article/"


@pytest.fixture
def people(db):
    make_roles()
    return {
        name: factories.in_group(group, name)
        for name, group in (
            ("reporter", REPORTER),
            ("section-editor", SECTION_EDITOR),
            ("managing", MANAGING_EDITOR),
        )
    }


def asked(client, person, address: str) -> int:
    """How many queries a page takes for somebody who has been here before."""
    client.force_login(person, backend=BACKEND)
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def fill(article: Article, *, revisions: int, links: int) -> None:
    """So many revisions, and so many mentions, credits and tags."""
    for number in range(revisions):
        workflow.save_words(article, by=None, headline=f"عنوان {number} من {revisions}", body="<p>نص.</p>")
    for number in range(links):
        person = factories.person()
        for kind, thing in (
            ("person", person),
            ("event", factories.event()),
            ("organisation", factories.organisation()),
        ):
            Mention.objects.create(article=article, **{kind: thing})
        Credit.objects.create(article=article, person=person, order=number)
        article.tags.add(f"وسم {number} من {links} في {article.pk}")


def test_the_form_opens_within_its_budget_with_a_hundred_revisions(client, people):
    small, large = factories.article(by=people["reporter"]), factories.article(by=people["reporter"])
    fill(small, revisions=10, links=2)
    fill(large, revisions=100, links=20)
    for person in people.values():
        counts = [asked(client, person, f"{LIST_ADDRESS}{article.pk}/change/") for article in (small, large)]
        assert counts[0] == counts[1] <= FORM, person.username


def busy_rows(person, number: int) -> None:
    """So many reports at every place of their way, with whatever a row can show."""
    section, now = factories.section(), timezone.now()
    kind = ContentType.objects.get_for_model(Article)
    for turn in range(number):
        draft = factories.article(to=section, by=person)
        Presence.objects.create(content_type=kind, object_id=draft.pk, user=person, window=str(uuid4()))
        Autosave.objects.create(key=uuid4(), by=person, article=draft, headline="نص")
        back = factories.article(to=section, by=person)
        workflow.submit(back, by=None)
        workflow.return_to_author(back, by=None, note="ملاحظة")
        for verb in (workflow.submit, workflow.approve):
            verb(factories.article(to=section, by=person), by=None)
        factories.report(to=section, by=person, at=now + timedelta(days=turn + 1))
        live = factories.report(to=section, by=person)
        workflow.save_words(live, by=None, headline=f"تعديل {turn}")
        urgent = factories.report(to=section, by=person)
        workflow.mark_urgent(urgent, by=None, until=now + timedelta(days=1))
        place = factories.Place.objects.create(name=f"مكان {section.pk} {turn}")
        event = factories.event(first_day=timezone.localdate(), place=place)
        for colleague in (person, None):
            Coverage.objects.create(
                event=event,
                section=section,
                article=draft,
                assigned_to=colleague,
                due_at=now - timedelta(days=1),
            )


@pytest.mark.parametrize(
    "address",
    [LIST_ADDRESS, f"{LIST_ADDRESS}?standing=pending&writer=me", "/admin/", "/admin/articles/coverage/"],
)
def test_list_and_dashboard_ask_no_more_for_ten_times_as_much(client, people, address):
    budget = DASHBOARD if address == "/admin/" else LIST
    for person in people.values():
        busy_rows(person, 1)
    few = {name: asked(client, person, address) for name, person in people.items()}
    for person in people.values():
        busy_rows(person, 9)
    many = {name: asked(client, person, address) for name, person in people.items()}
    assert few == many
    assert max(many.values()) <= budget


def test_verbs_over_many_reports_ask_as_much_for_each(client, people):
    client.force_login(people["managing"], backend=BACKEND)
    spent = []
    for number in (1, 5, 10, 15):  # the first time something is looked up once and for all
        drafts = [factories.article() for _turn in range(number)]
        data = {"action": "submit", "_selected_action": [draft.pk for draft in drafts]}
        with CaptureQueriesContext(connection) as queries:
            client.post(LIST_ADDRESS, data)
        spent.append(len(queries))
    assert spent[2] - spent[1] == spent[3] - spent[2]
