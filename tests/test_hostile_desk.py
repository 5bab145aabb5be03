"""Whatever is sent to the addresses of the desk: an answer or a refusal, never a fault of the server."""

from __future__ import annotations

import pytest

from articles.models import Article, Correction
from articles.roles import ADMINISTRATOR, make_roles
from newsroom.models import LogEntry
from tests import factories
from tests.desk import boxes, send

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


def test_a_report_that_carries_a_correction_can_be_saved_again(client, paper, editor):
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/articles/article/{paper.report.pk}/change/"
    send(client, address, "_continue", headline="عنوان بعد التصويب")
    assert str(Article.objects.get(pk=paper.report.pk)) == "عنوان بعد التصويب"


def test_a_live_report_keeps_its_place_whatever_moment_of_the_past_is_typed(client, paper, editor):
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/articles/article/{paper.report.pk}/change/"
    past = {"publish_at_0": "1/1/1999", "publish_at_1": "10:00"}
    send(client, address, "_publish", headline="عنوان جديد", **past)
    assert Article.objects.get(pk=paper.report.pk).published_at == paper.report.published_at


@pytest.mark.parametrize("version", ["", "-1", "x", "9999999999"])
def test_a_form_that_does_not_say_its_version_overwrites_no_placement(client, paper, editor, version):
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/articles/article/{paper.report.pk}/change/"
    form = boxes(client.get(address).content.decode())
    first, second = factories.genre(), factories.genre()
    send(client, address, "_continue", genre=str(first.pk))
    client.post(address, {**form, "genre": str(second.pk), "version": version, "_continue": "1"})
    assert Article.objects.get(pk=paper.report.pk).genre == first


@pytest.mark.parametrize(
    ("button", "typed"),
    [("_continue", {}), ("_pin", {"pin_for": "hour"}), ("_correct", {"correction_text": "خطأ."})],
)
def test_a_note_is_kept_whatever_button_is_pressed(client, paper, editor, button, typed):
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/articles/article/{paper.report.pk}/change/"
    send(client, address, button, note="ملاحظة مهمة", **typed)
    assert LogEntry.objects.filter(note="ملاحظة مهمة").count() == 1


def test_a_correction_always_has_a_kind(client, paper, editor):
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/articles/article/{paper.report.pk}/change/"
    send(client, address, "_correct", correction_text="خطأ آخر.", correction_kind="")
    assert [row.kind for row in Correction.objects.filter(text="خطأ آخر.")] == ["correction"]


def test_nobody_changes_an_account_that_may_more_than_they(client, db):
    make_roles()
    administrator = factories.in_group(ADMINISTRATOR, "boss")
    helper = factories.user("helper", "newsroom.view_user", "newsroom.change_user")
    client.force_login(helper, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/newsroom/user/{administrator.pk}/"
    assert client.post(f"{address}change/", {"username": "taken"}).status_code == 403
    assert client.get(f"{address}password/").status_code == 403
    administrator.refresh_from_db()
    assert administrator.groups.count() == 1


@pytest.mark.parametrize("chosen", ["x", "", HUGE])
def test_junk_among_the_chosen_reports_is_left_out(client, draft, chosen):
    sent = {"action": "submit", "_selected_action": [chosen, draft.pk]}
    assert client.post("/admin/articles/article/", sent, follow=True).status_code == 200
    assert Article.objects.get(pk=draft.pk).stage == "submitted"


@pytest.mark.parametrize("query", ["day=31/12/9999", "by=" + HUGE])
def test_the_ends_of_the_log_are_empty(client, chief, query):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/admin/newsroom/logentry/?{query}", follow=True).status_code == 200


@pytest.mark.parametrize("nested", ["autosave/", "../../presence/"])
def test_deeply_nested_json_is_refused(client, draft, nested):
    address = f"/admin/articles/article/{nested}"
    assert client.post(address, "[" * 100_000, content_type="application/json").status_code < 500
