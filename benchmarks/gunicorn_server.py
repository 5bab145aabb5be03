"""A gunicorn of its own: started, its processor time and memory read from /proc, stopped."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")
NEWSROOM, HELLO = "benchmarks.served:application", "benchmarks.served:hello"


class Server:
    """It lives from `with` to the end of it; settings of the newsroom and of gunicorn come by `environment`."""

    def __init__(self, application: str, folder: Path, *options: str, **environment: str) -> None:
        self.application, self.options = application, options
        self.entered = folder / "entered.log"
        self.environment = {
            **os.environ,
            **{"DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_DATA": str(folder)},
            **{"DEBUG": "0", "HTTPS": "0", "SECRET_KEY": secrets.token_hex(32)},
            "BENCH_ENTERED": str(self.entered),
            **environment,
        }

    def __enter__(self) -> Self:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.entered.write_bytes(b"")
        command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", *self.options]
        self.process = subprocess.Popen([*command, self.application], cwd=ROOT, env=self.environment)
        self.wait()
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        self.process.wait(30)

    @property
    def address(self) -> str:
        """Its origin."""
        return f"http://127.0.0.1:{self.port}"

    def wait(self) -> None:
        """Until it answers.

        Raises:
            RuntimeError: it ended or says nothing for half a minute.
        """
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for _attempt in range(300):
            if self.process.poll() is not None:
                break
            try:
                opener.open(self.address + "/static/icons/star.svg", timeout=10).close()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def workers(self) -> list[int]:
        """The numbers of the processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(number) for number in children.split()]

    def processor_seconds(self, *others: int) -> float:
        """The processor time that workers, and other processes, have taken so far."""
        return sum(_processor_seconds(number) for number in (*self.workers(), *others))

    def megabytes(self) -> float:
        """The private memory of its largest worker."""
        return max(_private_bytes(number) for number in self.workers()) / 2**20

    def times_entered(self) -> int:
        """How often Django was asked for something."""
        return self.entered.stat().st_size


def _processor_seconds(number: int) -> float:
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK


def _private_bytes(number: int) -> int:
    rows = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    return sum(int(row.split()[1]) * 1024 for row in rows if row.startswith(("Private_", "Swap:")))
