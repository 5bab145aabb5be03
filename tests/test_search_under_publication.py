"""Eight readers search while reports are published: no search fails, and each report is found by the next one."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from articles import workflow
from articles.search import read, search
from tests import factories

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="threads share a PostgreSQL"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
READERS = 8
WORDS = ("نخلة", "سفينة", "غيمة", "جسر", "ميناء", "مئذنة", "قنطرة", "زورق", "بستان", "حديقة", "مكتبة", "مسرح")


class Reader(threading.Thread):
    """Searches until it is told to stop; keeps what went wrong and how often it asked."""

    def __init__(self, shown: list[tuple[str, int]], stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.shown, self.stop = shown, stop
        self.faults: list[object] = []
        self.searches = 0

    def run(self) -> None:
        try:
            while not self.stop.is_set() or not self.searches:
                self.ask()
        except Exception as fault:
            self.faults.append(fault)
        finally:
            connection.close()

    def ask(self) -> None:
        word, number = self.shown[-1]
        if number not in [report.pk for report in search(read(word)).reports]:
            self.faults.append(f"{word}: {number} is not found")
        known = len(self.shown)
        if search(read("اليوم")).count < known:
            self.faults.append(f"fewer than {known} reports of today")
        self.searches += 1


def test_each_published_report_is_found_by_the_next_search():
    section, shown, stop = factories.section(), list[tuple[str, int]](), threading.Event()

    def publish(word: str) -> None:
        report = factories.article(f"خبر عن {word}", body="<p>حدث ذلك اليوم</p>", to=section)
        workflow.publish(report, by=None)
        shown.append((word, report.pk))

    publish(WORDS[0])
    readers = [Reader(shown, stop) for _reader in range(READERS)]
    for reader in readers:
        reader.start()
    for word in WORDS[1:]:
        publish(word)
        assert shown[-1][1] in [report.pk for report in search(read(word)).reports]
    stop.set()
    for reader in readers:
        reader.join(30)
    assert [reader.faults for reader in readers] == [[]] * READERS
    assert all(reader.searches for reader in readers)
