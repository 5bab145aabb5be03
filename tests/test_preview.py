"""The preview for staff and the secret links for outsiders: the latest words, and nobody else finds them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, PreviewLink
from newsroom import edition
from newsroom.models import LogEntry
from tests import factories

pytestmark = pytest.mark.django_db
NEW = "كلمات لم يرها القرّاء بعد"


@pytest.fixture
def staff(client, editor):
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    return editor


def outer(article):
    return f"/admin/articles/article/{article.pk}/preview/"


def inner(article):
    return outer(article) + "page/"


def made(how="draft"):
    """A report whose latest words readers do not see."""
    if how == "pending":
        article = factories.report("عنوان حي")
        workflow.save_words(article, by=None, headline=NEW)
        return Article.objects.get(pk=article.pk)
    article = factories.article(NEW, standfirst="مقدمة.", body="<p>متن.</p>")
    if how == "scheduled":
        workflow.publish(article, by=None, at=timezone.now() + timedelta(days=2))
    elif how == "withdrawn":
        workflow.publish(article, by=None, at=timezone.now() - timedelta(days=2))
        workflow.withdraw(article, by=None, reason="سبب")
    return Article.objects.get(pk=article.pk)


def link_to(article, **fields):
    return workflow.share_preview(article, by=None, **fields)


def is_private(response):
    """Whether nobody keeps, finds or passes on the page."""
    return (
        "no-store" in response["Cache-Control"]
        and "noindex" in response["X-Robots-Tag"]
        and response["Referrer-Policy"] == "no-referrer"
    )


HOWS = ["draft", "scheduled", "withdrawn", "pending"]


# For staff


@pytest.mark.parametrize("how", HOWS)
def test_staff_see_the_latest_words_in_the_real_template_wherever_the_report_stands(client, staff, how):
    article = made(how)
    response = client.get(inner(article))
    page = response.content.decode()
    assert response.status_code == 200
    assert "articles/report.html" in {template.name for template in response.templates}
    assert f'<h1 class="report__headline">{NEW}</h1>' in page
    assert 'class="preview-banner"' in page
    assert is_private(response)
    assert '<meta name="robots" content="noindex' in page
    assert 'rel="canonical"' not in page and "application/ld+json" not in page


@pytest.mark.parametrize("how", HOWS)
def test_a_preview_changes_nothing(client, staff, how):
    article = made(how)
    before = (Article.objects.filter(pk=article.pk).values().get(), LogEntry.objects.count())
    number = edition.current()
    client.get(outer(article))
    client.get(inner(article))
    assert (Article.objects.filter(pk=article.pk).values().get(), LogEntry.objects.count()) == before
    assert edition.current() == number


def test_the_photos_of_the_latest_words_are_shown(client, staff):
    photo = factories.photo()
    article = factories.article(
        NEW, lead_photo=photo, body=f'<figure><img src="/photos/{photo.pk}/"></figure>'
    )
    page = client.get(inner(article)).content.decode()
    assert page.count("<picture>") == 2


def test_only_our_own_site_may_frame_the_page_and_nothing_else_is_loosened(client, staff):
    article = made()
    framed = client.get(inner(article))
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert "script-src 'self'" in framed["Content-Security-Policy"]
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    window = client.get(outer(article))
    assert "frame-src 'self'" in window["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in window["Content-Security-Policy"]
    assert window["X-Frame-Options"] == "DENY"
    assert "no-store" in window["Cache-Control"]
    assert f'src="{inner(article)}"' in window.content.decode()


@pytest.mark.parametrize("address", [outer, inner])
def test_whoever_has_no_place_at_the_desk_sees_no_preview(client, stranger, address):
    article = made()
    assert client.get(address(article)).status_code == 302
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address(article)).status_code == 302
    nobody = factories.user("no-permissions")
    client.force_login(nobody, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address(article)).status_code == 403


def test_a_report_that_is_not_there_or_has_no_words_has_no_preview(client, staff):
    empty = Article.objects.create(section=factories.section())
    for address in (inner(empty), outer(empty), "/admin/articles/article/999999/preview/"):
        assert client.get(address).status_code == 404


# Secret links


@pytest.mark.parametrize("how", HOWS)
def test_whoever_has_the_link_reads_the_latest_words_without_an_account(client, how):
    response = client.get(link_to(made(how)).get_absolute_url())
    assert response.status_code == 200
    assert NEW in response.content.decode()
    assert is_private(response)
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_a_page_behind_a_link_names_no_secret_address(client):
    link = link_to(made())
    page = client.get(link.get_absolute_url()).content.decode()
    assert link.token not in page


def test_words_saved_after_the_link_was_made_are_shown(client):
    article = made()
    link = link_to(article)
    workflow.save_words(article, by=None, headline="عنوان أحدث")
    assert "عنوان أحدث" in client.get(link.get_absolute_url()).content.decode()


@pytest.mark.parametrize("end", ["expired", "revoked"])
def test_a_link_that_is_closed_says_so_in_arabic_and_shows_no_word(client, end):
    link = link_to(made())
    if end == "revoked":
        workflow.revoke_preview(link, by=None)
    else:
        PreviewLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    response = client.get(link.get_absolute_url())
    assert response.status_code == 410
    assert NEW not in response.content.decode()
    assert 'dir="rtl"' in response.content.decode()
    assert is_private(response)


@pytest.mark.parametrize("token", ["x", "A" * 43, "لا-شيء"])
def test_a_guessed_link_is_nothing(client, token):
    assert client.get(f"/preview/{token}/").status_code == 404


def test_once_published_a_link_leads_to_the_public_page_and_while_a_change_waits_to_the_change(client):
    article = made()
    link = link_to(article)
    workflow.publish(article, by=None)
    response = client.get(link.get_absolute_url())
    assert response.status_code == 302
    assert response["Location"] == Article.objects.get(pk=article.pk).get_absolute_url()
    assert is_private(response)
    workflow.save_words(article, by=None, headline="تعديل قادم")
    assert "تعديل قادم" in client.get(link.get_absolute_url()).content.decode()
    workflow.revoke_preview(link, by=None)
    assert client.get(link.get_absolute_url()).status_code == 410


def test_a_link_made_before_a_withdrawal_leads_to_its_notice(client):
    article = factories.report()
    link = link_to(article)
    workflow.withdraw(article, by=None, reason="سبب")
    assert client.get(link.get_absolute_url(), follow=True).status_code == 410


def test_links_are_secret_enough_and_last_as_long_as_was_said():
    article = made()
    links = [link_to(article, lasts=timedelta(days=1)) for _number in range(3)]
    assert len({link.token for link in links}) == 3
    assert all(len(link.token) == 43 for link in links)
    left = links[0].expires_at - timezone.now()
    assert timedelta(hours=23) < left <= timedelta(days=1)


@pytest.mark.parametrize(("days", "count"), [("1", 1), ("7", 1), ("30", 1), ("3650", 0), ("", 0)])
def test_a_link_is_made_at_the_desk_listed_and_revoked_there_and_the_log_knows(client, staff, days, count):
    article = made()
    client.post(outer(article) + "link/", {"days": days, "note": "المحامي"})
    assert PreviewLink.objects.count() == count
    if not count:
        return
    link = PreviewLink.objects.get()
    assert (link.created_by, link.note) == (staff, "المحامي")
    page = client.get(outer(article)).content.decode()
    assert f"http://testserver{link.get_absolute_url()}" in page and "المحامي" in page
    client.post(f"{outer(article)}link/{link.pk}/revoke/")
    assert client.get(link.get_absolute_url()).status_code == 410
    assert link.token not in client.get(outer(article)).content.decode()
    rows = LogEntry.objects.filter(object_id=article.pk, by=staff).order_by("id")
    assert [row.verb for row in rows] == ["article.preview_link", "article.revoke_link"]
    assert not any(link.token in f"{row.note}{row.before}{row.after}{row.label}" for row in rows)


def test_links_are_made_and_revoked_by_sending_a_form_alone(client, staff):
    article = made()
    link = link_to(article)
    assert client.get(outer(article) + "link/").status_code == 405
    assert client.get(f"{outer(article)}link/{link.pk}/revoke/").status_code == 405
    other = made()
    assert client.post(f"{outer(other)}link/{link.pk}/revoke/").status_code == 404
    assert PreviewLink.objects.open().count() == 1


def test_whoever_may_only_read_makes_no_link_and_sees_no_address(client, reporter):
    article = made()
    link = link_to(article)
    client.force_login(reporter, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(outer(article)).content.decode()
    assert link.token not in page and "preview/link/" not in page
    assert client.post(outer(article) + "link/", {"days": "7"}).status_code == 403
    assert client.post(f"{outer(article)}link/{link.pk}/revoke/").status_code == 403
    assert PreviewLink.objects.open().count() == 1


def test_a_link_that_is_revoked_twice_is_answered_kindly(client, staff):
    article = made()
    link = link_to(article)
    for _time in range(2):
        assert client.post(f"{outer(article)}link/{link.pk}/revoke/").status_code == 302
    assert LogEntry.objects.filter(verb="article.revoke_link").count() == 1
