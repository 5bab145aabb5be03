"""Headlines: their length, and whether bidi scrambles them where nobody isolates their Latin runs.

The pages of the paper isolate names and numbers; search results, chats and other people's readers do not. A
headline is reported when the order that the eye meets there differs from the order on the page.
"""

from __future__ import annotations

import re

from newsroom.arabic.copydesk.bidi import first_strong_is_latin, visual_order
from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.typography import ltr_runs, strip_bidi

LONGEST_HEADLINE = 90
"""Characters: with more, search results and link previews cut an Arabic headline."""
_LONGEST_READ = 400
_OBJECT = "\ufffc"
# «3.5%» and «$20» are read right on either side of their sign; only joined ones («50%-30%») can be misread.
_MEASURE = re.compile(r"(?<![\d.,%‰$€£/–-])(?:\d[\d.,]{0,20}[%‰]|[$€£]\d[\d.,]{0,20})(?![\d%‰$€£/–-])")
_SIGN = re.compile("[%‰$€£.,]")


def headline_findings(text: str) -> list[Finding]:
    """What is special about headlines."""
    return [*_length(text), *_scrambled(text)]


def _length(text: str) -> list[Finding]:
    length = len(strip_bidi(text).strip())
    if length <= LONGEST_HEADLINE:
        return []
    params: dict[str, str | int] = {"length": length, "limit": LONGEST_HEADLINE}
    return [Finding("headline-length", 0, len(text), text, None, params)]


def _scrambled(text: str) -> list[Finding]:
    """`reason`: «start» (the line turns round at its first letter) or «run» (some signs change places)."""
    if len(text) > _LONGEST_READ or "\n" in text or strip_bidi(text) != text or text.isascii():
        return []
    runs = ltr_runs(text)
    if first_strong_is_latin(text):
        start = next(place for place, character in enumerate(text) if character.isalpha())
        end = next((stop for first, stop in runs if first <= start < stop), start + 1)
        return [Finding("headline-scrambled", start, end, text[start:end], None, {"reason": "start"})]
    plain = _MEASURE.sub(lambda measure: _SIGN.sub("0", measure.group()), text)
    moved = _moved(visual_order(plain), _order_on_the_page(plain, ltr_runs(plain)))
    if not moved:
        return []
    start, end = _whole_runs(moved[0], moved[-1] + 1, runs)
    return [Finding("headline-scrambled", start, end, text[start:end], None, {"reason": "run"})]


def _order_on_the_page(text: str, runs: list[tuple[int, int]]) -> list[int]:
    """The visual order when each run is isolated: an object to its neighbours, left to right in itself."""
    shape, members = "", []
    done = 0
    for start, end in [*runs, (len(text), len(text))]:
        shape += text[done:start]
        members += [[place] for place in range(done, start)]
        if end > start:
            shape += _OBJECT
            members.append([start + place for place in visual_order(text[start:end], base=0)])
        done = end
    order = visual_order(shape, arabic_start=True)
    return [place for member in order for place in members[member]]


def _moved(order: list[int], intended: list[int]) -> list[int]:
    return sorted(place for place, meant in zip(order, intended, strict=True) if place != meant)


def _whole_runs(start: int, end: int, runs: list[tuple[int, int]]) -> tuple[int, int]:
    for first, stop in runs:
        if first < end and start < stop:
            start, end = min(start, first), max(end, stop)
    return start, end
