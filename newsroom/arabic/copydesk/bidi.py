"""In which order the eye meets the characters of one line: the Unicode bidirectional algorithm, in short.

Source: UAX #9, rules W1-W7, N0-N2, I1-I2 and L2, without embeddings (the desk takes those off) and with one
addition: whether numbers at the start of the line stand in Arabic company, as they do in the middle of it.
"""

from __future__ import annotations

import unicodedata

_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def first_strong_is_latin(text: str) -> bool:
    """Whether a program that guesses a line's direction by its first letter would take it for Latin."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL", "L"):
            return kind == "L"
    return False


def visual_order(text: str, *, base: int = 1, arabic_start: bool = False) -> list[int]:
    """The places of the characters from left to right, in a line of base direction 0 (left) or 1 (right to left)."""
    kinds = [unicodedata.bidirectional(character) or "ON" for character in text]
    kinds = ["ON" if kind in ("B", "S", "BN", "LRI", "RLI", "FSI", "PDI") else kind for kind in kinds]
    _resolve_weak(kinds, "AL" if arabic_start else ("R" if base else "L"))
    _resolve_brackets(text, kinds, base)
    _resolve_neutral(kinds, base)
    return _reordered([_level(kind, base) for kind in kinds])


def _resolve_weak(kinds: list[str], start: str) -> None:
    strong, previous = start, start
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = kind = previous
        if kind in ("R", "L", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = kind = "AN"
        previous = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and (
            (kind == "ES" and before == "EN") or (kind == "CS" and before in ("EN", "AN"))
        ):
            kinds[place] = before
    _join_signs(kinds)
    strong = "R" if start == "AL" else start
    for place, kind in enumerate(kinds):
        if kind in ("R", "L"):
            strong = kind
        elif kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _join_signs(kinds: list[str]) -> None:
    """Per cent and currency signs go with the number beside them (W5)."""
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        beside = (kinds[place - 1] if place else "", kinds[end] if end < len(kinds) else "")
        if end > place and "EN" in beside:
            kinds[place:end] = ["EN"] * (end - place)
        place = max(end, place + 1)


def _resolve_brackets(text: str, kinds: list[str], base: int) -> None:
    own, other = ("R", "L") if base else ("L", "R")
    for opening, closing in _bracket_pairs(text):
        inside = {_strength(kind) for kind in kinds[opening + 1 : closing]}
        if own in inside:
            direction = own
        elif other in inside:
            before = next((s for s in map(_strength, reversed(kinds[:opening])) if s), own)
            direction = other if before == other else own
        else:
            continue
        kinds[opening] = kinds[closing] = direction


def _bracket_pairs(text: str) -> list[tuple[int, int]]:
    pairs, opened = [], []
    for place, character in enumerate(text):
        if character in _BRACKETS:
            opened.append(place)
        for depth in range(len(opened) - 1, -1, -1):
            if character == _BRACKETS[text[opened[depth]]]:
                pairs.append((opened[depth], place))
                del opened[depth:]
                break
    return sorted(pairs)


def _strength(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _resolve_neutral(kinds: list[str], base: int) -> None:
    direction = "R" if base else "L"
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] in ("ON", "WS"):
            end += 1
        if end > place:
            before = _strength(kinds[place - 1]) if place else direction
            after = _strength(kinds[end]) if end < len(kinds) else direction
            kinds[place:end] = [before if before == after else direction] * (end - place)
        place = max(end, place + 1)


def _level(kind: str, base: int) -> int:
    if kind in ("EN", "AN"):
        return 2
    return 1 if kind == "R" else (2 if base else 0)


def _reordered(levels: list[int]) -> list[int]:
    order = list(range(len(levels)))
    for level in (2, 1):
        place = 0
        while place < len(order):
            end = place
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[place:end] = reversed(order[place:end])
            place = max(end, place + 1)
    return order
