"""What every test stands on: a fixed cast, a small paper, files of its own, and loopback alone."""

from __future__ import annotations

import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import settings as hypothesis_settings

from newsroom.management.commands.compile_catalogue import compile_stale
from tests import factories

# The suite tries the same examples each time: what it finds is put right here, not met by chance elsewhere.
hypothesis_settings.register_profile("suite", derandomize=True, deadline=None)
hypothesis_settings.load_profile("suite")

LOOPBACK = ("127.", "::1", "localhost")


def pytest_configure(config: pytest.Config) -> None:
    """Files go to a directory that ends with the run; passwords are hashed quickly."""
    compile_stale(Path(settings.BASE_DIR) / "locale")
    config.media_root = tempfile.mkdtemp(prefix="newsroom-media-")
    settings.MEDIA_ROOT = config.media_root
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT = Path(config.media_root) / "static"
    if config.getoption("markexpr") == "e2e":
        _use_a_database_in_a_file(Path(config.media_root))


def _use_a_database_in_a_file(folder: Path) -> None:
    """Journeys: a database in memory is one connection that server and test would share, and trip over each other."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(folder / "journeys.sqlite3")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the files away."""
    shutil.rmtree(getattr(config, "media_root", ""), ignore_errors=True)


@pytest.fixture(autouse=True)
def loopback_alone(monkeypatch):
    """A test that asks another machine fails, whatever the network says."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"a test asked another machine: {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def nothing_kept():
    """The frame keeps the identity and the menu by the edition's number, which each test's database starts anew."""
    from django.core.cache import cache

    from articles import first_mentions
    from articles.copy_desk import house_names
    from events import directory
    from newsroom import frame

    frame.forget()
    directory.forget()
    first_mentions.forget()
    house_names.forget()
    cache.clear()
    yield
    frame.forget()


@pytest.fixture
def reporter(db):
    return factories.reporter()


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def chief(db):
    """The administrator."""
    return factories.chief()


@pytest.fixture
def stranger(db):
    return factories.stranger()


@pytest.fixture
def paper(db):
    """A section, a genre and one of everything in the record, with a published report about all of it."""
    return factories.paper()
