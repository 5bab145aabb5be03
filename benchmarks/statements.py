"""`python -m benchmarks.statements`: what the pages of statements and the agenda cost with few and with many of them.

Settings, by environment: BENCH_SIZES (1000,100000 statements, and a tenth as many planned coverages), BENCH_ROUNDS (20
requests of each kind), DATABASE_URL (of a PostgreSQL: databases beside this one are measured, not SQLite).
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks import inside, table
from benchmarks.newsroom import Newsroom
from benchmarks.searching import vocabulary

LIMIT = 0.100
PEOPLE, EVENTS = 50, 20
MADE_AT_ONCE = 2_000
NEWEST = date(2025, 6, 1)


def fill(number: int) -> None:
    """So many statements of one report, a tenth of them of one person; and coverages over as many days."""
    from django.utils import timezone

    from articles import statement_index, workflow
    from articles.models import Article, Coverage, Section, Statement
    from events.models import Event, Person

    section = Section.objects.create(name="محليات")
    report = Article.objects.create(section=section)
    workflow.save_words(report, by=None, headline="تقرير", body="<p>نص.</p>")
    report = workflow.publish(report, by=None, at=timezone.now() - timedelta(days=1))
    people = [Person.objects.create(name=f"شخصية {place}") for place in range(PEOPLE)]
    events = [Event.objects.create(name=f"فعالية {place}", first_day=NEWEST) for place in range(EVENTS)]
    made, chance = vocabulary(), random.Random(1)
    weights = [1 / place for place in range(1, len(made) + 1)]
    for start in range(0, number, MADE_AT_ONCE):
        rows = [
            Statement(
                article=report,
                revision=report.latest,
                text=" ".join(chance.choices(made, weights=weights, k=12)),
                person=people[0] if place % 10 == 0 else people[place % PEOPLE],
                event=events[place % EVENTS],
                said_on=NEWEST - timedelta(days=place % 9_000),
                published_at=report.published_at,
            )
            for place in range(start, min(start + MADE_AT_ONCE, number))
        ]
        statement_index.refresh(Statement.objects.bulk_create(rows))
    now = timezone.now()
    Coverage.objects.bulk_create(
        Coverage(title="تغطية", section=section, due_at=now + timedelta(hours=place - number // 20))
        for place in range(number // 10)
    )
    inside.settle()


def addresses() -> dict[str, list[str]]:
    """The pages, by kind."""
    from articles.models import Statement
    from articles.views.statements import SaidCursor
    from events.models import Event, Person

    made = vocabulary()
    person, event = Person.objects.order_by("pk")[0], Event.objects.order_by("pk")[0]
    newest = Statement.objects.newest_first()
    deep = newest[min(8_000, newest.count() * 4 // 5)]
    return {
        "statements": ["/statements/"],
        "statements, deep page": [f"/statements/?before={SaidCursor.of(deep)}"],
        "statements of a person": [f"/statements/?person={person.pk}"],
        "statements, common word": [f"/statements/?q={word}" for word in made[:5]],
        "statements, rare word": [f"/statements/?q={word}" for word in made[9_000:9_005]],
        "statements, word and person": [f"/statements/?q={word}&person={person.pk}" for word in made[20:25]],
        "person": [person.get_absolute_url()],
        "event": [event.get_absolute_url()],
    }


def agenda_seconds() -> float:
    """The processor time of the lists of one week, as an administrator sees them."""
    from time import process_time

    from django.utils import timezone

    from articles.agenda import Agenda, week_of
    from newsroom.models import User

    person, _made = User.objects.get_or_create(username="bench", is_superuser=True, is_staff=True)
    begun = process_time()
    agenda = Agenda(person, *week_of(timezone.localdate()))
    assert agenda.days and agenda.overdue is not None and agenda.undated is not None
    return process_time() - begun


def measure(newsroom: Newsroom, rounds: int) -> bool:
    """Print the median and the slowest of so many requests of each kind; whether all stay under the limit."""
    rows, passed = [], True
    taken: dict[str, list[float]] = {}
    for kind, urls in newsroom.ask(addresses).items():
        turns = [urls[place % len(urls)] for place in range(rounds + 1)]
        taken[kind] = [newsroom.ask(inside.seconds, url) for url in turns][1:]
    taken["agenda, a week"] = [newsroom.ask(agenda_seconds) for _round in range(rounds + 1)][1:]
    for kind, seconds in taken.items():
        passed &= median(seconds) <= LIMIT
        verdict = table.verdict(passed=median(seconds) <= LIMIT)
        rows.append((kind, f"{median(seconds) * 1000:.1f}", f"{max(seconds) * 1000:.1f}", verdict))
    columns = ("page", "median ms", "slowest ms", "")
    table.show(f"{newsroom.size:,} statements, {newsroom.size // 10:,} coverages", columns, rows)
    return passed


def main() -> int:
    """Fill and measure; 1 where a limit does not hold."""
    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "1000,100000").split(",")]
    rounds = int(os.environ.get("BENCH_ROUNDS", "20"))
    passed = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-bench-")))
        for size in sizes:
            newsroom = stack.enter_context(Newsroom(folder, size, os.environ.get("DATABASE_URL", "")))
            newsroom.ask(fill, size)
            passed.append(measure(newsroom, rounds))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
