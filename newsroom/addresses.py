"""Addresses of things, written without asking the router each time.

A page names fifty things. Django's `reverse` looks through every pattern of the site for each of them, which takes as
long as the rest of a section's page. So the router is asked once for the shape of an address, which is then filled in.
"""

from __future__ import annotations

from functools import cache, lru_cache
from urllib.parse import quote

from django.urls import get_script_prefix, get_urlconf, reverse

# Stands in the shape where a number, or words, will stand. The words need no encoding, so they come back as they are.
NUMBER, WORDS = 900000000000000009, "words-of-the-address"
# What may stand unencoded in an address; the same as in Django's own `reverse`.
SAFE = "!$&'()*+,;=" + "/~:@"


def address(name: str, *parts: int | str) -> str:
    """The same as `reverse(name, args=parts)`, for parts that are numbers of rows and words.

    Raises:
        NoReverseMatch: no address of this name takes such parts.
    """
    shape = _shape(name, tuple(isinstance(part, int) for part in parts), get_script_prefix(), get_urlconf())
    return shape % tuple(part if isinstance(part, int) else quoted(part) for part in parts)


@lru_cache(maxsize=8192)
def quoted(words: str) -> str:
    """Words as they stand in an address; a page of lists names the same ones again and again."""
    return quote(words, safe=SAFE)


@cache
def _shape(name: str, numbers: tuple[bool, ...], _prefix: str, urlconf: str | None) -> str:
    """The address with «%d» for numbers and «%s» for words. The prefix and the urlconf are part of what is kept."""
    stand_ins = [NUMBER if number else WORDS for number in numbers]
    found = reverse(name, urlconf, stand_ins).replace("%", "%%")
    return found.replace(str(NUMBER), "%d").replace(WORDS, "%s")
