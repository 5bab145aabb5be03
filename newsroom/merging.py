"""Two people's texts that came of one: what each of them changed, and one text of both.

A body is merged by its blocks. What only one of them touched is taken over by itself; where both changed the same
paragraph in different ways, somebody chooses: mine, theirs, or both of them one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from newsroom.body_blocks import Block, body_blocks
from newsroom.comparing import align, opcodes

HunkKind = Literal["same", "mine", "theirs", "both", "conflict"]
Choice = Literal["mine", "theirs", "both"]
CHOICES: tuple[Choice, ...] = ("mine", "theirs", "both")


@dataclass(frozen=True)
class Hunk:
    """A stretch of the text. `mine` and `theirs` name who changed it; "both" is the same change twice."""

    kind: HunkKind
    base: list[str]
    mine: list[str]
    theirs: list[str]

    @property
    def proposal(self) -> Choice | None:
        """Whose side is taken where nobody chooses; None where somebody has to."""
        if self.kind == "conflict":
            # Two paragraphs written at the same place do not contradict each other.
            return "both" if not self.base else None
        return "theirs" if self.kind == "theirs" else "mine"

    def chosen(self, choice: Choice | None) -> list[str]:
        """The blocks of one side, or of both, mine first."""
        side = choice or self.proposal or "both"
        if side == "both":
            return self.mine + [block for block in self.theirs if block not in self.mine]
        return self.mine if side == "mine" else self.theirs


@dataclass
class _Side:
    """What somebody made of the base: for each of its blocks what stands there now, and what stands before it."""

    now: list[list[str]]
    before: list[list[str]] = field(default_factory=list)


def merge_lines(base: str, mine: str, theirs: str) -> Hunk:
    """A single line: a headline, a kicker, the number of a photo."""
    return Hunk(_kind([base], [mine], [theirs]), [base], [mine], [theirs])


def merge_bodies(base: str, mine: str, theirs: str) -> list[Hunk]:
    """The hunks of three clean bodies, in order; the same side of all of them joined is that side's body."""
    blocks = body_blocks(base)
    one, other = _side(blocks, body_blocks(mine)), _side(blocks, body_blocks(theirs))
    hunks: list[Hunk] = []
    for place in range(len(blocks) + 1):
        _add(hunks, [], one.before[place], other.before[place])
        if place < len(blocks):
            _add(hunks, [blocks[place].html], one.now[place], other.now[place])
    return _joined(hunks)


def merged(hunks: Sequence[Hunk], choices: Mapping[int, Choice]) -> str:
    """The text of the chosen sides; by number of the hunk, the others by their proposal."""
    return "".join(block for place, hunk in enumerate(hunks) for block in hunk.chosen(choices.get(place)))


def _side(base: list[Block], text: list[Block]) -> _Side:
    """Follow each block of the base into a text that came of it."""
    side = _Side([[] for _ in base], [[] for _ in range(len(base) + 1)])
    for operation, i, j, k, m in opcodes([block.html for block in base], [block.html for block in text]):
        if operation == "equal":
            for place, block in zip(range(i, j), text[k:m], strict=True):
                side.now[place] = [block.html]
            continue
        reached = i
        for old, new in align([block.text for block in base[i:j]], [block.text for block in text[k:m]]):
            if old is not None:
                reached = i + old + 1
                side.now[i + old] = [text[k + new].html] if new is not None else []
            elif new is not None:
                side.before[reached].append(text[k + new].html)
    return side


def _kind(base: list[str], mine: list[str], theirs: list[str]) -> HunkKind:
    if mine == theirs:
        return "same" if mine == base else "both"
    if mine == base:
        return "theirs"
    return "mine" if theirs == base else "conflict"


def _add(hunks: list[Hunk], base: list[str], mine: list[str], theirs: list[str]) -> None:
    if base or mine or theirs:
        hunks.append(Hunk(_kind(base, mine, theirs), base, mine, theirs))


def _joined(hunks: list[Hunk]) -> list[Hunk]:
    """What is new right beside a conflict belongs to it: a paragraph that was cut in two is taken whole or not."""
    result: list[Hunk] = []
    for hunk in hunks:
        last = result[-1] if result else None
        if last is not None and (
            last.kind == hunk.kind == "same"
            or (_is_new(hunk) and _open(last))
            or (_is_new(last) and _open(hunk))
        ):
            result[-1] = _together(last, hunk)
        else:
            result.append(hunk)
    return result


def _is_new(hunk: Hunk) -> bool:
    """Whether it stands where the base had nothing."""
    return not hunk.base and hunk.kind != "same"


def _open(hunk: Hunk) -> bool:
    return hunk.kind == "conflict"


def _together(one: Hunk, other: Hunk) -> Hunk:
    base, mine, theirs = one.base + other.base, one.mine + other.mine, one.theirs + other.theirs
    return Hunk(_kind(base, mine, theirs), base, mine, theirs)
