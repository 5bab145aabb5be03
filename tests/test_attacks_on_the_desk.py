"""What somebody with an account might try at the desk by hand, and what comes of it: nothing."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles import workflow
from articles.models import Article, Autosave, Credit
from articles.roles import ADMINISTRATOR, MANAGING_EDITOR, REPORTER, SECTION_EDITOR, make_roles
from newsroom.models import LogEntry, User
from tests import factories
from tests.desk import boxes

pytestmark = pytest.mark.django_db
DESK = "/admin/articles/article/"
SCRIPT = '"><img src=x onerror=alert(1)><script>alert(1)</script>'


def at_the_desk(user: User, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def change(article: Article) -> str:
    return f"{DESK}{article.pk}/change/"


def opened(client: Client, address: str) -> dict[str, Any]:
    return boxes(client.get(address).content.decode())


def call(client: Client, address: str, **words: Any) -> Any:
    return client.post(address, json.dumps(words), content_type="application/json")


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    """A reporter and a colleague, the editor of one of two sections, a managing editor, an administrator."""
    make_roles()
    home, away = factories.section("القسم الأول"), factories.section("القسم الثاني")
    reporter, colleague = (factories.in_group(REPORTER, name) for name in ("first", "second"))
    editor = factories.in_group(SECTION_EDITOR, "section-editor")
    home.editors.add(editor)
    return SimpleNamespace(
        home=home,
        away=away,
        reporter=reporter,
        colleague=colleague,
        editor=editor,
        managing=factories.in_group(MANAGING_EDITOR, "managing"),
        administrator=factories.in_group(ADMINISTRATOR, "administrator"),
        draft=factories.article("مسودة", by=reporter, to=home),
        live=factories.report("تقرير حي", by=reporter, to=home),
        elsewhere=factories.report("تقرير من القسم الثاني", by=colleague, to=away),
    )


# More than the form offers


def test_boxes_that_no_form_has_set_no_stage_no_moment_and_no_author(cast):
    client = at_the_desk(cast.reporter)
    sent = {
        **opened(client, change(cast.draft)),
        **{"stage": "published", "published_at": "2025-01-01", "created_by": cast.colleague.pk},
        **{"pinned_until": "2030-01-01", "live": "1", "latest": "1", "slug": "x", "_save": "1"},
    }
    assert client.post(change(cast.draft), sent).status_code == 302
    now = Article.objects.get(pk=cast.draft.pk)
    assert (now.stage, now.published_at, now.pinned_until, now.live, now.slug) == (
        "draft",
        None,
        None,
        None,
        "",
    )
    assert (now.created_by, now.latest_id) == (cast.reporter, cast.draft.latest_id)


@pytest.mark.parametrize("button", ["_publish", "_approve", "_return"])
def test_a_button_that_is_refused_leaves_no_new_report_behind(cast, button):
    client = at_the_desk(cast.reporter)
    before = Article.objects.count()
    sent = {**opened(client, f"{DESK}add/"), "headline": "جديد", "section": cast.home.pk, button: "1"}
    answer = client.post(f"{DESK}add/", {**sent, "note": "ملاحظة"})
    assert (answer.status_code, Article.objects.count()) == (200, before)
    assert "جديد" in answer.content.decode()


def test_nobody_publishes_by_moving_a_report_into_an_own_section_or_out_of_it(cast):
    client = at_the_desk(cast.editor)
    for report, section in ((cast.elsewhere, cast.home), (cast.live, cast.away)):
        sent = {**opened(client, change(cast.live)), "section": section.pk, "headline": "نقل"}
        assert client.post(change(report), {**sent, "_publish": "1"}).status_code == 200
        now = Article.objects.get(pk=report.pk)
        assert (now.section_id, str(now)) == (report.section_id, str(report))


def test_a_row_of_another_report_is_neither_changed_nor_deleted_through_ones_own(cast):
    theirs = Credit.objects.create(article=cast.elsewhere, person=factories.person())
    mine = factories.person()
    client = at_the_desk(cast.reporter)
    form = opened(client, change(cast.draft))
    row = {"credits-0-id": theirs.pk, "credits-0-article": cast.draft.pk, "credits-0-person": mine.pk}
    for initial in ("0", "1"):
        for delete in ({}, {"credits-0-DELETE": "on"}):
            counts = {"credits-TOTAL_FORMS": "1", "credits-INITIAL_FORMS": initial}
            sent = {**form, **counts, **row, **delete, "credits-0-order": "0", "_save": "1"}
            assert client.post(change(cast.draft), sent).status_code in (200, 302)
            kept = Credit.objects.get(pk=theirs.pk)
            assert (kept.article_id, kept.person_id) == (cast.elsewhere.pk, theirs.person_id)


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("publish", {}),
        ("withdraw", {"reason": "سبب"}),
        ("move_section", {"section": "home"}),
        ("approve", {}),
        ("delete_drafts", {}),
        ("delete_selected", {"post": "yes"}),
    ],
)
def test_bulk_verbs_reach_no_report_of_another_section(cast, verb, said):
    if "section" in said:
        said = {"section": cast.home.pk}
    state = Article.objects.get(pk=cast.elsewhere.pk).state()
    sent = {"action": verb, "_selected_action": [cast.elsewhere.pk], "sure": "1", **said}
    assert at_the_desk(cast.editor).post(DESK, sent).status_code in (200, 302)
    now = Article.objects.get(pk=cast.elsewhere.pk)
    assert (now.state(), now.section_id) == (state, cast.away.pk)


# Words of others


def test_the_kept_words_of_a_colleague_are_neither_read_nor_overwritten_nor_thrown_away(cast):
    key = str(uuid4())
    call(at_the_desk(cast.colleague), f"{DESK}autosave/", key=key, headline="سر زميل")
    client = at_the_desk(cast.reporter)
    assert "سر زميل" not in client.get(f"{DESK}add/", {"autosave": key}).content.decode()
    call(client, f"{DESK}autosave/", key=key, headline="غير ذلك")
    client.post(f"{DESK}autosave/discard/", {"key": key})
    sent = {**opened(client, change(cast.draft)), "key": key, "headline": "حفظ", "_save": "1"}
    assert client.post(change(cast.draft), sent).status_code == 302
    assert Autosave.objects.get(by=cast.colleague).headline == "سر زميل"


def test_throwing_ones_own_kept_words_away_leaves_those_of_an_editor(cast):
    for user in (cast.reporter, cast.editor):
        words = {"article": cast.draft.pk, "base": 1, "headline": f"كلمات {user.username}"}
        assert call(at_the_desk(user), f"{DESK}autosave/", **words).status_code == 200
    at_the_desk(cast.reporter).post(f"{DESK}autosave/discard/", {"article": cast.draft.pk})
    assert [row.by for row in Autosave.objects.all()] == [cast.editor]


def test_nothing_is_kept_of_a_draft_that_is_not_ones_own(cast):
    answer = call(at_the_desk(cast.colleague), f"{DESK}autosave/", article=cast.draft.pk, headline="x")
    assert (answer.status_code, Autosave.objects.count()) == (403, 0)


def test_a_revision_number_of_another_report_restores_nothing(cast):
    for text in ("ثانية", "ثالثة"):
        workflow.save_words(cast.elsewhere, by=None, headline=text)
    client = at_the_desk(cast.reporter)
    assert client.post(f"{DESK}{cast.draft.pk}/revisions/3/restore/").status_code == 404
    address = f"{DESK}{cast.draft.pk}/revisions/1/restore/"
    assert at_the_desk(cast.colleague).post(address).status_code == 403
    assert Article.objects.get(pk=cast.draft.pk).latest_id == cast.draft.latest_id


@pytest.mark.parametrize("base", ["0", "999", "-1", "x", "9" * 30, None])
def test_a_forged_revision_number_overwrites_nobody(cast, base):
    client = at_the_desk(cast.reporter)
    sent = {**opened(client, change(cast.draft)), "headline": "كلماتي", "base": base, "_save": "1"}
    workflow.save_words(cast.draft, by=None, headline="كلماتهم")
    answer = client.post(
        change(cast.draft), {name: value for name, value in sent.items() if value is not None}
    )
    assert (answer.status_code, str(Article.objects.get(pk=cast.draft.pk))) == (200, "كلماتهم")
    assert "كلماتي" in answer.content.decode()


# Accounts and the log


def test_an_administrator_becomes_no_superuser_and_takes_no_superusers_account(cast):
    chief = factories.chief()
    client = at_the_desk(cast.administrator)
    own = f"/admin/newsroom/user/{cast.administrator.pk}/change/"
    client.post(own, {**opened(client, own), "is_superuser": "on", "user_permissions": ["1"], "_save": "1"})
    cast.administrator.refresh_from_db()
    assert (cast.administrator.is_superuser, cast.administrator.user_permissions.count()) == (False, 0)
    for page in ("password", "change", "delete"):
        passwords = {"password1": "كلمة-أخرى-طويلة-3", "password2": "كلمة-أخرى-طويلة-3"}
        answer = client.post(f"/admin/newsroom/user/{chief.pk}/{page}/", {**passwords, "post": "yes"})
        assert answer.status_code == 403
    assert User.objects.get(pk=chief.pk).check_password(factories.PASSWORD)


def test_a_managing_editor_gives_nobody_a_role(cast):
    address = f"/admin/newsroom/user/{cast.managing.pk}/change/"
    group = Group.objects.get(name=ADMINISTRATOR)
    assert at_the_desk(cast.managing).post(address, {"groups": [group.pk]}).status_code == 403
    assert not cast.managing.groups.filter(pk=group.pk).exists()


def test_nobody_writes_changes_or_deletes_a_row_of_the_log(cast):
    row, before = LogEntry.objects.latest("pk"), LogEntry.objects.count()
    client = at_the_desk(cast.administrator)
    for page in (f"{row.pk}/change/", f"{row.pk}/delete/", "add/"):
        assert client.post(f"/admin/newsroom/logentry/{page}", {"post": "yes"}).status_code == 403
    deletion = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    client.post("/admin/newsroom/logentry/", deletion)
    assert LogEntry.objects.count() == before


def test_presence_is_told_of_nothing_that_one_may_not_see(cast):
    client = at_the_desk(cast.reporter)
    for kind in ("newsroom.user", "newsroom.siteidentity", "articles.section", "auth.group", "x", ""):
        answer = call(client, "/admin/presence/", kind=kind, id=1, window="w")
        assert answer.status_code in (400, 403)


# From another site


@pytest.mark.parametrize(
    "address",
    [
        *("", "add/", "{pk}/change/", "{pk}/delete/", "autosave/", "autosave/discard/", "findings/"),
        *("{pk}/revisions/1/restore/", "{pk}/preview/link/", "{pk}/preview/link/1/revoke/"),
        *("../../presence/", "../../logout/"),
    ],
)
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "application/json", "text/plain"])
def test_no_address_of_the_desk_takes_anything_without_a_token(cast, address, kind):
    client = at_the_desk(cast.managing, enforce_csrf_checks=True)
    where = DESK + address.format(pk=cast.draft.pk)
    assert client.post(where, "article=1", content_type=kind).status_code == 403


@pytest.mark.parametrize(
    "target",
    [
        "//other.example/",
        "https://other.example/",
        "/\\other.example",
        "javascript:alert(1)",
        "///other.example/",
    ],
)
def test_signing_in_leads_to_no_other_site(cast, target):
    sent = {"username": cast.managing.username, "password": factories.PASSWORD, "next": target}
    answer = Client().post("/admin/login/", sent)
    assert answer.status_code == 302
    assert re.match(r"/(?![/\\])", answer["Location"])
    assert "other.example" not in answer["Location"]


# Script


def test_script_in_names_notes_reasons_and_kept_words_is_text_on_every_page_of_the_desk(cast):
    User.objects.filter(pk=cast.managing.pk).update(display_name=SCRIPT)
    type(cast.home).objects.filter(pk=cast.home.pk).update(name=SCRIPT)
    words = {"headline": SCRIPT, "kicker": SCRIPT, "standfirst": SCRIPT}
    article = factories.article(
        by=cast.managing, to=cast.home, genre=factories.genre(SCRIPT), tags=(SCRIPT,), note=SCRIPT, **words
    )
    writer, reader = at_the_desk(cast.managing), at_the_desk(cast.administrator)
    workflow.save_words(article, by=cast.managing, headline="عنوان آخر", note=SCRIPT)
    stale = opened(reader, change(article))
    call(writer, f"{DESK}autosave/", article=article.pk, base=2, body="<p>نص</p>", **words)
    call(writer, f"{DESK}autosave/", key=str(uuid4()), **words)
    call(writer, "/admin/presence/", kind="articles.article", id=article.pk, window="w", unsaved="1")
    workflow.share_preview(article, by=cast.managing, note=SCRIPT)
    workflow.submit(article, by=cast.managing)
    workflow.return_to_author(article, by=cast.managing, note=SCRIPT)
    rooms = (
        "change",
        "history",
        "compare/?from=1&to=2&x=",
        "revisions/1",
        "preview",
        "preview/page",
        "delete",
    )
    answers = [reader.get(f"{DESK}{article.pk}/{room}/".replace("=/", "=")) for room in rooms]
    pages = ("/admin/", DESK, f"{DESK}add/", "/admin/newsroom/logentry/", "/admin/articles/tag/")
    answers += [client.get(page) for page in pages for client in (reader, writer)]
    workflow.save_words(article, by=cast.managing, **words)
    answers.append(reader.post(change(article), {**stale, "headline": f"{SCRIPT} لي", "_save": "1"}))
    answers.append(reader.post(f"{DESK}{article.pk}/revisions/1/restore/"))
    shown = [answer.content.decode() for answer in answers]
    assert {answer.status_code for answer in answers} == {200}
    assert not [page for page in shown if "<img src=x" in page or "<script>alert" in page]
    assert sum("&lt;script&gt;alert" in page for page in shown) > len(shown) // 2
