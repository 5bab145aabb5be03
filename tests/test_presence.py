"""Who has a form of the desk open, and which version stands now."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.roles import MANAGING_EDITOR, REPORTER
from newsroom.models import Presence
from tests import factories

ADDRESS = "/admin/presence/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 6


@pytest.fixture
def two(db, client, django_user_model):
    """A reporter at `client`, and an editor."""
    writer = factories.in_group(REPORTER, "writer")
    client.force_login(writer, backend=BACKEND)
    return writer, factories.in_group(MANAGING_EDITOR, "desk-editor")


def sign(client, thing, window="", **more):
    kind = thing._meta.label_lower
    said = {"kind": kind, "id": thing.pk, "window": window or str(uuid4()), **more}
    return client.post(ADDRESS, said, content_type="application/json")


def test_colleagues_see_each_other_and_who_has_unsaved_words(client, two):
    writer, editor = two
    article = factories.article(by=writer)
    assert sign(client, article, unsaved=True).json()["others"] == []
    client.force_login(editor, backend=BACKEND)
    others = sign(client, article).json()["others"]
    assert others == [{"name": str(writer), "unsaved": True, "me": False}]


def test_ones_own_other_window_is_told_apart(client, two):
    article = factories.article(by=two[0])
    sign(client, article, window="a" * 36)
    assert [one["me"] for one in sign(client, article, window="b" * 36).json()["others"]] == [True]
    assert [one["me"] for one in sign(client, article, window="a" * 36).json()["others"]] == [True]


def test_a_window_that_leaves_is_gone_at_once_and_a_silent_one_after_a_while(client, two):
    writer, editor = two
    article = factories.article(by=writer)
    sign(client, article, window="a" * 36)
    assert sign(client, article, window="a" * 36, leaving=True).status_code == 204
    assert not Presence.objects.exists()
    sign(client, article, window="b" * 36)
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    client.force_login(editor, backend=BACKEND)
    assert sign(client, article).json()["others"] == []


def test_rows_of_yesterday_are_swept_out_when_a_window_opens(client, two):
    sign(client, factories.article(by=two[0]))
    Presence.objects.update(seen_at=timezone.now() - timedelta(days=1))
    sign(client, factories.article(by=two[0]))
    assert Presence.objects.count() == 1


def test_the_newest_revision_of_a_report_and_its_author_are_told(client, two):
    writer, editor = two
    article = factories.article("أول", by=writer)
    workflow.save_words(article, by=editor, headline="ثانٍ", base=1)
    answer = sign(client, article).json()
    assert (answer["version"], answer["saver"]) == (2, editor.display_name)


@pytest.mark.parametrize("kind", ["photo", "event", "person", "organisation", "place", "source"])
def test_every_kind_that_counts_its_saves_is_watched(client, chief, kind):
    client.force_login(chief, backend=BACKEND)
    thing = getattr(factories.paper(), kind)
    thing.claim(thing.version)
    assert sign(client, thing).json()["version"] == thing.version == 1


@pytest.mark.parametrize("sent", [{}, {"kind": "x"}, {"kind": "auth.group", "id": 1, "window": "w"}])
def test_nonsense_and_other_tables_are_refused(client, two, sent):
    assert client.post(ADDRESS, sent, content_type="application/json").status_code == 400


def test_only_those_who_may_see_a_thing_are_told(client, db):
    client.force_login(factories.user("guest"), backend=BACKEND)
    assert sign(client, factories.article()).status_code == 403
    client.logout()
    assert sign(client, factories.article()).status_code == 401
    assert client.get("/admin/presence/token/").status_code == 401
    assert client.get(ADDRESS).status_code == 405
    assert not Presence.objects.exists()


def test_the_token_says_who_is_signed_in_and_is_never_kept(client, two):
    answer = client.get("/admin/presence/token/")
    assert answer.json()["user"] == two[0].pk
    assert answer.json()["token"]
    assert "no-store" in answer["Cache-Control"]


def test_a_sign_asks_the_database_little(client, two):
    article = factories.article(by=two[0])
    sign(client, article, window="a" * 36)
    with CaptureQueriesContext(connection) as asked:
        sign(client, article, window="a" * 36)
    asked = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)
