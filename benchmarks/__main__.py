"""`python -m benchmarks`: queries, import and server time, in newsrooms made for it and thrown away.

Settings, by environment: BENCH_SIZES (1000,10000,100000: the first two for queries, the middle one for the import,
the outer two for server time), BENCH_ROUNDS (40 requests of each kind), BENCH_FILE (another file to import),
BENCH_FOLDER (kept afterwards), DATABASE_URL (of a PostgreSQL: databases beside this one are measured, not SQLite).
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks import importing, queries, server_time
from benchmarks.newsroom import Newsroom


def main() -> int:
    """Run every measurement; 1 where a limit does not hold."""
    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "1000,10000,100000").split(",")]
    rounds = int(os.environ.get("BENCH_ROUNDS", "40"))
    file, server = os.environ.get("BENCH_FILE"), os.environ.get("DATABASE_URL", "")
    with ExitStack() as stack:
        kept = os.environ.get("BENCH_FOLDER")
        folder = Path(kept or stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-bench-")))
        if file:
            other = stack.enter_context(Newsroom(folder / "other", sizes[1], server))
            passed = [importing.measure(other, Path(file))]
        else:
            passed = []
        small, middle, large = (stack.enter_context(Newsroom(folder, size, server)) for size in sizes)
        passed.append(importing.measure(middle))
        middle.fill()
        passed.append(queries.measure(small.fill(), middle))
        print(f"\nFilling a newsroom with {large.size:,} reports …", flush=True)
        passed.append(server_time.measure(small, large.fill(), rounds))
    print("\nEvery limit holds." if all(passed) else "\nA limit does not hold.")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
