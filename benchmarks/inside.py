"""What runs inside the process of one newsroom: filling it, and asking for its pages."""

from __future__ import annotations

import os
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

DEEP_PAGE = 400


def start(folder: Path, database_url: str) -> None:
    """Set up Django on a folder of its own; debug pages off, as served, without collecting static files."""
    os.environ |= {"DEBUG": "1", "NEWSROOM_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    if database_url:
        os.environ["DATABASE_URL"] = database_url
    else:
        os.environ.pop("DATABASE_URL", None)
    import django
    from django.conf import settings

    django.setup()
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["testserver"]


def migrate() -> None:
    """Make the tables."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def import_file(path: Path) -> tuple[float, str]:
    """Import a file; the seconds by the clock, and what the command said."""
    from django.core.management import call_command

    said = StringIO()
    begun = time.perf_counter()
    with redirect_stdout(said):
        call_command("import_reports", str(path), stdout=said)
    return time.perf_counter() - begun, said.getvalue().strip()


def settle() -> None:
    """Make what an import does not: an opinion genre, and on PostgreSQL the statistics it makes by itself in time."""
    from django.db import connection

    from articles.models import Genre
    from benchmarks.newspaper import OPINION

    Genre.objects.filter(name=OPINION).update(schema_type=Genre.SchemaType.OPINION)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def addresses() -> dict[str, list[str]]:
    """The addresses to ask for, by kind of page; those of the largest section, person and so on."""
    from django.db.models import Count

    from articles.models import Article, Section, Tag
    from events.models import Event, Organisation, Person, Source
    from newsroom.paging import Cursor

    newest = Article.objects.published().newest_first()
    section = Section.objects.annotate(size=Count("articles")).order_by("-size")[0]
    of_section = newest.in_section(section)
    deep = of_section[min(DEEP_PAGE * 20, of_section.count() * 4 // 5)]
    day = newest[200].published_local_day
    section_url = section.get_absolute_url()

    def largest(rows: Any, links: str) -> list[str]:
        return [rows.annotate(size=Count(links)).order_by("-size")[0].get_absolute_url()]

    return {
        "front": ["/"],
        "section": [section_url],
        "section, deep page": [f"{section_url}?before={Cursor.of(deep)}"],
        "section day": [f"{section_url}{day:%Y/%m/%d}/"],
        "report": [report.get_absolute_url() for report in newest[300:330]],
        "day": [f"/archive/{day:%Y/%m/%d}/"],
        "archive": ["/archive/"],
        "archive year": [f"/archive/{day:%Y}/"],
        "archive month": [f"/archive/{day:%Y/%m}/"],
        "tag": largest(Tag.objects, "tagged"),
        "person": largest(Person.objects, "mentions"),
        "organisation": largest(Organisation.objects, "mentions"),
        "event": largest(Event.objects, "mentions"),
        "events": ["/events/"],
        "source": largest(Source.objects, "credits"),
    }


def database_url() -> str:
    """Where the database is, for a server beside this process."""
    from django.conf import settings

    return os.environ.get("DATABASE_URL") or f"sqlite:///{settings.DATABASES['default']['NAME']}"


def database_processes() -> list[int]:
    """The processes of PostgreSQL that answer clients of this database; SQLite has none, it works within the server."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND datname = current_database()"
        )
        return [number for (number,) in cursor.fetchall()]


def move_edition() -> None:
    """As publishing does."""
    from newsroom import edition

    edition.move()


def queries(url: str) -> int:
    """How many queries a page takes in a process that has just started."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from newsroom import frame

    get(url)
    frame.forget()
    with CaptureQueriesContext(connection) as captured:
        get(url)
    return len(captured)


def seconds(url: str) -> float:
    """The processor time of one request."""
    begun = time.process_time()
    get(url)
    return time.process_time() - begun


def get(url: str) -> None:
    """Ask for a page.

    Raises:
        RuntimeError: the answer is not 200.
    """
    from django.test import Client

    response = Client().get(url)
    if response.status_code != 200:
        raise RuntimeError(f"{url}: {response.status_code}")
