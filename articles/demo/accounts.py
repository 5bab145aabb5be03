"""The demo's accounts, one a role; their passwords are made here and kept in one file beside the database."""

from __future__ import annotations

import csv
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from articles.roles import ADMINISTRATOR, MANAGING_EDITOR, REPORTER, SECTION_EDITOR, make_roles
from newsroom.models import User

COLUMNS = ("username", "password", "role")
# By the name of the account: the name that colleagues see, the role as the file has it, and the group.
PEOPLE = {
    "reporter": ("مراسلة المرفأ", "reporter", REPORTER),
    "section-editor": ("محررة قسمين", "section editor", SECTION_EDITOR),
    "editor": ("محرر المرفأ", "editor", MANAGING_EDITOR),
    "admin": ("مدير الموقع", "administrator", ADMINISTRATOR),
}


class Account(NamedTuple):
    """One line of the file."""

    username: str
    password: str
    role: str


def accounts_file() -> Path:
    """Where the passwords are."""
    return Path(settings.DATA_DIR) / "demo-accounts.tsv"


def make_accounts() -> list[Account]:
    """The accounts as the file has them; whatever is missing in it is made, with a new password.

    Somebody whose line is there keeps the password, also one changed since.
    """
    groups = make_roles()
    kept = {account.username: account for account in _read()}
    accounts = []
    for username, (name, role, group) in PEOPLE.items():
        account = kept.get(username) or Account(username, secrets.token_urlsafe(12), role)
        user, is_new = User.objects.get_or_create(username=username, defaults={"display_name": name})
        if is_new or username not in kept:
            user.is_staff = True
            user.set_password(account.password)
            user.save()
        user.groups.add(groups[group])
        accounts.append(account)
    if accounts != list(kept.values()):
        _write(accounts)
    return accounts


def _read() -> list[Account]:
    """The lines of the file; none where there is none."""
    try:
        with accounts_file().open(encoding="utf-8", newline="") as file:
            return [Account(*(row[name] for name in COLUMNS)) for row in csv.DictReader(file, delimiter="\t")]
    except FileNotFoundError:
        return []


def _write(accounts: list[Account]) -> None:
    """Write the file, which nobody but its owner can read at any moment."""
    path = accounts_file()
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter="\t", lineterminator="\n")
        lines.writerows([COLUMNS, *accounts])
