"""The access matrix: every address of the desk and of previews, for everybody."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import URLPattern, get_resolver, resolve
from django.utils import timezone

from articles import workflow
from articles.front_page.slots import LEAD
from articles.models import Arrangement, Article, Coverage, HouseRule, PreviewLink, SynonymGroup
from articles.roles import ADMINISTRATOR, MANAGING_EDITOR, REPORTER, SECTION_EDITOR, make_roles
from newsroom.deduplication import merge
from newsroom.models import LogEntry, Redirect, SiteIdentity
from tests import factories
from tests.access_matrix import PEOPLE, TABLE

GROUPS = {
    "reporter": REPORTER,
    "section": SECTION_EDITOR,
    "elsewhere": SECTION_EDITOR,
    "managing": MANAGING_EDITOR,
    "admin": ADMINISTRATOR,
}
GUARDED = ("admin/", "preview/")


class Row(NamedTuple):
    """A line of the table."""

    method: str
    address: str
    expected: dict[str, str]


def rows() -> list[Row]:
    """The table, line by line."""
    lines = [line.split() for line in TABLE.strip().splitlines() if line and not line.startswith("#")]
    return [Row(method, address, dict(zip(PEOPLE, said, strict=True))) for method, address, *said in lines]


@pytest.fixture
def cast(db):
    """One account of each kind, and the things that the table names."""
    make_roles()
    paper = factories.paper()
    home = paper.section
    people = {name: factories.in_group(group, f"the-{name}") for name, group in GROUPS.items()}
    home.editors.add(people["section"])
    factories.section("قسم آخر").editors.add(people["elsewhere"])
    handed = factories.article(to=home, by=people["reporter"])
    workflow.submit(handed, by=people["reporter"])
    event = factories.event()
    own, chief = factories.article(to=home, by=people["reporter"]), factories.chief()
    workflow.place(paper.report, LEAD, by=None, version=0)
    link, now = PreviewLink.objects.create(article=own), timezone.now()
    things = {
        "own": own.pk,
        "others": factories.article(to=home).pk,
        "handed": handed.pk,
        "seen": paper.report.pk,
        "link": link.pk,
        "token": link.token,
        "revoked": PreviewLink.objects.create(article=own, revoked_at=now).token,
        "expired": PreviewLink.objects.create(article=own, expires_at=now - timedelta(days=1)).token,
        "placed": paper.report.pk,
        "arrangement": Arrangement.objects.draft().pk,
        "key": uuid4(),
        "events": "app_label=articles&model_name=mention&field_name=event",
        "accounts": "app_label=articles&model_name=section&field_name=editors",
        "account": factories.in_group(REPORTER, "colleague").pk,
        "statement": workflow.cut_statement(
            paper.report, by=None, text="نص التقرير.", person=paper.person
        ).pk,
        "superuser": chief.pk,
        "role": Group.objects.get(name=REPORTER).pk,
        "section": home.pk,
        "genre": paper.genre.pk,
        "tag": paper.tag.pk,
        "rule": HouseRule.objects.first().pk,
        "synonym": SynonymGroup.objects.first().pk,
        "event": event.pk,
        "coverage": Coverage.objects.create(event=event, section=home).pk,
        "taken": Coverage.objects.create(event=event, section=home, assigned_to=chief).pk,
        **{
            name: getattr(paper, name).pk
            for name in ("person", "organisation", "place", "source", "series", "photo")
        },
        "twin": factories.person("ليلى كرمي").pk,
        "merge": merge(factories.person(), factories.person(), by=None).pk,
        "redirect": Redirect.objects.create(old_path="/old/17", new_path="/").pk,
        "identity": SiteIdentity.objects.current().pk,
        "entry": LogEntry.objects.first().pk,
        "kind": ContentType.objects.get_for_model(Article).pk,
    }
    return SimpleNamespace(people=people, things=things)


def filled(address: str, things: dict) -> str:
    """The address with the numbers of the things in it."""
    return address.format_map(things)


def ask(client, method: str, address: str):
    """The answer; what stands after «?» is sent as the form of a POST."""
    parts = urlsplit(address)
    if method == "POST":
        return client.post(parts.path, dict(parse_qsl(parts.query)))
    return client.get(address)


def found(answer) -> str:
    """What a person meets, in the words of the table."""
    if answer.status_code == 302 and answer["Location"].startswith("/admin/login/"):
        return "door"
    if answer.status_code == 302:
        return "away" if answer.request["REQUEST_METHOD"] == "GET" else "yes"
    return {200: "yes", 403: "no"}.get(answer.status_code, str(answer.status_code))


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_finds_at_every_address_what_the_matrix_says(client, cast, person):
    if person != "nobody":
        client.force_login(cast.people[person], backend="django.contrib.auth.backends.ModelBackend")
    wrong = {}
    for row in rows():
        address = filled(row.address, cast.things)
        with transaction.atomic():
            answer = ask(client, row.method, address)
            transaction.set_rollback(True)
        if found(answer) != row.expected[person]:
            wrong[f"{row.method} {row.address}"] = f"{found(answer)}, not {row.expected[person]}"
    assert wrong == {}


def route_of(row: Row, cast: SimpleNamespace) -> str:
    """The address of a line as the resolver spells it."""
    return resolve(urlsplit(filled(row.address, cast.things)).path).route


def routes(patterns, before: str = "") -> set[str]:
    """Every address there is, as the resolver spells it."""
    found_here: set[str] = set()
    for pattern in patterns:
        # The resolver drops the «^» of a pattern that stands after another one.
        route = before + str(pattern.pattern).removeprefix("^" if before else "")
        found_here |= {route} if isinstance(pattern, URLPattern) else routes(pattern.url_patterns, route)
    return found_here


def test_no_address_of_the_desk_or_of_a_preview_is_without_a_row(cast):
    guarded = {route for route in routes(get_resolver().url_patterns) if route.startswith(GUARDED)}
    covered = {route_of(row, cast) for row in rows()}
    assert guarded - covered == set(), "addresses without a row in tests/access_matrix.py"


def test_the_table_names_nothing_that_is_not_there(cast):
    strange = [row.address for row in rows() if not route_of(row, cast)]
    assert strange == []
