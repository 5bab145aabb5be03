"""Whatever is sent to the addresses of the desk: an answer or a refusal, never a fault of the server."""

from __future__ import annotations

import pytest

from articles.models import Article
from tests import factories
from tests.desk import boxes

HUGE = "9" * 30
POSTS = [
    ("autosave/", {"key": "x", "headline": "\x00"}),
    ("autosave/", {"key": "11111111-1111-4111-8111-111111111111", "headline": "ب" * 99_999, "base": "-5"}),
    ("autosave/", {"article": HUGE, "headline": "x"}),
    ("findings/", {"article": HUGE}),
    ("findings/", {"headline": "\x00ب", "body": "<p>ب, " * 500, "cure": "all", "lead_photo": HUGE}),
    ("../../presence/", {"kind": "articles.article", "id": HUGE, "window": "w" * 100}),
    ("../../presence/", {"kind": "auth.user", "id": "1", "window": "w"}),
    ("../../presence/", {"kind": "x", "id": "y"}),
]
PAGES = [
    "{pk}/compare/?to=latest&from=" + HUGE,
    "{pk}/compare/?from=x",
    "{pk}/seen/?at_0=31/12/9999&at_1=23:59",
    "{pk}/history/?before=zz",
    "?q=%00&stage=zz&event=" + HUGE,
    "?event=x&section=" + HUGE,
    "?published_from=x&author=%00",
    "add/?autosave=zz",
    "add/?section=" + HUGE,
    "{pk}/preview/page/?x=%ff",
]


@pytest.fixture
def draft(client, paper, reporter):
    client.force_login(reporter, backend="django.contrib.auth.backends.ModelBackend")
    return factories.article("مسودتي", to=paper.section, by=reporter)


@pytest.mark.parametrize(("address", "data"), POSTS)
def test_no_call_of_the_desk_breaks_the_server(client, draft, address, data):
    assert client.post(f"/admin/articles/article/{address}", data, follow=True).status_code < 500


@pytest.mark.parametrize("address", PAGES)
def test_no_address_of_the_desk_breaks_the_server(client, draft, address):
    page = client.get("/admin/articles/article/" + address.format(pk=draft.pk), follow=True)
    assert page.status_code < 500


@pytest.mark.parametrize(
    "address", ["/preview/%00/", "/preview/x/", "/search/?q=%00", "/corrections/?before=9-9"]
)
def test_no_public_address_breaks_the_server(client, paper, address):
    assert client.get(address).status_code < 500


@pytest.mark.parametrize("button", ["_publish", "_approve", "_withdraw", "_pin", "_urgent", "_return"])
def test_a_button_that_is_not_offered_does_nothing(client, draft, button):
    address = f"/admin/articles/article/{draft.pk}/change/"
    sent = {**boxes(client.get(address).content.decode()), button: "1"}
    sent |= {"reason": "سبب", "pinned_until_0": "1/1/2090", "pinned_until_1": "10:00", "note": "ملاحظة"}
    client.post(address, sent)
    now = Article.objects.get(pk=draft.pk)
    assert (now.stage, now.published_at, now.pinned_until) == ("draft", None, None)


def test_a_moment_at_the_end_of_time_leaves_the_site_standing(client, draft, editor):
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/articles/article/{draft.pk}/change/"
    sent = {**boxes(client.get(address).content.decode()), "_publish": "1"}
    client.post(address, {**sent, "publish_at_0": "31/12/9999", "publish_at_1": "23:59"})
    for page in ("/", "/admin/", address, "/admin/articles/article/"):
        assert client.get(page).status_code == 200


def test_a_form_that_does_not_say_what_it_began_from_overwrites_nobody(client, draft):
    address = f"/admin/articles/article/{draft.pk}/change/"
    sent = {**boxes(client.get(address).content.decode()), "_continue": "1"}
    for base in ("", "-1", "x"):
        client.post(address, {**sent, "headline": "عنوان بلا أساس", "base": base})
        assert str(Article.objects.get(pk=draft.pk)) == "مسودتي"
