"""Print what the copy desk finds in texts: per rule the findings, and how many in a thousand words.

    python scripts/eval_copydesk.py [--show] [--field text] [--kind paragraph] [--rule CODE]... TEXTS...

TEXTS are text files (a line is a paragraph), .jsonl files (a field of each row), or .tsv files of a word and its
tag in a line (an empty line ends a sentence; such tokenised text has no real spacing: read its gaps with care).
`--show` prints each finding in its context. Exit status 2 with a message where a file cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from newsroom.arabic.copydesk import CODES, Finding, examine
from newsroom.arabic.typography import count_words

CONTEXT = 35


def read_texts(path: Path, field: str) -> Iterator[str]:
    """The texts of a file. Raises ValueError for a file of another form."""
    lines = path.read_text(encoding="utf-8").split("\n")
    match path.suffix:
        case ".jsonl":
            for line in filter(None, lines):
                row = json.loads(line)
                if field not in row:
                    raise ValueError(f"{path}: no field {field!r} in a row (--field)")
                yield str(row[field])
        case ".tsv":
            rows = (line for line in lines if not line.startswith("#"))
            for is_sentence, sentence in groupby(rows, key=bool):
                if is_sentence:
                    yield " ".join(row.split("\t")[0] for row in sentence)
        case _:
            yield from filter(None, lines)


def in_context(text: str, finding: Finding) -> str:
    """A finding with its neighbours on one line."""
    before = text[max(0, finding.start - CONTEXT) : finding.start]
    after = text[finding.end : finding.end + CONTEXT]
    cure = "-" if finding.cure is None else f"[{finding.cure}]"
    return f"{finding.code}\t{before}[{finding.found}]{after}\t{cure}".replace("\n", "⏎")


def main() -> int:
    """Examine the files and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--field", default="text")
    parser.add_argument("--kind", default="paragraph", choices=["headline", "line", "paragraph"])
    parser.add_argument("--rule", action="append", choices=CODES)
    options = parser.parse_args()
    found: Counter[str] = Counter()
    cured: Counter[str] = Counter()
    words, seconds = 0, 0.0
    try:
        for path in options.texts:
            for text in read_texts(path, options.field):
                words += count_words(text)
                began = time.process_time()
                findings = examine(text, kind=options.kind)
                seconds += time.process_time() - began
                for finding in findings:
                    if options.rule and finding.code not in options.rule:
                        continue
                    found[finding.code] += 1
                    cured[finding.code] += finding.cure is not None
                    if options.show:
                        print(in_context(text, finding))
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2
    thousands = max(words, 1) / 1000
    print(f"{'rule':28}{'findings':>9}{'with cure':>11}{'per 1,000 words':>17}")
    for code in CODES:
        if found[code]:
            print(f"{code:28}{found[code]:>9}{cured[code]:>11}{found[code] / thousands:>17.2f}")
    total, cures = found.total(), cured.total()
    print(f"{'all':28}{total:>9}{cures:>11}{total / thousands:>17.2f}")
    print(f"words {words}, milliseconds per 1,000 words {1000 * seconds / thousands:.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
