"""Which words of a text stand side by side, in a few hundred bytes.

A phrase of two common words would have whole texts read by the thousand: nearly all hold both words, few hold them
together. So each text keeps a small table of bits (Bloom, 1970), three set for every pair of neighbours. A pair of
which a bit is not set does not occur; where all are set the text is read. Of the first word the last letters count
alone, because «و», «ب» or an article may be written onto it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

LETTERS = 2
"""The last letters of the first word."""
BITS_A_PAIR = 8
"""With three of them set for each pair a third of the table is, and of thirty texts without the pair one is read."""
LEAST_BYTES, MOST_BYTES = 16, 512
"""A row that holds a larger table would no longer lie beside its neighbours."""

_WHOLE = 0xFFFFFFFF
_SPREAD = 0x9E3779B1  # 2³² by the golden ratio (Knuth): so that «one other» is not «other one»
_SHIFTS = (10, 20)
_NONE, _SET = b"0", ord("1")


@lru_cache(maxsize=65_536)
def _codes(word: str) -> tuple[int, int]:
    """The number of a word as the first of a pair, and as the second."""
    return crc32(word[-LETTERS:].encode()) * _SPREAD & _WHOLE, crc32(word.encode())


def pair_numbers(first: str, second: str) -> tuple[int, int, int]:
    """The numbers of a pair; its bits are the remainders by the bits of the table."""
    number = _codes(first)[0] ^ _codes(second)[1]
    return number, number >> _SHIFTS[0], number >> _SHIFTS[1]


def pair_table(words: Sequence[str]) -> bytes:
    """The table of a text, given as its folded words."""
    # `pair_numbers`, written out: an archive has hundreds of millions of pairs.
    numbers = {first[0] ^ second[1] for first, second in pairwise(map(_codes, words))}
    size = LEAST_BYTES
    while size < MOST_BYTES and size * 8 < len(numbers) * BITS_A_PAIR:
        size *= 2
    last, (middle, high) = size * 8 - 1, _SHIFTS
    bits = bytearray(_NONE * (last + 1))
    for number in numbers:
        bits[number & last] = bits[number >> middle & last] = bits[number >> high & last] = _SET
    bits.reverse()  # a number is written with its last bit first
    return int(bits, 2).to_bytes(size, "little")
