"""Serve a newsroom with its demo content on this machine: what `make run` does once the libraries are there.

Reads PORT, NEWSROOM_DATA and EMPTY (1: no demo content). With --dev the server has debug pages and reloads when a
file changes.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds until the first answer
DEV = "--dev" in sys.argv[1:]


def main() -> int:
    """Prepare, serve, say where; the exit code is the server's."""
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    port = int(os.environ.get("PORT", "8000"))
    data = Path(os.environ.get("NEWSROOM_DATA") or ROOT / "var").resolve()
    if taken(port):
        print(f"Port {port} is taken. Choose another: PORT={port + 1} make run", file=sys.stderr)
        return 1
    set_environment(data)
    prepare(data)
    server = subprocess.Popen(command(port))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _frame: server.send_signal(received))
    if answers(port, server):
        print(welcome(port, data), flush=True)
    elif server.poll() is None:
        server.terminate()
        print("The server does not answer.", file=sys.stderr)
    return max(server.wait(), 0)


def taken(port: int) -> bool:
    """Whether somebody listens there already."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def set_environment(data: Path) -> None:
    """The settings of a newsroom on this machine: production's, but without HTTPS and with a key of its own."""
    data.mkdir(parents=True, exist_ok=True)
    os.environ["NEWSROOM_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    if DEV:
        os.environ["DEBUG"] = "1"
        return
    from newsroom.local_secret import local_secret

    os.environ |= {"DEBUG": "0", "HTTPS": "0"}
    os.environ.setdefault("SECRET_KEY", local_secret(data / "secret-key"))


def prepare(data: Path) -> None:
    """Bring messages, tables, demo content and static files up to date; what is so already is skipped."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("compile_catalogue")
    call_command("migrate", verbosity=0, interactive=False)
    from articles.models import Article

    if os.environ.get("EMPTY") != "1":
        if not Article.objects.exists():
            print("Filling the newsroom with demo content …", flush=True)
        # Goes on where a first run was broken off; the accounts are printed at the end.
        call_command("load_demo", verbosity=0, stdout=StringIO())
    if not DEV:
        collect_static(data / "static.stamp")


def collect_static(stamp: Path) -> None:
    """Collect and compress the static files where one of them is new; the stamp holds what was collected."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    known = hashlib.sha256(importlib.metadata.version("whitenoise").encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            known.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and stamp.exists() and stamp.read_text() == known.hexdigest():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(known.hexdigest())


def command(port: int) -> list[str]:
    """The server's command line."""
    if DEV:
        return [sys.executable, "manage.py", "runserver", f"127.0.0.1:{port}"]
    return [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"]


def answers(port: int, server: subprocess.Popen) -> bool:
    """Wait for the front page; whether it came before the server ended or patience did."""
    deadline = time.monotonic() + PATIENCE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with opener.open(f"http://127.0.0.1:{port}/", timeout=PATIENCE):
                return True
        except urllib.error.HTTPError as error:
            print(f"The front page answers {error.code}.", file=sys.stderr)
            return True
        except OSError:
            time.sleep(0.1)
    return False


def welcome(port: int, data: Path) -> str:
    """The addresses and the demo accounts."""
    lines = ["", f"The site   http://127.0.0.1:{port}/", f"The desk   http://127.0.0.1:{port}/admin/", ""]
    accounts = data / "demo-accounts.tsv"
    if accounts.exists():
        with accounts.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t"))
        lines += ["Demo accounts", *("   ".join(cell.ljust(12) for cell in row).rstrip() for row in rows), ""]
    lines.append("Ctrl+C stops the server; everything is kept in " + str(data))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
