"""Searches by several readers at once, while reports are published: errors, what is missing afterwards, and the time.

Each reader is a process that searches again and again, the publisher another; after each publication yet another
process looks for a word that stands in the new report alone, and must find it.
"""

from __future__ import annotations

import itertools
import multiprocessing
import random
import time
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from benchmarks import inside, table
from benchmarks.newsroom import Newsroom

READERS = 8
A_SECOND = 5
"""Reports published."""
LEAST = 0.98
"""Of them, for a machine that lets all of them work; a full one publishes fewer."""
PAUSE = 0.2
"""A reader looks at the page for so long before the next search."""


class Outcome(NamedTuple):
    """What became of it."""

    seconds: list[float]
    """Of each search."""
    errors: int
    published: int
    missing: int


def searched(texts: list[str], until: float, seed: int) -> tuple[list[float], int]:
    """Search at random until a moment; the seconds of each search, and how many failed."""
    from articles.search import read, search

    chance, seconds, errors = random.Random(seed), list[float](), 0
    while time.time() < until:
        text, begun = chance.choice(texts), time.perf_counter()
        try:
            search(read(text))
        except Exception as error:  # noqa: BLE001 - whatever it is, a reader would have seen it
            errors += 1
            print(f"{text}: {error!r}", flush=True)
        seconds.append(time.perf_counter() - begun)
        time.sleep(PAUSE)
    return seconds, errors


def publish(word: str) -> int:
    """Publish a report that holds the word; its number."""
    from articles import workflow
    from articles.models import Article, Section

    report = Article.objects.create(section=Section.objects.order_by("pk")[0])
    body = f"<p>{' '.join(f'كلمة{number}' for number in range(300))} {word}</p>"
    workflow.save_words(report, by=None, headline="خبر عاجل", body=body)
    workflow.publish(report, by=None)
    return report.pk


def finds(word: str, number: int) -> bool:
    """Whether a search for the word gives the report."""
    from articles.search import read, search

    return number in {report.pk for report in search(read(word)).reports}


def remove(numbers: list[int]) -> None:
    """So that the archive keeps its size."""
    from articles import workflow
    from articles.models import Article

    for report in Article.objects.filter(pk__in=numbers):
        workflow.withdraw(report, by=None, reason="للقياس")


def measured(newsroom: Newsroom, texts: list[str], seconds: float) -> Outcome:
    """Let all of them work for so long."""
    context = multiprocessing.get_context("spawn")
    start = (inside.start, (newsroom.folder, newsroom.url))
    with (
        ProcessPoolExecutor(READERS, context, *start) as readers,
        ProcessPoolExecutor(1, context, *start) as checker,
    ):
        for warm in [
            checker.submit(finds, "زمهرير", 0),
            *(readers.submit(searched, texts, 0, 0) for _r in range(READERS)),
        ]:
            warm.result()
        newsroom.ask(remove, [newsroom.ask(publish, "زمهريرا")])
        start_at = time.time()
        until = start_at + seconds
        work = [readers.submit(searched, texts, until, seed) for seed in range(READERS)]
        numbers, checks = list[int](), []
        for position in itertools.count():
            begun = time.time()
            if begun >= until:
                break
            word = f"زمكعلة{position}و{int(begun)}"
            numbers.append(newsroom.ask(publish, word))
            checks.append(checker.submit(finds, word, numbers[-1]))
            time.sleep(max(0.0, start_at + (position + 1) / A_SECOND - time.time()))
        done = [one.result() for one in work]
        missing = sum(not check.result() for check in checks)
    newsroom.ask(remove, numbers)
    return Outcome(
        sorted(itertools.chain.from_iterable(taken for taken, _errors in done)),
        sum(errors for _taken, errors in done),
        len(numbers),
        missing,
    )


def show(name: str, size: int, outcome: Outcome, seconds: float) -> bool:
    """Print it; whether nothing failed and nothing was missing, while as many were published as there should be."""
    passed = not outcome.errors and not outcome.missing and outcome.published >= LEAST * A_SECOND * seconds
    taken = outcome.seconds
    shares = (taken[min(len(taken) - 1, int(len(taken) * share))] * 1000 for share in (0.5, 0.95, 0.99))
    columns = ("searches a second", "p50 / p95 / p99, ms", "errors", "published a second", "missing", "")
    row = (
        f"{len(taken) / seconds:.0f}",
        " / ".join(f"{share:.0f}" for share in shares),
        outcome.errors,
        f"{outcome.published / seconds:.1f}",
        outcome.missing,
        table.verdict(passed=passed),
    )
    table.show(
        f"{READERS} readers search in {size:,} reports on {name} while reports are published", columns, [row]
    )
    return passed
