"""A PostgreSQL that can be stopped, and servers on it, each a gunicorn of its own as on another machine."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from scripts import with_postgres
from tests.desk import boxes

ROOT = Path(settings.BASE_DIR)
OWN = ("DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "HTTPS", "DATABASE_URL", "TRUSTED_PROXIES", "PAGE_MEMORY_MB")
PATIENCE = 60


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: http.client.HTTPMessage
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


class Postgres:
    """A database server that stops and starts again on the same data."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.programs = with_postgres.installed(home)
        self.account = with_postgres.unprivileged(home)
        self.url, self.command = with_postgres.prepared(home, self.programs, self.account)
        self.server: Any = None

    def start(self) -> None:
        self.server = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, **self.account)
        with_postgres.wait_for(self.home, self.programs, self.server)

    def stop(self) -> None:
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            self.server.wait(PATIENCE)


class House:
    """A newsroom on a database, and where its servers listen."""

    def __init__(self, home: Path, database: Postgres) -> None:
        self.database = database
        inherited = {name: value for name, value in os.environ.items() if name not in OWN}
        self.environment = {
            **inherited,
            "DATABASE_URL": database.url,
            "NEWSROOM_DATA": str(home),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "SECRET_KEY": secrets.token_hex(32),
            **{"DEBUG": "0", "HTTPS": "0", "WEB_CONCURRENCY": "2"},
        }
        self.machines: list[Machine] = []

    def run(self, *command: str) -> str:
        """What a Python command says."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def does(self, script: str) -> Any:
        """Run lines in the house, with `tell(value)` to say something back."""
        begin = "import django, json; django.setup(); tell = lambda value: print(json.dumps(value))\n"
        return json.loads(self.run("-c", begin + script) or "null")

    def open(self, machines: int) -> None:
        self.machines = [Machine(self.environment) for _number in range(machines)]
        for machine in self.machines:
            machine.wait()

    def close(self) -> None:
        for machine in self.machines:
            machine.stop()


class Machine:
    """One server."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.port = with_postgres.free_port()
        command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}"]
        self.server = subprocess.Popen(command, cwd=ROOT, env=environment)

    def wait(self) -> None:
        """Until it answers."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.server.poll() is None, "the server ended"
            try:
                Reader(self).get("/static/icons/star.svg")
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server does not answer")

    def stop(self) -> None:
        self.server.terminate()
        self.server.wait(PATIENCE)


class Reader:
    """A browser without pictures, on one machine."""

    def __init__(self, machine: Machine) -> None:
        self.address = f"http://127.0.0.1:{machine.port}"
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)

    def get(self, path: str) -> Answer:
        return self._ask(path, None)

    def post(self, path: str, data: dict[str, Any]) -> Answer:
        return self._ask(path, urllib.parse.urlencode(data, doseq=True).encode())

    def sign_in(self, username: str, password: str) -> None:
        page = self.get("/admin/login/?next=/admin/")
        after = self.post("/admin/login/", {**boxes(page.text), "username": username, "password": password})
        assert after.status == 200 and "/admin/logout/" in after.text

    def _ask(self, path: str, data: bytes | None) -> Answer:
        try:
            # One name for all machines, as behind a proxy.
            request = urllib.request.Request(self.address + path, data, {"Host": "127.0.0.1"})
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.headers, refused.read())


@contextmanager
def house(machines: int) -> Iterator[House]:
    """A furnished newsroom on a PostgreSQL of its own, with so many servers."""
    home = Path(tempfile.mkdtemp(prefix="newsroom-servers-"))
    database = Postgres(home)
    data = Path(tempfile.mkdtemp(prefix="newsroom-data-"))
    made = House(data, database)
    try:
        database.start()
        made.run("manage.py", "migrate", "--verbosity=0")
        made.run("manage.py", "collectstatic", "--verbosity=0", "--no-input")
        made.open(machines)
        yield made
    finally:
        made.close()
        if database.server is not None:
            database.stop()
        for folder in (home, data):
            shutil.rmtree(folder, ignore_errors=True)
