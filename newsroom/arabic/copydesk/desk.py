"""All the rules over one text."""

from __future__ import annotations

from typing import Literal

from newsroom.arabic.copydesk.finding import Finding
from newsroom.arabic.copydesk.headline import headline_findings
from newsroom.arabic.copydesk.letters import unseen_findings, word_findings
from newsroom.arabic.copydesk.numerals import digit_findings
from newsroom.arabic.copydesk.punctuation import mark_findings
from newsroom.arabic.copydesk.quotes import read_quotes
from newsroom.arabic.copydesk.repetition import repeated_words
from newsroom.arabic.copydesk.script import has_arabic
from newsroom.arabic.copydesk.sheet import lay_out
from newsroom.arabic.copydesk.spacing import gap_findings

Kind = Literal["headline", "line", "paragraph"]


def examine(text: str, *, kind: Kind = "paragraph") -> list[Finding]:
    """What the desk finds in a text, in the order of its places; lines are paragraphs of their own.

    Offsets are those of the untouched text. Findings with a cure do not overlap. A text without an Arabic letter
    has none.
    """
    if not has_arabic(text):
        return []
    sheet = lay_out(text)
    quotes = read_quotes(sheet)
    marks, written = mark_findings(sheet, quotes)
    cured = [
        *quotes.findings,
        *marks,
        *gap_findings(sheet, written),
        *word_findings(sheet),
        *digit_findings(sheet),
    ]
    cured += unseen_findings(text, cured)
    advice = repeated_words(sheet)
    if kind == "headline":
        advice += headline_findings(text)
    return sorted([*cured, *advice], key=lambda finding: (finding.start, finding.end, finding.code))
