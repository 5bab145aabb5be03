"""Two texts beside each other: what is gone and what is new, by words and by paragraphs.

Arabic is compared by whole words: a word with another vowel mark or another «و» in front is another word, for nobody
reads a single letter in red in the middle of joined ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from newsroom.body_blocks import Block, body_blocks

Kind = Literal["same", "gone", "new"]
BlockKind = Literal["same", "gone", "new", "changed", "moved"]

# Vowel marks and the joiners belong to the letter before them; digits with their separators are one number.
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u200c\u200d"
TOKEN = re.compile(rf"(\d+(?:[.,:/٫٬]\d+)*(?![\w{MARKS}])|[\w{MARKS}]+|[^\w\s])?(\s*)")
# How many pairs of equal words may be looked at before the texts are taken as wholly different.
MOST_PAIRS = 400_000
# How many pairs of paragraphs may be weighed against each other.
MOST_CELLS = 10_000
# From which share of common words on a paragraph counts as a changed one, not as another one.
ALIKE = 0.35

Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class Piece:
    """Some words that both texts have, or only the old one, or only the new one."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class BlockChange:
    """What became of one block. Where it has `moved`, it stands twice: all gone here, all new there."""

    kind: BlockKind
    tag: str
    pieces: list[Piece]
    reset: bool = False
    """Whether the words are the same and only their looks are not: bold, or a heading that was a paragraph."""


def compare_words(old: str, new: str) -> list[Piece]:
    """The pieces in order: without the new ones they are the old text, without the gone ones the new text."""
    before, after = _tokens(old), _tokens(new)
    pieces: list[Piece] = []
    for operation, i, j, k, m in opcodes([word for word, _ in before], [word for word, _ in after]):
        if operation != "equal":
            pieces += [Piece("gone", _joined(before[i:j])), Piece("new", _joined(after[k:m]))]
            continue
        for (word, space), (_word, new_space) in zip(before[i:j], after[k:m], strict=True):
            if space == new_space:
                pieces.append(Piece("same", word + space))
            else:
                pieces += [Piece("same", word), Piece("gone", space), Piece("new", new_space)]
    return _gathered(pieces)


def compare_bodies(old_html: str, new_html: str) -> list[BlockChange]:
    """The blocks of two clean bodies, aligned; within the changed ones, the words. An item of a list is a block."""
    old, new = body_blocks(old_html, items=True), body_blocks(new_html, items=True)
    changes: list[BlockChange] = []
    for operation, i, j, k, m in opcodes([(b.tag, b.html) for b in old], [(b.tag, b.html) for b in new]):
        if operation == "equal":
            changes += [BlockChange("same", block.tag, _all("same", block.text)) for block in old[i:j]]
            continue
        for one, other in align([block.text for block in old[i:j]], [block.text for block in new[k:m]]):
            before = old[i + one] if one is not None else None
            after = new[k + other] if other is not None else None
            changes.append(_change(before, after))
    return _with_moves(changes)


def align(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pairs of places: which new text came of which old one, in order; None beside what has no partner.

    The pairing with the most words in common. Where that would take too long, the texts are paired as they stand.
    """
    if not old or not new or len(old) * len(new) > MOST_CELLS:
        return _as_they_stand(len(old), len(new))
    bags, others = [_bag(text) for text in old], [_bag(text) for text in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_likeness(bag, other) for other in others] for bag in bags]
    for i in reversed(range(len(old))):
        for k in reversed(range(len(new))):
            best[i][k] = max(best[i + 1][k], best[i][k + 1], best[i + 1][k + 1] + alike[i][k])
    pairs: list[tuple[int | None, int | None]] = []
    i = k = 0
    while i < len(old) and k < len(new):
        if alike[i][k] and best[i][k] == best[i + 1][k + 1] + alike[i][k]:
            pairs.append((i, k))
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, k))
            k += 1
    return (
        pairs + [(left, None) for left in range(i, len(old))] + [(None, left) for left in range(k, len(new))]
    )


def _as_they_stand(old: int, new: int) -> list[tuple[int | None, int | None]]:
    """The first with the first, the second with the second."""
    common = min(old, new)
    pairs: list[tuple[int | None, int | None]] = [(place, place) for place in range(common)]
    pairs += [(place, None) for place in range(common, old)]
    return pairs + [(None, place) for place in range(common, new)]


def _bag(text: str) -> Counter[str]:
    """The words of a text, with how often each stands in it."""
    return Counter(word for word, _ in _tokens(text) if word)


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of common words, from 0 to 1; 0 where it is too small to speak of the same paragraph."""
    total = one.total() + other.total()
    if not total:
        return 1.0
    common = sum(min(count, other[word]) for word, count in one.items() if word in other)
    share = 2 * common / total
    return share if share >= ALIKE else 0.0


def _change(before: Block | None, after: Block | None) -> BlockChange:
    """What became of a block, or where it came from."""
    if before is None and after is not None:
        return BlockChange("new", after.tag, _all("new", after.text))
    if before is None or after is None:
        return BlockChange("gone", before.tag if before else "", _all("gone", before.text if before else ""))
    old, new = before.text, after.text
    if before.addresses != after.addresses:
        old, new = (f"{b.text} {' '.join(f'[{a}]' for a in b.addresses)}".strip() for b in (before, after))
    return BlockChange("changed", after.tag, compare_words(old, new), reset=old == new)


def _with_moves(changes: list[BlockChange]) -> list[BlockChange]:
    """A block that is gone in one place and new in another has moved."""
    gone = Counter(_words_of(change) for change in changes if change.kind == "gone")
    new = Counter(_words_of(change) for change in changes if change.kind == "new")
    moved = {words: min(count, new[words]) for words, count in gone.items() if words[1] and new[words]}
    left = {kind: dict(moved) for kind in ("gone", "new")}
    result: list[BlockChange] = []
    for change in changes:
        places = left.get(change.kind, {})
        if places.get(_words_of(change)):
            places[_words_of(change)] -= 1
            result.append(replace(change, kind="moved"))
        else:
            result.append(change)
    return result


def _words_of(change: BlockChange) -> tuple[str, str]:
    return change.tag, "".join(piece.text for piece in change.pieces)


def _all(kind: Kind, text: str) -> list[Piece]:
    """A text in one piece."""
    return [Piece(kind, text)] if text else []


def _tokens(text: str) -> list[tuple[str, str]]:
    """Words and punctuation marks, each with the blank space behind it."""
    return [(found[1] or "", found[2]) for found in TOKEN.finditer(text) if found[0]]


def _joined(tokens: Iterable[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in tokens)


def opcodes(old: Sequence[object], new: Sequence[object]) -> list[Opcode]:
    """The steps from one list to the other. Lists that repeat themselves too often are replaced as a whole."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    one, other = old[start : len(old) - end], new[start : len(new) - end]
    steps: list[Opcode] = [("equal", 0, start, 0, start)] if start else []
    counts, others = Counter(one), Counter(other)
    if sum(count * others[item] for item, count in counts.items()) <= MOST_PAIRS:
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        middle: list[Opcode] = [(name, i, j, k, m) for name, i, j, k, m in matcher.get_opcodes()]
    else:
        middle = [("replace", 0, len(one), 0, len(other))]
    steps += [(name, i + start, j + start, k + start, m + start) for name, i, j, k, m in middle]
    if end:
        steps.append(("equal", len(old) - end, len(old), len(new) - end, len(new)))
    return steps


def _gathered(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece; between two edits, a lone mark or space belongs to them."""
    whole = [
        Piece(kind, "".join(p.text for p in run)) for kind, run in groupby(_ordered(pieces), _kind) if kind
    ]
    result: list[Piece] = []
    for place, piece in enumerate(whole):
        amid = 0 < place < len(whole) - 1
        if piece.kind == "same" and amid and not re.search(r"\w", piece.text):
            result += [Piece("gone", piece.text), Piece("new", piece.text)]
        else:
            result.append(piece)
    return [Piece(kind, "".join(p.text for p in run)) for kind, run in groupby(_ordered(result), _kind)]


def _kind(piece: Piece) -> Kind:
    return piece.kind


def _ordered(pieces: Iterable[Piece]) -> list[Piece]:
    """Between two common pieces, first what is gone, then what is new; empty ones left out."""
    result: list[Piece] = []
    for same, run in groupby((piece for piece in pieces if piece.text), lambda piece: piece.kind == "same"):
        here = list(run)
        result += here if same else sorted(here, key=lambda piece: piece.kind == "new")
    return result
