"""Words that the desk keeps by itself while somebody writes: whose, how long, and that they are never a revision."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.models import Article, Autosave, Revision
from articles.roles import MANAGING_EDITOR, REPORTER, SECTION_EDITOR
from newsroom.models import User
from tests import factories
from tests.desk import boxes, send

ADDRESS = "/admin/articles/article/autosave/"
ADD = "/admin/articles/article/add/"
MOST_QUERIES = 8


def signed_in(client, group: str, name: str = "writer"):
    made = factories.in_group(group, name)
    client.force_login(made, backend="django.contrib.auth.backends.ModelBackend")
    return made


@pytest.fixture
def writer(db, client):
    return signed_in(client, REPORTER)


def keep(client, **words):
    return client.post(ADDRESS, json.dumps(words), content_type="application/json")


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def test_what_is_typed_is_kept_in_one_row_and_makes_no_revision(client, writer):
    article = factories.article("عنوان", by=writer)
    for body in ("<p>نصف</p>", "<p>نصف جملة</p>"):
        answer = keep(client, article=article.pk, base=1, headline="", body=body, section=article.section_id)
        assert (answer.status_code, answer.json()["conflict"]) == (200, False)
    row = Autosave.objects.get()
    assert (row.article, row.by, row.headline, row.body, row.base) == (
        article,
        writer,
        "",
        "<p>نصف جملة</p>",
        1,
    )
    assert Revision.objects.count() == 1
    article.refresh_from_db()
    assert article.latest.headline == "عنوان"


def test_a_form_may_send_it_without_json(client, writer):
    article = factories.article(by=writer)
    assert client.post(ADDRESS, {"article": article.pk, "base": 1, "headline": "من نموذج"}).status_code == 200
    assert Autosave.objects.get().headline == "من نموذج"


def test_texts_that_are_too_long_to_save_are_kept_and_markup_from_elsewhere_is_not(client, writer):
    article = factories.article(by=writer)
    keep(
        client,
        article=article.pk,
        base=1,
        headline="ط" * 900,
        body='<p onclick="x()">نص<script>x</script></p>',
    )
    row = Autosave.objects.get()
    assert (len(row.headline), row.body) == (900, "<p>نص</p>")


def test_a_new_report_is_kept_by_the_key_of_its_window(client, writer):
    first, second = str(uuid4()), str(uuid4())
    keep(client, key=first, base=0, headline="أ")
    keep(client, key=first, base=0, headline="أول")
    keep(client, key=second, base=0, headline="ثانٍ")
    assert sorted(Autosave.objects.values_list("headline", flat=True)) == ["أول", "ثانٍ"]
    assert not Article.objects.exists()
    assert keep(client, base=0, headline="بلا مفتاح").status_code == 400


def test_nobody_writes_into_the_row_of_somebody_else(client, writer):
    key = uuid4()
    Autosave.objects.create(key=key, by=factories.editor(), headline="كلمات المحرّر")
    assert keep(client, key=str(key), base=0, headline="غيرها").status_code == 200
    assert Autosave.objects.get(key=key).headline == "كلمات المحرّر"
    assert Autosave.objects.get(by=writer).headline == "غيرها"


def test_a_section_or_photo_that_is_gone_is_left_out(client, writer):
    article = factories.article(by=writer)
    assert (
        keep(client, article=article.pk, base=1, headline="س", section=987, lead_photo=987).status_code == 200
    )
    row = Autosave.objects.get()
    assert (row.section, row.lead_photo) == (None, None)


def test_words_that_are_saved_already_need_no_row(client, writer):
    article = factories.article("عنوان", by=writer, body="<p>نص.</p>")
    said = {"article": article.pk, "base": 1, "section": article.section_id, "body": "<p>نص.</p>"}
    keep(client, **said, headline="عنوان آخر")
    assert Autosave.objects.exists()
    keep(client, **said, headline="عنوان")
    assert not Autosave.objects.exists()


def test_a_colleagues_save_is_told_and_the_words_are_kept_all_the_same(client, writer):
    article = factories.article("عنوان", by=writer)
    colleague = factories.editor()
    workflow.save_words(article, by=colleague, headline="عنوان المحرّر", base=1)
    answer = keep(client, article=article.pk, base=1, headline="عنوان المراسل").json()
    assert (answer["conflict"], answer["who"], answer["latest"]) == (True, str(colleague), 2)
    assert Autosave.objects.get().headline == "عنوان المراسل"
    article.refresh_from_db()
    assert article.latest.headline == "عنوان المحرّر"


@pytest.mark.parametrize("stage", ["handed in", "of somebody else"])
def test_who_may_not_edit_a_report_keeps_nothing_in_it(client, writer, stage):
    article = factories.article(by=writer if stage == "handed in" else None)
    if stage == "handed in":
        workflow.submit(article, by=writer)
    answer = keep(client, article=article.pk, base=1, headline="س")
    assert (answer.status_code, answer.json()) == (403, {"refused": "may-not"})
    assert not Autosave.objects.exists()


def test_a_session_that_ended_is_told_in_json(client, db):
    answer = keep(client, key=str(uuid4()), base=0, headline="س")
    assert (answer.status_code, answer.json()) == (401, {"refused": "signed-out"})
    assert not Autosave.objects.exists()


def test_it_takes_a_token(writer, django_test_client_with_csrf):
    django_test_client_with_csrf.force_login(writer, backend="django.contrib.auth.backends.ModelBackend")
    assert keep(django_test_client_with_csrf, key=str(uuid4()), base=0).status_code == 403
    assert not Autosave.objects.exists()


@pytest.fixture
def django_test_client_with_csrf():
    from django.test import Client

    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("sent", [b"", b"[]", b"{", b'{"article": {"a": 1}}', b'{"article": "1 or 1"}'])
def test_nonsense_is_refused_without_falling(client, writer, sent):
    assert client.post(ADDRESS, sent, content_type="application/json").status_code in (400, 404)


@pytest.mark.parametrize("group", [REPORTER, SECTION_EDITOR, MANAGING_EDITOR])
def test_it_asks_the_database_little(client, db, group):
    person = signed_in(client, group)
    section = factories.section()
    section.editors.add(person)
    article = factories.article(by=person, to=section, lead_photo=factories.photo())
    said = {"article": article.pk, "base": 1, "section": section.pk, "window": "w" * 36, "key": str(uuid4())}
    keep(client, **said, headline="أ")
    with CaptureQueriesContext(connection) as asked:
        keep(client, **said, headline="ب")
    asked = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)
    assert Autosave.objects.get().headline == "ب"


def test_a_form_that_is_opened_again_shows_the_kept_words_and_says_so(client, writer):
    article = factories.article("عنوان", by=writer, body="<p>نص.</p>")
    keep(client, article=article.pk, base=1, headline="عنوان لم يُحفظ", body="<p>نص أطول.</p>")
    page = client.get(change(article)).content.decode()
    assert boxes(page)["headline"] == "عنوان لم يُحفظ"
    assert "نص أطول." in boxes(page)["body"]
    assert 'data-kept="yes"' in page


def test_a_save_takes_the_kept_words_along_and_away(client, writer):
    article = factories.article("عنوان", by=writer)
    keep(client, article=article.pk, base=1, headline="عنوان لم يُحفظ", section=article.section_id)
    send(client, change(article), "_continue")
    article.refresh_from_db()
    assert article.latest.headline == "عنوان لم يُحفظ"
    assert not Autosave.objects.exists()


def test_a_report_never_saved_is_offered_and_opened_again(client, writer):
    key = str(uuid4())
    keep(client, key=key, base=0, headline="تقرير بدأته")
    page = client.get(ADD).content.decode()
    assert f"?autosave={key}" in page
    assert "تقرير بدأته" in page
    filled = boxes(client.get(f"{ADD}?autosave={key}").content.decode())
    assert (filled["headline"], filled["key"]) == ("تقرير بدأته", [key])
    client.post(ADD, {**filled, "section": factories.section().pk, "_continue": "1"})
    assert Article.objects.get().latest.headline == "تقرير بدأته"
    assert not Autosave.objects.exists()


def test_nobody_opens_the_new_report_of_somebody_else(client, writer):
    row = Autosave.objects.create(key=uuid4(), by=factories.editor(), headline="كلمات المحرّر")
    page = client.get(f"{ADD}?autosave={row.key}").content.decode()
    assert "كلمات المحرّر" not in page


def test_kept_words_that_began_from_an_older_revision_meet_the_conflict(client, writer):
    article = factories.article("عنوان", by=writer)
    keep(client, article=article.pk, base=1, headline="عنوان المراسل")
    workflow.save_words(article, by=factories.editor(), headline="عنوان المحرّر", base=1)
    answer = send(client, change(article), "_continue")
    assert answer.status_code == 200
    article.refresh_from_db()
    assert article.latest.headline == "عنوان المحرّر"
    assert Autosave.objects.get().headline == "عنوان المراسل"


def test_kept_words_can_be_thrown_away(client, writer):
    article = factories.article("عنوان", by=writer)
    keep(client, article=article.pk, base=1, headline="هراء")
    colleague = factories.editor()
    Autosave.objects.create(key=uuid4(), article=article, by=colleague, headline="كلمات المحرّر")
    address = reverse("admin:articles_article_autosave_discard")
    assert client.get(address).status_code == 405
    answer = client.post(address, {"article": article.pk})
    assert answer["Location"] == change(article)
    assert boxes(client.get(change(article)).content.decode())["headline"] == "عنوان"
    assert Autosave.objects.get().by == colleague


def test_a_colleague_reads_that_somebody_is_writing_and_not_what(client, writer):
    article = factories.article("عنوان", by=writer)
    keep(client, article=article.pk, base=1, headline="سرّ لم يكتمل")
    User.objects.filter(pk=writer.pk).update(display_name="هند الصيّاد")
    client.force_login(factories.editor(), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(change(article)).content.decode()
    assert "هند الصيّاد" in page[page.index('class="desk-notes"') :]
    assert "سرّ لم يكتمل" not in page


def test_a_form_sent_after_the_session_ended_finds_a_sentence_on_the_login_page(client, writer):
    article = factories.article(by=writer)
    filled = {**boxes(client.get(change(article)).content.decode()), "_copy": str(uuid4())}
    client.logout()
    page = client.post(change(article), {**filled, "_continue": "1"}, follow=True)
    assert page.redirect_chain[0][0].startswith("/admin/login/")
    assert page.context["messages"]


def test_the_browser_hears_which_copy_is_saved_and_nothing_of_a_failed_save(client, writer):
    article = factories.article(by=writer)
    name = str(uuid4())
    failed = send(client, change(article), "_continue", headline="", _copy=name)
    assert (failed.status_code, "desk_saved" in failed.cookies) == (200, False)
    saved = send(client, change(article), "_continue", headline="عنوان ثانٍ", _copy=name)
    assert saved.cookies["desk_saved"].value == name
    another = str(uuid4())
    again = send(client, change(article), "_continue", headline="عنوان ثالث", _copy=another)
    assert again.cookies["desk_saved"].value == f"{name}.{another}"
    assert "desk_saved" not in send(client, change(article), "_continue", _copy="<x>").cookies


def test_a_form_with_an_old_token_is_refused_with_the_way_back(writer, django_test_client_with_csrf):
    django_test_client_with_csrf.force_login(writer, backend="django.contrib.auth.backends.ModelBackend")
    answer = django_test_client_with_csrf.post(ADD, {"headline": "س"})
    assert answer.status_code == 403
    assert f'href="{ADD}"' in answer.content.decode()


def test_each_window_of_a_person_keeps_its_own_words(client, writer):
    article = factories.article("عنوان", by=writer)
    first, second = str(uuid4()), str(uuid4())
    keep(client, article=article.pk, base=1, key=first, headline="كلمات النافذة الأولى")
    keep(client, article=article.pk, base=1, key=second, headline="حرف")
    assert Autosave.objects.filter(by=writer).count() == 2
    send(client, change(article), "_continue", key=second, headline="ما حُفظ")
    assert [row.headline for row in Autosave.objects.all()] == ["كلمات النافذة الأولى"]
    page = client.get(change(article)).content.decode()
    assert boxes(page)["headline"] == "ما حُفظ"
    assert f"?autosave={first}" in page
    opened = client.get(f"{change(article)}?autosave={first}").content.decode()
    assert boxes(opened)["headline"] == "كلمات النافذة الأولى"


def test_a_key_of_somebody_else_makes_one_row_not_one_a_call(client, writer):
    key = uuid4()
    Autosave.objects.create(key=key, by=factories.editor(), headline="كلمات المحرّر")
    for text in "أبت":
        keep(client, key=str(key), base=0, headline=text)
    assert [row.headline for row in Autosave.objects.filter(by=writer)] == ["ت"]


def test_words_typed_into_a_report_that_is_deleted_become_a_new_report(client, writer):
    article = factories.article("عنوان", by=writer)
    form = boxes(client.get(change(article)).content.decode())
    keep(client, article=article.pk, base=1, key=str(uuid4()), headline="كلمات لم تُحفظ")
    workflow.delete_draft(article, by=factories.editor())
    assert Autosave.objects.get(by=writer).article is None
    answer = client.post(change(article), {**form, "headline": "ما أرسلته", "_continue": "1"})
    assert "ما أرسلته" in boxes(client.get(answer.url).content.decode())["headline"]


def test_half_an_emoji_is_kept_without_its_half(client, writer):
    article = factories.article(by=writer)
    assert (
        keep(client, article=article.pk, base=1, headline="نص \ud83d", body="<p>\ud83d</p>").status_code
        == 200
    )
    assert Autosave.objects.get().headline.startswith("نص")
