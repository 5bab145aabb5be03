"""House spelling: the record knows how a name is written; a text that differs only in spelling is told so.

Differences that count: hamza, ة/ه, ى/ي and the space in «عبد الرحمن». Another name is never suggested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.copydesk.sheet import lay_out
from newsroom.arabic.normalise import INVISIBLE, MARKS, Profile, Token, fold_with_offsets, tokens

SHORTEST_LONE_NAME = 4
_CLITICS = "وفبكل"
_UNSEEN = re.compile(f"[{INVISIBLE}{MARKS}]+")
_GAPS = re.compile(r"[\s\u00a0]+")
_Tree = dict[str, list[tuple[tuple[str, ...], str]]]


def house_spelling(text: str, names: Mapping[str, str]) -> list[Finding]:
    """The known names that are written otherwise than the house writes them; none overlap.

    `names` leads from a folded variant to the house's spelling. A name of one word is looked for only if it has
    four letters: to list it is to say that it means nobody and nothing else.
    """
    tree = _tree(names)
    if not tree:
        return []
    words = _joined(tokens(text, Profile.NAME), text)
    sheltered = lay_out(text).sheltered if any(sign in text for sign in "@#./") else None
    findings, place = [], 0
    while place < len(words):
        finding, length = _at(text, words, place, tree)
        if finding and not (sheltered and _is_address(text, finding)):
            findings.append(finding)
        place += max(1, length)
    return findings


def _tree(names: Mapping[str, str]) -> _Tree:
    """The names by their first word, the longest first."""
    tree: _Tree = {}
    for variant, house in names.items():
        key = _key(house)
        if not key or key != _key(variant) or (len(key) == 1 and len(key[0]) < SHORTEST_LONE_NAME):
            continue
        tree.setdefault(key[0], []).append((key, house))
    for each in tree.values():
        each.sort(key=lambda name: -len(name[0]))
    return tree


def _key(name: str) -> tuple[str, ...]:
    folded = fold_with_offsets(name, Profile.NAME)
    return tuple(word.text for word in _joined(folded.tokens(), name))


def _joined(words: Sequence[Token], text: str) -> list[Token]:
    """The words, «عبد الرحمن» as one."""
    joined: list[Token] = []
    for word in words:
        last = joined[-1] if joined else None
        if (
            last
            and word.text.startswith("ال")
            and last.text.removeprefix("و") == "عبد"
            and _touch(text, last, word)
        ):
            joined[-1] = Token(last.text + word.text, last.start, word.end)
        else:
            joined.append(word)
    return joined


def _touch(text: str, first: Token, second: Token) -> bool:
    """Whether only a space stands between two words."""
    return not text[first.end : second.start].strip(" \u00a0")


def _at(text: str, words: Sequence[Token], place: int, tree: _Tree) -> tuple[Finding | None, int]:
    """The finding on the name that begins at a word, and how many words the name has (0 without a name)."""
    first = words[place]
    for clitic in (0, 1):
        if clitic and (len(first.text) < 4 or first.text[0] not in _CLITICS):
            break
        for key, house in tree.get(first.text[clitic:], ()):
            run = words[place : place + len(key)]
            if tuple(word.text for word in run[1:]) != key[1:]:
                continue
            if all(_touch(text, *pair) for pair in zip(run, run[1:], strict=False)):
                return _compare(text, first.start + clitic, run[-1].end, house), len(key)
    return None, 0


def _compare(text: str, start: int, end: int, house: str) -> Finding | None:
    found = text[start:end]
    if _plain(found) == _plain(house):
        return None
    return Finding("house-spelling", start, end, found, house, {"house": house})


def _plain(name: str) -> str:
    """What the eye compares: without vowel signs, one space for a gap."""
    return _GAPS.sub(" ", _UNSEEN.sub("", name)).strip()


def _is_address(text: str, finding: Finding) -> bool:
    sheet = lay_out(text)
    return any(
        sheltered and finding.start <= place < finding.end
        for place, sheltered in zip(sheet.offsets, sheet.sheltered, strict=True)
    )
