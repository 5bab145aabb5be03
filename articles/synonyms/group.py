"""One group of words that find each other, as editors and the starting list write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.arabic.normalise import fold
from newsroom.arabic.search_terms import QueryWord, parse_query

COMMA = "، "
MOST_NOTE = 200
"""Letters of a note."""
STARTING_LIST = Path(__file__).with_name("news.tsv")
_COMMAS = re.compile(r"[،,؛;\n\r]+")


@dataclass(frozen=True, slots=True)
class Group:
    """The words find each other; with `finds` they find those instead, and nothing finds them."""

    words: tuple[str, ...]
    finds: tuple[str, ...] = ()
    kind: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """What the group is known by: its kind and its first two words, since «عامل» is in two groups."""
        return f"{self.kind}: {COMMA.join((*self.words, *self.finds)[:2])}"[:200]

    def as_line(self) -> str:
        """As the starting list has it."""
        return "\t".join((self.kind, COMMA.join(self.words), COMMA.join(self.finds), self.note)).rstrip("\t")

    def pairs(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """For each word what it finds besides itself."""
        for word in self.words:
            yield word, self.finds or tuple(other for other in self.words if other != word)


def split(text: str) -> tuple[str, ...]:
    """The words of a list with commas, Arabic or not, each once and in order."""
    words = (" ".join(word.split()) for word in _COMMAS.split(text))
    return tuple(dict.fromkeys(word for word in words if word))


def words_of(member: str) -> tuple[QueryWord, ...]:
    """A member of a group as search reads it: one word or several; nothing if search reads no word in it."""
    query = parse_query(member)
    return () if query.phrases or query.excluded_words or query.excluded_phrases else query.words


def spelling(member: str) -> str:
    """What tells members apart: two that fold alike find each other anyway."""
    return " ".join(word.text for word in words_of(member)) or fold(member)


def read_list(path: Path = STARTING_LIST) -> list[Group]:
    """The groups of a file. Raises ValueError with the number of a line that is none."""
    return list(_groups(path.read_text(encoding="utf-8").splitlines()))


def _groups(lines: Iterable[str]) -> Iterator[Group]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, words, finds, note = [*line.split("\t"), "", "", ""][:4]
        group = Group(split(words), split(finds), kind.strip(), note.strip())
        is_short = not group.words or len(group.words) + len(group.finds) < 2
        if is_short or len(group.note) > MOST_NOTE:
            raise ValueError(f"line {number}: {line}")
        yield group
