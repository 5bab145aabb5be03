"""The letters of names and texts, folded as far as they can be before proclitics are off."""

from __future__ import annotations

from newsroom.arabic.normalise import Folded, fold_with_offsets

__all__ = ["WAITING", "fold_letters"]

# «وعلى» is four letters long, so folding it whole would make it «وعلي», and what remains of that is Ali.
# Until proclitics are off, alef maqsura waits as a letter that no Arabic text has.
WAITING = "\u063d"
_MAQSURA = "ى\ufeef\ufef0"


def fold_letters(text: str) -> Folded:
    """The text folded as for search, but with ى not yet decided."""
    waiting = text
    for letter in _MAQSURA:
        waiting = waiting.replace(letter, WAITING)
    folded = fold_with_offsets(waiting)
    return Folded(folded.text, folded.offsets, text)
