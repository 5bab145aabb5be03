"""The four roles of the desk, and that nobody makes anybody more than they are themselves."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from articles.roles import ADMINISTRATOR, MANAGING_EDITOR, REPORTER, ROLES, SECTION_EDITOR, make_roles
from newsroom.models import User
from tests import factories
from tests.desk import send

BACKEND = "django.contrib.auth.backends.ModelBackend"
EDITORS = {SECTION_EDITOR, MANAGING_EDITOR, ADMINISTRATOR}
MATRIX = {
    "articles.add_article": set(ROLES),
    "articles.publish_article": EDITORS,
    "articles.publish_everywhere": {MANAGING_EDITOR, ADMINISTRATOR},
    "articles.arrange_front_page": {MANAGING_EDITOR, ADMINISTRATOR},
    "articles.change_section": {ADMINISTRATOR},
    "articles.delete_mention": set(ROLES),
    "articles.add_tag": set(ROLES),
    "articles.change_tag": {MANAGING_EDITOR, ADMINISTRATOR},
    "articles.change_houserule": {ADMINISTRATOR},
    "events.add_person": set(ROLES),
    "events.change_person": EDITORS,
    "newsroom.add_photo": set(ROLES),
    "newsroom.change_photo": EDITORS,
    "newsroom.view_logentry": EDITORS,
    "newsroom.change_siteidentity": {ADMINISTRATOR},
    "newsroom.add_user": {ADMINISTRATOR},
    "auth.change_group": {ADMINISTRATOR},
}


@pytest.fixture
def administrator(client, db):
    """An account of the highest role, and no superuser, signed in."""
    make_roles()
    made = factories.in_group(ADMINISTRATOR, "administrator")
    client.force_login(made, backend=BACKEND)
    return made


@pytest.mark.parametrize("permission", MATRIX)
def test_each_role_holds_what_it_should(db, permission):
    make_roles()
    holders = {
        role
        for number, role in enumerate(ROLES)
        if factories.in_group(role, f"holder{number}").has_perm(permission)
    }
    assert holders == MATRIX[permission]


def test_the_roles_are_there_as_soon_as_the_tables_are(db):
    assert set(Group.objects.filter(name__in=ROLES).values_list("name", flat=True)) == set(ROLES)
    assert factories.in_group(REPORTER, "new").has_perm("articles.add_article")


def test_making_the_roles_again_gives_back_what_was_taken(db):
    make_roles()
    Group.objects.get(name=MANAGING_EDITOR).permissions.clear()
    call_command("make_roles", verbosity=0)
    assert Group.objects.get(name=MANAGING_EDITOR).permissions.filter(codename="publish_article").exists()
    assert Group.objects.filter(name__in=ROLES).count() == 4


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


# Nobody becomes more than who makes them so


def test_an_administrator_gives_roles_and_never_makes_a_superuser(client, administrator):
    account = factories.user("colleague")
    role = Group.objects.get(name=MANAGING_EDITOR)
    address = f"/admin/newsroom/user/{account.pk}/change/"
    send(client, address, "_save", groups=[role.pk], is_superuser="on")
    account.refresh_from_db()
    assert list(account.groups.all()) == [role]
    assert not account.is_superuser
    assert 'name="is_superuser"' not in client.get(address).content.decode()


def test_a_superusers_account_and_password_are_closed_to_administrators(client, administrator):
    superuser = factories.chief()
    before = superuser.password
    data = {"password1": "جملة-طويلة-لا-تُخمَّن-91", "password2": "جملة-طويلة-لا-تُخمَّن-91"}
    for page in ("change", "password", "delete"):
        assert client.post(f"/admin/newsroom/user/{superuser.pk}/{page}/", data).status_code == 403
    assert User.objects.get(pk=superuser.pk).password == before


def test_accounts_are_not_deleted_in_bulk(client, administrator):
    superuser = factories.chief()
    data = {"action": "delete_selected", "_selected_action": [superuser.pk], "post": "yes"}
    client.post("/admin/newsroom/user/", data)
    assert User.objects.filter(pk=superuser.pk).exists()


def test_a_role_above_ones_own_can_be_neither_given_nor_changed(client, administrator):
    above = Group.objects.create(name="فوق الجميع")
    above.permissions.add(
        Permission.objects.get(codename="delete_session", content_type__app_label="sessions")
    )
    account = factories.user("colleague")
    send(client, f"/admin/newsroom/user/{account.pk}/change/", "_save", groups=[above.pk])
    assert list(account.groups.all()) == []
    assert client.post(f"/admin/auth/group/{above.pk}/change/", {"name": "لي"}).status_code == 403


def test_sections_are_assigned_in_their_form_and_shown_with_the_account(client, administrator):
    section = factories.section("المرفأ")
    editor = factories.in_group(SECTION_EDITOR, "section-editor")
    send(client, f"/admin/articles/section/{section.pk}/change/", "_save", editors=[editor.pk])
    assert list(section.editors.all()) == [editor]
    page = client.get(f"/admin/newsroom/user/{editor.pk}/change/").content.decode()
    assert "المرفأ" in page


def test_clearing_the_address_of_a_section_in_a_form_with_faults_shows_the_form_again(client, administrator):
    section = factories.section()
    answer = client.post(f"/admin/articles/section/{section.pk}/change/", {})
    assert answer.status_code == 200
