"""Headers, cookies, doors: what a stranger meets."""

import base64
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from newsroom.local_secret import local_secret
from tests import factories

ROOT = Path(settings.BASE_DIR)
LOGIN = "/admin/login/"
OWN = (
    "DEBUG",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "HTTPS",
    "DATABASE_URL",
    "CSRF_TRUSTED_ORIGINS",
    "TRUSTED_PROXIES",
)


def manage(*arguments, data, **environment):
    """A management command in a process of its own, with nothing set but what is given."""
    inherited = {name: value for name, value in os.environ.items() if name not in OWN}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**inherited, "NEWSROOM_DATA": str(data), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_with_debug_off_it_refuses_to_start_without_a_secret_key(tmp_path):
    refused = manage("check", data=tmp_path, DEBUG="0")
    assert refused.returncode != 0
    assert "SECRET_KEY" in refused.stderr
    assert not (tmp_path / "secret-key").exists()


def test_it_works_with_no_variable_set_and_makes_a_key_of_its_own(tmp_path):
    assert manage("check", data=tmp_path).returncode == 0
    key = tmp_path / "secret-key"
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0
    assert local_secret(key) == key.read_text()


def test_the_deployment_check_is_clean(tmp_path):
    production = {"DEBUG": "0", "SECRET_KEY": "x7" * 15 + "Qw!9z" * 6, "ALLOWED_HOSTS": "example.org"}
    checked = manage("check", "--deploy", "--fail-level", "WARNING", data=tmp_path, **production)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout + checked.stderr


def test_models_and_migrations_agree(tmp_path):
    checked = manage("makemigrations", "--check", "--dry-run", data=tmp_path)
    assert checked.returncode == 0, checked.stdout


def test_the_policy_of_public_pages_allows_no_script_but_ours_and_no_other_site(client, paper):
    for kind, address in factories.addresses(paper).items():
        response = client.get(address)
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy, kind
        assert "unsafe" not in policy, kind
        assert "*" not in policy, kind
        assert "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy, kind
        html = response.content.decode()
        assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)=", html), kind
        assert "<style" not in html, kind
        for attributes, source in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL):
            assert (
                "src=" in attributes
                or "application/ld+json" in attributes
                or base64.b64encode(sha256(source.encode()).digest()).decode() in policy
            ), kind


def test_public_pages_ask_nothing_of_another_site(client, paper):
    for kind, address in factories.addresses(paper).items():
        html = client.get(address).content.decode()
        asked = re.findall(r'<(?:script|img|source|iframe|video|audio)[^>]* (?:src|srcset)="([^"]+)"', html)
        asked += re.findall(
            r'<link[^>]* rel="(?:stylesheet|preload|icon|manifest)"[^>]* href="([^"]+)"', html
        )
        assert asked, kind
        assert all(url.startswith("/") and not url.startswith("//") for url in asked), kind


def test_every_answer_carries_the_headers(client, paper):
    for address in ("/", "/nothing/", LOGIN, factories.addresses(paper)["report"]):
        response = client.get(address)
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in response["Permissions-Policy"]
        assert "Server" not in response.headers or "Django" not in response["Server"]


def test_readers_get_no_cookie(client, paper):
    for address in factories.addresses(paper).values():
        assert not client.get(address).cookies


def test_cookies_of_the_desk_are_out_of_reach_of_scripts_and_other_sites(client, chief):
    client.get(LOGIN)
    response = client.post(LOGIN, {"username": chief.username, "password": factories.PASSWORD})
    assert response.status_code == 302
    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def test_in_production_cookies_and_pages_go_by_https_alone(tmp_path):
    code = (
        "from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0, "
        "s.DEBUG)"
    )
    shown = manage("shell", "--no-imports", "-c", code, data=tmp_path, DEBUG="0", SECRET_KEY="k" * 60)
    assert shown.stdout.split() == ["True", "True", "True", "True", "False"], shown.stderr


def test_an_unknown_host_is_refused(client, db):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_the_desk_is_closed_to_strangers(client, stranger):
    assert client.get("/admin/").status_code == 302
    client.force_login(stranger)
    assert client.get("/admin/").status_code == 302


def test_a_form_without_its_token_is_refused_in_the_sites_dress(db):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(LOGIN, {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert 'dir="rtl"' in response.content.decode()


def test_after_ten_wrong_passwords_the_door_stays_shut_for_the_right_one_too(client, chief):
    wrong = {"username": chief.username, "password": "خطأ"}
    for _try in range(settings.AXES_FAILURE_LIMIT - 1):
        assert client.post(LOGIN, wrong).status_code == 200
    assert client.post(LOGIN, wrong).status_code == 429
    right = client.post(LOGIN, {"username": chief.username, "password": factories.PASSWORD})
    assert right.status_code == 429
    assert "_auth_user_id" not in client.session
    assert 'dir="rtl"' in right.content.decode()


def test_another_account_is_not_shut_out_with_it(client, chief, editor):
    for _try in range(settings.AXES_FAILURE_LIMIT):
        client.post(LOGIN, {"username": chief.username, "password": "خطأ"})
    response = client.post(LOGIN, {"username": editor.username, "password": factories.PASSWORD})
    assert response.status_code == 302


def test_login_does_not_lead_to_another_site(client, chief):
    response = client.post(
        LOGIN + "?next=//evil.example/",
        {"username": chief.username, "password": factories.PASSWORD, "next": "//evil.example/"},
    )
    assert response["Location"] == reverse("admin:index") or response["Location"].startswith("/")
    assert not response["Location"].startswith("//")


@pytest.mark.parametrize("path", ["secret-key", "newsroom.sqlite3", "demo-accounts.tsv", "originals/x"])
def test_nothing_of_the_data_folder_is_served_but_renditions_and_documents(client, db, path):
    for address in (
        f"/media/{path}",
        f"/media/../{path}",
        f"/static/../{path}",
        f"/media/photos/..%2f{path}",
    ):
        assert client.get(address).status_code in (301, 404)
