"""Type into reports while the connection, the session and the server are killed in turn, and count the words lost.

    python scripts/soak.py --rounds 20 [--seed 7]

A newsroom of its own (SQLite in a temporary directory, a free port) and a real browser. Every round types numbered
words into the headline, the standfirst and the body, kills something at a random moment, goes on typing, and looks for
every word afterwards: one round in a window that is opened anew, the next in another browser, after the first one was
left alone until it had sent everything by itself. A word counts as lost if it is older than the last three seconds, or
stands in the browser's copy, and is not found. The last line says how many were lost; any makes the exit code 1.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
KINDS = ("connection", "session", "server")
BOXES = ("headline", "standfirst", "body")
GRACE = 3.0
"""Seconds before the end whose words may be missing."""
PATIENCE = 45_000
PASSWORD = "جملة-طويلة-للتجربة-31"  # noqa: S105 - of an account that ends with the run
CAST = f"""
from articles import workflow
from articles.models import Article, Section
from articles.roles import REPORTER, make_roles
from django.contrib.auth.models import Group
from newsroom.models import User
make_roles()
person = User.objects.create_user("writer", password={PASSWORD!r}, is_staff=True, display_name="هند الصيّاد")
person.groups.add(Group.objects.get(name=REPORTER))
section = Section.objects.create(name="ثقافة")
for number in range(ROUNDS):
    article = Article.objects.create(section=section, created_by=person)
    workflow.save_words(article, by=person, headline="تقرير", standfirst="مقدمة", body="<p>نص.</p>")
    print("report", article.pk)
"""


@dataclass
class Newsroom:
    """A newsroom in a directory of its own."""

    home: Path
    port: int
    server: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        """Decided here alone, whatever the caller's environment holds."""
        ours = {"NEWSROOM_DATA": str(self.home), "DEBUG": "1", "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "SECRET_KEY", "HTTPS", "ALLOWED_HOSTS", "TIME_ZONE")
        }
        return {**kept, **ours}

    def manage(self, *arguments: str) -> str:
        """Run a command of the newsroom; what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment(),
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def prepare(self, rounds: int) -> list[int]:
        """Make tables and a cast; the numbers of the reports."""
        self.manage("compile_catalogue")
        self.manage("migrate", "--verbosity", "0")
        said = self.manage("shell", "--command", CAST.replace("ROUNDS", str(rounds)))
        return [int(number) for number in re.findall(r"^report (\d+)$", said, re.MULTILINE)]

    def start(self) -> None:
        """Serve, and wait for the first answer."""
        command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--threads", "4"]
        self.server = subprocess.Popen(
            [*command, "--log-level", "critical", "newsroom.wsgi:application"],
            cwd=ROOT,
            env=self.environment(),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                with opener.open(f"{self.address}/admin/login/", timeout=10):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("The server does not answer.")

    def kill(self) -> None:
        """End the server and its workers at once, as a power cut would."""
        if self.server is not None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server = None

    def end_sessions(self) -> None:
        """Sign everybody out behind their backs."""
        with sqlite3.connect(self.home / "newsroom.sqlite3", timeout=20) as database:
            database.execute("DELETE FROM django_session")
        database.close()


@dataclass
class Typed:
    """A word, the box it went into, and when."""

    word: str
    box: str
    at: float


@dataclass
class Round:
    """What one round has typed, and what it found."""

    number: int
    kind: str
    address: str
    typed: list[Typed] = field(default_factory=list)
    ended: float = 0.0
    lost: list[Typed] = field(default_factory=list)


def main() -> int:
    """Play the rounds; 1 if a word is lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    wanted = parser.parse_args()
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        print("No Chromium on this machine: nothing was tried.", file=sys.stderr)
        return 2
    print(f"seed {wanted.seed}", flush=True)
    home = Path(tempfile.mkdtemp(prefix="newsroom-soak-"))
    newsroom = Newsroom(home, free_port())
    try:
        reports = newsroom.prepare(wanted.rounds)
        newsroom.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found, args=OPTIONS)
            lost = Soak(newsroom, browser, random.Random(wanted.seed)).play(reports)  # noqa: S311 - no secret
            browser.close()
    finally:
        newsroom.kill()
        shutil.rmtree(home, ignore_errors=True)
    print(f"rounds {wanted.rounds}, words lost {lost}")
    return 1 if lost else 0


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Soak:
    """The rounds, in one browser whose storage lasts from round to round."""

    def __init__(self, newsroom: Newsroom, browser: Browser, chance: random.Random) -> None:
        self.newsroom, self.browser, self.chance = newsroom, browser, chance
        self.window = self.opened()

    def opened(self) -> BrowserContext:
        """A browser of somebody, with nothing in its storage."""
        window = self.browser.new_context(base_url=self.newsroom.address, locale="ar")
        window.set_default_timeout(PATIENCE)
        return window

    def play(self, reports: list[int]) -> int:
        """All rounds; how many words were lost."""
        lost = 0
        for number, report in enumerate(reports):
            # Every fifth round writes a report that was never saved.
            address = (
                "/admin/articles/article/add/"
                if number % 5 == 4
                else f"/admin/articles/article/{report}/change/"
            )
            played = self.play_one(
                Round(number + 1, KINDS[number % len(KINDS)], address), anew=number % 2 == 0
            )
            lost += len(played.lost)
            tail = sum(one.at > played.ended - GRACE for one in played.typed)
            print(
                f"round {played.number:2} {played.kind:10} {'window anew' if number % 2 == 0 else 'goes on':11} "
                f"words {len(played.typed):2}, of the last seconds {tail:2}, lost {len(played.lost)}"
                + "".join(f" {one.box}:{one.word}" for one in played.lost),
                flush=True,
            )
        return lost

    def play_one(self, this: Round, *, anew: bool) -> Round:
        """One round: type, kill, type on, heal, look."""
        page = self.window.new_page()
        self.sign_in(page)
        page.goto(this.address)
        page.locator(".ProseMirror").first.wait_for()
        before = self.chance.randrange(3, 10)
        self.write(page, this, before)
        self.kill(this.kind)
        self.write(page, this, self.chance.randrange(2, 8))
        page.wait_for_timeout(self.chance.randrange(0, 2500))
        this.ended = time.monotonic()
        if anew:
            page.close()
            self.heal(this.kind)
            self.look(this, self.window)
        else:
            self.heal(this.kind)
            self.wait_until_sent(page)
            elsewhere = self.opened()
            self.look(this, elsewhere)
            elsewhere.close()
            page.close()
        return this

    def sign_in(self, page: Page) -> None:
        """Through the login page, where that is what comes."""
        page.goto("/admin/")
        if page.locator("#id_username").count():
            page.fill("#id_username", "writer")
            page.fill("#id_password", PASSWORD)
            page.locator("#login-form [type=submit]").click()
            page.wait_for_url("**/admin/")

    def write(self, page: Page, this: Round, words: int) -> None:
        """Words into one box after the other, with pauses of a person; sometimes one that autosaving notices."""
        for _ in range(words):
            box = self.chance.choice(BOXES)
            word = f"كلمة{this.number:02}{len(this.typed):03}"
            place = page.locator(".ProseMirror").first if box == "body" else page.locator(f"[name={box}]")
            place.focus()
            page.keyboard.press("Control+End")
            page.keyboard.type(f" {word}")
            this.typed.append(Typed(word, box, time.monotonic()))
            pause = 3600 if self.chance.random() < 0.08 else self.chance.randrange(30, 350)
            page.wait_for_timeout(pause)

    def kill(self, kind: str) -> None:
        """Take the connection, the session or the server away."""
        if kind == "connection":
            self.window.set_offline(True)
        elif kind == "session":
            self.newsroom.end_sessions()
        else:
            self.newsroom.kill()

    def heal(self, kind: str) -> None:
        """Give it back; after a lost session somebody signs in in another window."""
        if kind == "connection":
            self.window.set_offline(False)
        elif kind == "server":
            self.newsroom.start()
        else:
            page = self.window.new_page()
            self.sign_in(page)
            page.close()

    @staticmethod
    def wait_until_sent(page: Page) -> None:
        """Until the last change is on the server: the server's kept words are what stands in the boxes."""
        page.locator("form[data-sent=yes]").wait_for()

    def look(self, this: Round, window: BrowserContext) -> None:
        """Open the form again and put back what is offered; every word has to be there."""
        page = window.new_page()
        self.sign_in(page)
        page.goto(this.address)
        copied = page.evaluate(
            "Object.keys(localStorage).filter(key => key.includes('|' + location.pathname + '|'))"
            ".map(key => localStorage[key]).join(' ')"
        )
        pages = [self.texts(page)]
        for link in page.locator(".desk-note a[href*='?autosave=']").all():
            kept = window.new_page()
            kept.goto(f"{this.address}{link.get_attribute('href')}")
            pages.append(self.texts(kept))
            kept.close()
        page.close()
        for one in this.typed:
            must = one.at <= this.ended - GRACE or one.word in copied
            if must and not any(one.word in texts[one.box] for texts in pages):
                this.lost.append(one)

    @staticmethod
    def texts(page: Page) -> dict[str, str]:
        """What the three boxes say, after everything offered was put back."""
        page.locator(".ProseMirror").first.wait_for()
        while page.locator(".desk-offer button").count():
            page.locator(".desk-offer button").first.click()
        said: dict[str, Any] = {box: page.input_value(f"[name={box}]") for box in BOXES[:2]}
        return {**said, "body": page.locator(".ProseMirror").first.inner_text()}


if __name__ == "__main__":
    sys.exit(main())
