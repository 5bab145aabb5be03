"""The editor's guide: every chapter opens at the desk, and every screen's «?» leads to the chapter about it."""

from __future__ import annotations

import re

import pytest
from django.contrib import admin
from django.urls import resolve, reverse

from articles.models import Article
from newsroom import guide
from newsroom.admin.guide import CHAPTERS, chapter_of
from tests import factories


@pytest.fixture
def desk(client, db):
    client.force_login(factories.reporter(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_chapter_opens_and_its_pictures_and_links_lead_somewhere(desk):
    assert guide.chapters()
    for chapter in guide.chapters().values():
        page = desk.get(guide.address(chapter.slug))
        assert page.status_code == 200
        assert chapter.title in page.content.decode()
        for address in re.findall(r'(?:src|href)="(/admin/guide/[^"]*)"', chapter.html):
            assert desk.get(address).status_code == 200, address


def test_each_screen_has_a_chapter_that_exists():
    assert set(CHAPTERS.values()) <= set(guide.chapters())
    for model, desk_of in admin.site._registry.items():
        screen = resolve(
            reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        ).url_name
        assert chapter_of(screen) != "start", desk_of


@pytest.mark.parametrize(
    ("screen", "chapter"),
    [
        ("articles_article_add", "writing"),
        ("articles_article_change", "writing"),
        ("articles_article_changelist", "lists"),
        ("articles_article_compare", "history"),
        ("articles_article_preview", "preview"),
        ("articles_article_restore", "history"),
        ("articles_article_revision", "history"),
        ("articles_article_seen", "history"),
        ("app_list", "dashboard"),
    ],
)
def test_the_screens_of_a_report_lead_to_their_own_chapters(screen, chapter):
    assert chapter_of(screen) == chapter


def test_no_screen_of_a_report_leads_to_the_chapter_of_the_administrator():
    reverse("admin:index")  # loads the addresses of the site, with what their patterns are made of
    screens = {pattern.name for pattern in admin.site._registry[Article].get_urls() if pattern.name}
    assert "articles_article_restore" in screens
    assert not {screen for screen in screens if chapter_of(screen) == "administration"}


def test_every_picture_is_shown_described_and_light():
    shown = "".join(chapter.html for chapter in guide.chapters().values())
    for picture in guide.IMAGES.glob("*.png"):
        assert re.search(rf'<img [^>]*src="[^"]*/{picture.name}" alt="[^"]+"', shown), picture.name
        assert picture.stat().st_size <= 150 * 1024, picture.name


def test_the_question_mark_of_a_screen_leads_to_its_chapter(desk):
    page = desk.get("/admin/articles/article/").content.decode()
    assert f'class="help-link" href="{guide.address("lists")}"' in page


def test_the_guide_is_for_those_who_work_here(client, db):
    assert client.get(reverse("admin:guide")).status_code == 302


@pytest.mark.parametrize("name", ["../README.md", "missing.png", "..%2F..%2Fmanage.py"])
def test_no_other_file_is_read_through_the_pictures(desk, name):
    assert desk.get(f"/admin/guide/images/{name}").status_code == 404


def test_an_unknown_chapter_is_not_there(desk):
    assert desk.get("/admin/guide/no-such-chapter/").status_code == 404
