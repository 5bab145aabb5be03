"""Which words of a text stand side by side, in a few hundred bytes.

A phrase of two common words would have whole texts read by the thousand: nearly all hold both words, few hold them
together. So each text keeps a small table of bits (Bloom, 1970), one set for every pair of neighbours. A pair whose bit
is not set does not occur; where it is set the text is read. Of the first word the last letters count alone, because
«و», «ب» or an article may be written onto it.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

LETTERS = 2
"""The last letters of the first word."""
BITS_A_PAIR = 8
"""So that one bit of eight is set, and of eight texts without the pair one is read in vain."""
LEAST_BYTES, MOST_BYTES = 16, 512
"""A row that holds a larger table would no longer lie beside its neighbours."""


def pair_number(first: str, second: str) -> int:
    """The number of a pair; its bit is the remainder by the bits of the table."""
    return crc32(f"{first[-LETTERS:]} {second}".encode())


def pair_table(words: Sequence[str]) -> bytes:
    """The table of a text, given as its folded words."""
    # `pair_number`, written out: an archive has hundreds of millions of pairs.
    ends = [word[-LETTERS:] for word in words[:-1]]
    numbers = {crc32(f"{end} {second}".encode()) for end, second in zip(ends, words[1:], strict=True)}
    size = LEAST_BYTES
    while size < MOST_BYTES and size * 8 < len(numbers) * BITS_A_PAIR:
        size *= 2
    table = bytearray(size)
    for number in numbers:
        bit = number % (size * 8)
        table[bit >> 3] |= 1 << (bit & 7)
    return bytes(table)
