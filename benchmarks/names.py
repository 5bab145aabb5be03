"""`python -m benchmarks.names`: the directory of names built anew from the database, at 20,000 and 100,000 names.

As in a process that finds out that a name has changed: the query for the version, all names read, the directory made.
Limit: a second of processor time at the largest size. By environment: BENCH_SIZES (20000,100000), DATABASE_URL (of a
PostgreSQL: databases beside this one are measured).
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks import table
from benchmarks.newsroom import Newsroom

LIMIT = 1.0
ROUNDS = 5
A_BATCH = 2_000
GIVEN = re.findall(r"\w+", "سلمى نورس كريم ليلى طارق هالة زياد رنا سامر جنى فارس ديمة باسل ندى غسان ريما مجد")
FATHERS = re.findall(r"\w+", "عادل منير حسان إلياس فؤاد نبيل عبد الرحمن أبو ربيع سليم جميل راغب شفيق توفيق")
ROOTS = re.findall(r"\w+", "بحر شرع قمح خبز نجر حدد ورق كتب غرس زرع صبغ نسج عطر فخر دبغ سقي رعى صيد طحن بني")
NOUNS = re.findall(r"\w+", "جمعية اتحاد نقابة مجلس رابطة مؤسسة شركة هيئة مركز شبكة")


def fill(number: int) -> None:
    """So many names: three fifths of people, a fifth of bodies, the rest places and other names."""
    from events import directory
    from events.models import Organisation, OtherName, Person, Place

    people, bodies, places = number * 6 // 10, number // 5, number // 20
    made = [
        Person(name=f"{_of(GIVEN, n)} {_of(FATHERS, n // 20)} {_surname(n // 280)}", slug="x")
        for n in range(people)
    ]
    Person.objects.bulk_create(made, A_BATCH)
    Organisation.objects.bulk_create(
        (
            Organisation(name=f"{_of(NOUNS, n)} {_surname(n // 10)} {_surname(n * 7)}", slug="x")
            for n in range(bodies)
        ),
        A_BATCH,
    )
    Place.objects.bulk_create((Place(name=_surname(n), slug="x") for n in range(places)), A_BATCH)
    others = number - people - bodies - places
    owners = Person.objects.order_by("pk").values_list("pk", flat=True)[:others]
    OtherName.objects.bulk_create(
        (
            OtherName(name=f"أبو {_surname(n)}", kind="kunya", person_id=pk, alone="" if n else "never")
            for n, pk in enumerate(owners)
        ),
        A_BATCH,
    )
    directory.move()


def _of(words: list[str], number: int) -> str:
    return words[number % len(words)]


def _surname(number: int) -> str:
    """Some 16,000 of them, each a word of its own."""
    first, rest = ROOTS[number % 20], number // 20
    return f"ال{first}{ROOTS[rest % 20]}{'اوي'[: 1 + rest // 20 % 3]}{ROOTS[rest // 60 % 20][:2]}"


def built() -> float:
    """Processor seconds."""
    from time import process_time

    from events import directory

    directory.forget()
    begun = process_time()
    directory.current()
    return process_time() - begun


def main() -> int:
    """Fill and measure; 1 where the limit does not hold."""
    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "20000,100000").split(",")]
    rows, passed = [], True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-names-")))
        for size in sizes:
            newsroom = stack.enter_context(Newsroom(folder, size, os.environ.get("DATABASE_URL", "")))
            newsroom.ask(fill, size)
            taken = [newsroom.ask(built) for _round in range(ROUNDS)]
            passed = max(taken) <= LIMIT
            rows.append(
                (f"{size:,}", f"{median(taken):.2f}", f"{max(taken):.2f}", table.verdict(passed=passed))
            )
    columns = ("names", "median s", "most s", "")
    table.show("The directory of names, built from the database (processor time)", columns, rows)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
