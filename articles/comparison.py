"""What differs between two revisions of a report, line by line and word by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from articles.models import Revision
from newsroom.arabic.typography import count_words
from newsroom.comparing import BlockChange, Piece, compare_bodies, compare_words

FOLDED = 2
"""So many paragraphs in a row that nobody touched are folded away."""


@dataclass(frozen=True)
class Line:
    """One of the short texts above the body."""

    name: str
    label: str
    pieces: list[Piece]

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return any(piece.kind != "same" for piece in self.pieces)


@dataclass(frozen=True)
class Stretch:
    """Paragraphs in a row that all changed, or that all stayed as they were."""

    blocks: list[BlockChange]
    same: bool

    @property
    def folded(self) -> bool:
        """Whether it is long enough to be folded away."""
        return self.same and len(self.blocks) >= FOLDED


@dataclass(frozen=True)
class Comparison:
    """Two revisions beside each other."""

    old: Revision
    new: Revision

    @cached_property
    def lines(self) -> list[Line]:
        """Kicker, headline and standfirst, where one of the two has any."""
        labels = {"kicker": _("kicker"), "headline": _("headline"), "standfirst": _("standfirst")}
        return [
            Line(name, label, compare_words(getattr(self.old, name), getattr(self.new, name)))
            for name, label in labels.items()
            if getattr(self.old, name) or getattr(self.new, name)
        ]

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The body."""
        blocks = compare_bodies(self.old.body, self.new.body)
        return [Stretch(list(group), same) for same, group in groupby(blocks, key=_is_same)]

    @property
    def photo_changed(self) -> bool:
        """Whether the photos above the text differ."""
        return self.old.lead_photo_id != self.new.lead_photo_id

    @cached_property
    def added(self) -> int:
        """How many words the newer one has more."""
        return self._words("new")

    @cached_property
    def gone(self) -> int:
        """How many words of the older one are not in the newer one."""
        return self._words("gone")

    @property
    def differs(self) -> bool:
        """Whether anything does, were it a comma."""
        texts = any(line.changed for line in self.lines) or any(not part.same for part in self.stretches)
        return texts or self.photo_changed

    @property
    def moved(self) -> int:
        """How many paragraphs stand elsewhere now; each stands twice in the comparison."""
        return sum(block.kind == "moved" for block in self._blocks) // 2

    @property
    def reset(self) -> int:
        """How many paragraphs look different and say the same."""
        return sum(block.reset for block in self._blocks)

    @property
    def _blocks(self) -> list[BlockChange]:
        return [block for part in self.stretches for block in part.blocks]

    def _words(self, kind: str) -> int:
        pieces = [piece for line in self.lines for piece in line.pieces]
        # What has moved is neither added nor gone.
        pieces += [piece for block in self._blocks if block.kind != "moved" for piece in block.pieces]
        return sum(count_words(piece.text) for piece in pieces if piece.kind == kind)


def _is_same(block: BlockChange) -> bool:
    return block.kind == "same"
