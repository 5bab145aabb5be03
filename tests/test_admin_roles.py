"""The three roles of the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from articles.roles import ADMINISTRATOR, MANAGING_EDITOR, REPORTER, make_roles
from newsroom.models import User
from tests import factories
from tests.desk import send

MATRIX = {
    "articles.add_article": {REPORTER, MANAGING_EDITOR, ADMINISTRATOR},
    "articles.publish_article": {MANAGING_EDITOR, ADMINISTRATOR},
    "articles.change_section": {ADMINISTRATOR},
    "articles.delete_mention": {REPORTER, MANAGING_EDITOR, ADMINISTRATOR},
    "articles.change_tag": {MANAGING_EDITOR, ADMINISTRATOR},
    "events.add_person": {REPORTER, MANAGING_EDITOR, ADMINISTRATOR},
    "events.change_person": {MANAGING_EDITOR, ADMINISTRATOR},
    "newsroom.add_photo": {REPORTER, MANAGING_EDITOR, ADMINISTRATOR},
    "newsroom.change_siteidentity": {ADMINISTRATOR},
    "newsroom.add_user": {ADMINISTRATOR},
    "auth.change_group": {ADMINISTRATOR},
}


@pytest.mark.parametrize("permission", MATRIX)
def test_each_role_holds_what_it_should(db, permission):
    make_roles()
    holders = {
        role
        for number, role in enumerate((REPORTER, MANAGING_EDITOR, ADMINISTRATOR))
        if factories.in_group(role, f"holder{number}").has_perm(permission)
    }
    assert holders == MATRIX[permission]


def test_making_the_roles_again_gives_back_what_was_taken(db):
    make_roles()
    Group.objects.get(name=MANAGING_EDITOR).permissions.clear()
    call_command("make_roles", verbosity=0)
    assert Group.objects.get(name=MANAGING_EDITOR).permissions.filter(codename="publish_article").exists()
    assert Group.objects.filter(name__in=(REPORTER, MANAGING_EDITOR, ADMINISTRATOR)).count() == 3


def test_an_administrator_makes_an_account_with_an_arabic_name_and_a_role(client, chief):
    make_roles()
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    secret = "جملة-طويلة-لا-تُخمَّن-91"
    send(
        client,
        "/admin/newsroom/user/add/",
        "_save",
        username="layla",
        password1=secret,
        password2=secret,
        display_name="ليلى الكرمي",
        groups=[Group.objects.get(name=REPORTER).pk],
        is_staff="on",
    )
    made = User.objects.get(username="layla")
    assert str(made) == "ليلى الكرمي"
    assert made.has_perm("articles.add_article")
    assert made.check_password(secret)


def test_nobody_at_the_desk_reads_the_hash_of_a_password(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/admin/newsroom/user/{chief.pk}/change/").content.decode()
    assert "md5" not in page
    assert "../password/" in page


def test_permissions_are_named_in_arabic_on_the_form_of_a_role(client, chief):
    make_roles()
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/admin/auth/group/{Group.objects.first().pk}/change/").content.decode()
    assert "Can add" not in page
    assert "تقرير: " in page
