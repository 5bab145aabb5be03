"""Find the names of a directory in texts and write what was found.

    python scripts/eval_names.py --gold TEXT.tsv --directory NAMES.tsv --out MENTIONS.jsonl
    python scripts/eval_names.py --cases CASES.json --out RESULTS.jsonl

TEXT.tsv: token TAB tag a line (the tag is not read), an empty line after each sentence; a comment `# ...`
begins another document, and without comments one is as long as a report. NAMES.tsv: name, type, count with a
header; people, places and organisations (PERS, LOC, ORG) are loaded. MENTIONS.jsonl: `{"sentence": n,
"spans": [{"start", "end", "name"}]}`, in tokens. CASES.json: `directory` of `id`, `type`, `names`; `cases` of
`case`, `text`. RESULTS.jsonl: `{"case", "mentions": [{"id", "surface", "start", "end"}]}`. The time a KB is
printed, also with the directory filled up with invented names, and the time in which it is built. Exit status
2 with a message where a file cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from newsroom.arabic.names import Directory, Mention, Name

TYPES = ("PERS", "LOC", "ORG")
SENTENCES_OF_A_REPORT = 40
FILLED_UP_TO = (20_000, 100_000)
ROUNDS = 3
ENOUGH_KB = 10
Sentence = list[str]


def lines_of(path: Path) -> list[str]:
    """The lines of a file; only a line feed ends one."""
    return path.read_bytes().decode().split("\n")


def read_names(path: Path) -> list[Name]:
    """The names of people, places and organisations; an entity is a spelling with its type."""
    names = []
    for number, line in enumerate(lines_of(path)[1:], 2):
        name, *columns = line.split("\t")
        if line.strip() and not columns:
            raise ValueError(f"{path}, line {number}: a name and a type are needed")
        if columns and columns[0] in TYPES:
            names.append(Name((name, columns[0]), name, person=columns[0] == "PERS"))
    return names


def read_documents(path: Path) -> list[list[Sentence]]:
    """The sentences of each document."""
    lines = lines_of(path)
    commented = any(line.startswith("#") and "\t" not in line for line in lines)
    documents: list[list[Sentence]] = [[]]
    words: Sentence = []
    for line in [*lines, ""]:
        if "\t" in line:
            words.append(line.split("\t", 1)[0])
        elif not line and words:
            documents[-1].append(words)
            words = []
            if not commented and len(documents[-1]) == SENTENCES_OF_A_REPORT:
                documents.append([])
        elif line.startswith("#"):
            documents.append([])
    return documents


def written(sentences: list[Sentence]) -> str:
    """The text of a document, a sentence a line."""
    return "\n".join(" ".join(sentence) for sentence in sentences)


def spans(sentences: list[Sentence], mentions: list[Mention]) -> list[list[dict]]:
    """The mentions of a document, by sentence, in its tokens."""
    tokens: list[tuple[int, int, int]] = []
    place = 0
    for number, sentence in enumerate(sentences):
        for token, word in enumerate(sentence):
            tokens.append((place, number, token))
            place += len(word) + 1
    result: list[list[dict]] = [[] for _ in sentences]
    at = 0
    for mention in mentions:
        while at + 1 < len(tokens) and tokens[at + 1][0] <= mention.start:
            at += 1
        last = at
        while last + 1 < len(tokens) and tokens[last + 1][0] < mention.end:
            last += 1
        span = {"start": tokens[at][2], "end": tokens[last][2] + 1}
        texts = dict.fromkeys(name.text for name in mention.names)
        result[tokens[at][1]].extend({**span, "name": text} for text in texts)
    return result


def evaluate_text(gold: Path, directory: Path, out: Path) -> None:
    """Write what is found in a text, and say how fast."""
    documents, names = read_documents(gold), read_names(directory)
    known = Directory(names)
    rows: list[dict] = []
    for sentences in documents:
        found = spans(sentences, known.find(written(sentences)))
        rows.extend({"sentence": number, "spans": row} for number, row in enumerate(found, len(rows)))
    write(out, rows)
    print(f"{len(rows)} sentences, {sum(len(row['spans']) for row in rows)} mentions; written to {out}")
    texts = [written(sentences) for sentences in documents]
    show_pace(names, texts)
    for count in FILLED_UP_TO:
        show_pace(filled_up(names, texts, count), texts)


def evaluate_cases(cases: Path, out: Path) -> None:
    """Write what is found in each case, and say how fast."""
    content = json.loads(cases.read_text(encoding="utf-8"))
    names = [
        Name(entity["id"], name, person=entity["type"] == "person")
        for entity in content["directory"]
        for name in entity["names"]
    ]
    known = Directory(names)
    rows = []
    for case in content["cases"]:
        mentions = [
            {"id": key, "surface": mention.surface, "start": mention.start, "end": mention.end}
            for mention in known.find(case["text"])
            for key in mention.keys
        ]
        rows.append({"case": case["case"], "mentions": mentions})
    write(out, rows)
    print(f"{len(rows)} cases; written to {out}")
    show_pace(names, ["\n".join(case["text"] for case in content["cases"])])


def filled_up(names: list[Name], texts: list[str], count: int) -> list[Name]:
    """The names and so many invented ones, of words of the texts, that there are `count`."""
    words = sorted({word for text in texts for word in text.split()})
    invented = [
        Name(number, f"{words[number % len(words)]} {words[number * 7919 % len(words)]} {number % 997}")
        for number in range(count - len(names) if words else 0)
    ]
    return names + invented


def show_pace(names: list[Name], texts: list[str]) -> None:
    """Time to build, and to read a KB of UTF-8: with words that are all new to the directory, and once more."""
    size = sum(len(text.encode()) for text in texts) / 1024 or 1
    build, first, again = [], [], []
    for _ in range(ROUNDS):
        directory: list[Directory] = []
        build.append(timed(lambda directory=directory: directory.append(Directory(names))))
        for times in (first, again):
            times.append(
                timed(lambda directory=directory: [directory[0].find(text) for text in texts]) / size
            )
    print(
        f"{len(names):7} names: built in {min(build):.3f} s; {min(first) * 1e6:.0f} µs/KB first reading, "
        f"{min(again) * 1e6:.0f} µs/KB again "
        f"({size:.1f} KB{'' if size > ENOUGH_KB else ': too little to tell'})"
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


def write(path: Path, rows: list[dict]) -> None:
    """A JSON object a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """The exit status: 0, or 2 where a file cannot be read or written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for option in ("--gold", "--directory", "--cases"):
        parser.add_argument(option, type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    try:
        if options.cases and not options.gold:
            evaluate_cases(options.cases, options.out)
        elif options.gold and options.directory and not options.cases:
            evaluate_text(options.gold, options.directory, options.out)
        else:
            parser.error("give --gold with --directory, or --cases")
    except (OSError, ValueError, KeyError, TypeError) as fault:
        print(f"{options.cases or options.gold}: {type(fault).__name__}: {fault}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
