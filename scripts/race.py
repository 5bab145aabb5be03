"""Fifty people save and publish one report at the same moment; then the history is counted.

    python scripts/with_postgres.py python scripts/race.py     on PostgreSQL
    python scripts/race.py --sqlite                            on SQLite

A third saves words begun just now, some save words begun before everybody else's, some send the form of the desk, the
others publish. Whoever is refused must have been told so, whoever is not must find the words in the history. The last
line says what was counted; exit code 1 where anything is missing.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

WRITERS = 50
SPREAD = 2.0
"""Seconds within which they act: at one and the same instant nearly everybody but the first is refused."""
SAVED, PUBLISHED, REFUSED = "saved", "published", "refused"
PANEL = 'name="merge-theirs"'


@dataclass
class Writer:
    """One of the fifty."""

    number: int
    act: Callable[[Writer], str]
    user: Any
    outcome: str = ""
    """Saved, published, refused; anything else is a fault."""

    @property
    def headline(self) -> str:
        """The words by which the writer is known."""
        return f"عنوان الكاتب {self.number}"


class Race:
    """One report and everybody who writes on it."""

    def __init__(self) -> None:
        from django.contrib.auth.models import Group

        from articles import workflow
        from articles.models import Article, Section
        from newsroom.models import User

        editors = Group.objects.filter(permissions__codename="publish_everywhere").distinct()
        section, _made = Section.objects.get_or_create(name="سباق")
        self.article = Article.objects.create(section=section)
        workflow.save_words(
            self.article, by=None, headline="العنوان الأول", standfirst="مقدمة", body="<p>متن</p>"
        )
        workflow.publish(self.article, by=None)
        acts = (self.save, self.save_old, self.publish, self.save, self.send)
        self.writers = []
        for number in range(WRITERS):
            user = User.objects.create_user(f"racer-{self.article.pk}-{number}", is_staff=True)
            user.groups.set(editors)
            self.writers.append(Writer(number, acts[number % len(acts)], User.objects.get(pk=user.pk)))
        self.start = threading.Barrier(WRITERS)

    def run(self) -> None:
        """All at once."""
        threads = [threading.Thread(target=self._race, args=[writer]) for writer in self.writers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _race(self, writer: Writer) -> None:
        from django.db import connection

        from articles import workflow

        try:
            self.start.wait(60)
            time.sleep(random() * SPREAD)
            writer.outcome = writer.act(writer)
        except workflow.Conflict:
            writer.outcome = REFUSED
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is counted and named
            writer.outcome = f"{type(fault).__name__}: {fault}"
        finally:
            connection.close()

    # What they do

    def save(self, writer: Writer) -> str:
        """Words begun from what stands now."""
        return self._save(writer, base=self._latest())

    def save_old(self, writer: Writer) -> str:
        """Words begun before everybody."""
        return self._save(writer, base=1)

    def publish(self, writer: Writer) -> str:
        """Whatever stands now."""
        from articles import workflow
        from articles.models import Article

        workflow.publish(Article.objects.get(pk=self.article.pk), by=writer.user)
        return PUBLISHED

    def send(self, writer: Writer) -> str:
        """The form of the desk, opened just now."""
        from django.test import Client

        from tests.desk import send

        browser = Client()
        browser.force_login(writer.user)
        address = f"/admin/articles/article/{self.article.pk}/change/"
        answer = send(browser, address, "_continue", headline=writer.headline)
        if answer.status_code == 302:
            return SAVED
        told = answer.status_code == 200 and PANEL in answer.content.decode()
        return REFUSED if told else f"status {answer.status_code} without a word"

    def _save(self, writer: Writer, *, base: int) -> str:
        from articles import workflow
        from articles.models import Article

        article = Article.objects.get(pk=self.article.pk)
        workflow.save_words(article, by=writer.user, headline=writer.headline, body="<p>متن</p>", base=base)
        return SAVED

    def _latest(self) -> int:
        from articles.models import Article

        number = Article.objects.values_list("latest__number", flat=True).get(pk=self.article.pk)
        return int(number or 0)

    # What is counted

    def faults(self) -> list[str]:
        """What is wrong, in words."""
        from articles.models import Revision
        from newsroom.models import LogEntry

        self.article.refresh_from_db()
        history = list(Revision.objects.filter(article=self.article).order_by("number"))
        by = {revision.headline: revision.by_id for revision in history}
        wrong = [
            f"writer {writer.number}: {writer.outcome or 'no answer'}"
            for writer in self.writers
            if writer.outcome not in (SAVED, PUBLISHED, REFUSED)
        ]
        wrong += [
            f"the words of writer {writer.number}, {writer.outcome}"
            for writer in self.writers
            if (by.get(writer.headline) == writer.user.pk) != (writer.outcome == SAVED)
        ]
        numbers = [revision.number for revision in history]
        if numbers != list(range(1, len(history) + 1)):
            wrong.append(f"revisions {numbers}")
        if self.article.latest != history[-1] or self.article.live not in history:
            wrong.append("the latest or the live revision is not of the history")
        shown = [showing.revision for showing in self.article.showings.filter(until=None)]
        if shown != [self.article.live]:
            wrong.append(f"{len(shown)} open showings")
        logged = LogEntry.objects.filter(verb="article.save", object_id=self.article.pk).count()
        if logged != len(history):
            wrong.append(f"{logged} saves in the log, {len(history)} in the history")
        return wrong

    def summary(self) -> str:
        """The closing line."""
        from articles.models import Revision

        outcomes = Counter(writer.outcome for writer in self.writers)
        lost = WRITERS - outcomes[SAVED] - outcomes[PUBLISHED] - outcomes[REFUSED]
        last = Revision.objects.filter(article=self.article).count()
        return (
            f"{WRITERS} writers: {outcomes[SAVED]} saved, {outcomes[PUBLISHED]} published, "
            f"{outcomes[REFUSED]} refused and told so, {lost} lost; "
            f"revisions 1–{last} without a gap; one live revision"
        )


def main(arguments: list[str]) -> int:
    """The exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ["DEBUG"] = "1"
    with tempfile.TemporaryDirectory(prefix="newsroom-race-") as home:
        if "--sqlite" in arguments:
            os.environ.pop("DATABASE_URL", None)
            os.environ["NEWSROOM_DATA"] = home
        elif "DATABASE_URL" not in os.environ:
            print("Run it through scripts/with_postgres.py, or with --sqlite.", file=sys.stderr)
            return 2
        return compete()


def compete() -> int:
    """Prepare the database, run, count."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    race = Race()
    race.run()
    wrong = race.faults()
    for fault in wrong:
        print(fault, file=sys.stderr)
    print(f"{connection.vendor}: {'not right: ' if wrong else ''}{race.summary()}")
    connection.close()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
