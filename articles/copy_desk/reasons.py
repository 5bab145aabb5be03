"""Why a rule remarks on something, in a sentence; and what the rule is called."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

# By code: the rule's name for the administrator, and the reason for the writer.
RULES: dict[str, tuple[Any, Any]] = {
    "latin-comma": (_("Latin comma"), _("In Arabic text the comma is «،».")),
    "latin-semicolon": (_("Latin semicolon"), _("In Arabic text the semicolon is «؛».")),
    "latin-question": (_("Latin question mark"), _("In Arabic text the question mark is «؟».")),
    "straight-quotes": (_("straight quotation marks"), _("Quotations stand in «…».")),
    "mixed-quotes": (
        _("mixed quotation marks"),
        _("The quotation opens with one kind of mark and closes with another."),
    ),
    "space-before-punctuation": (
        _("space before punctuation"),
        _("No space stands before a punctuation mark."),
    ),
    "no-space-after-punctuation": (
        _("no space after punctuation"),
        _("A space stands after a punctuation mark."),
    ),
    "doubled-space": (_("doubled space"), _("One space is enough.")),
    "space-inside-quotes": (
        _("space inside quotation marks"),
        _("No space stands inside quotation marks."),
    ),
    "space-inside-parentheses": (
        _("space inside brackets"),
        _("No space stands inside brackets."),
    ),
    "tatweel": (_("stretched letters"), _("Letters are not stretched: search and screens stumble over it.")),
    "mixed-digits": (_("two kinds of digits"), _("One text, one kind of digits.")),
    "persian-letters": (
        _("Persian letters"),
        _("This letter looks Arabic and is not: search will not find the word."),
    ),
    "bidi-marks": (
        _("invisible direction marks"),
        _("An invisible mark stands here; the paper sets directions itself."),
    ),
    "hamza": (_("hamza"), _("The hamza of this word is written otherwise.")),
    "ta-marbuta": (_("ta marbuta and ha"), _("The last letter of this word is written otherwise.")),
    "alif-maqsura": (_("alif maqsura and ya"), _("The last letter of this word is written otherwise.")),
    "repeated-word": (_("repeated word"), _("The same word stands here twice.")),
    "repeated-punctuation": (_("repeated punctuation"), _("One mark is enough.")),
    "headline-length": (
        _("long headline"),
        _(
            "The headline has %(length)s characters; beyond %(limit)s it is cut off on phones and in search results."
        ),
    ),
    "headline-scrambled": (
        _("headline that may be scrambled"),
        _(
            "Latin letters or digits stand where screens may put them in the wrong order; begin and end in Arabic."
        ),
    ),
    "house-spelling": (_("house spelling of names"), _("The record spells this name otherwise.")),
    "missing-standfirst": (
        _("no standfirst"),
        _("A standfirst is missing: lists and search engines show it."),
    ),
    "missing-byline": (_("no byline"), _("Nobody signs this report yet.")),
    "missing-photo": (_("no lead photo"), _("A report with a photo is seen first.")),
    "missing-alt": (
        _("photo without alternative text"),
        _("Say what can be seen on the photo, for readers who cannot see it."),
    ),
    "missing-credit": (_("photo without credit"), _("Say whose photo it is: «%(photo)s».")),
    "photo-gone": (_("photo that is not there"), _("A photo in the text is no longer in the library.")),
    "broken-link": (
        _("link that leads nowhere"),
        _("This link leads nowhere on our own site: %(address)s"),
    ),
}
CODES = tuple(RULES)
PARAMETER = re.compile(r"%\(\w+\)s")


def name(code: str) -> str:
    """What a rule is called."""
    return str(RULES[code][0]) if code in RULES else code


def explained(code: str) -> str:
    """The reason without what it found out in one case: «…» stands for that."""
    words = str(RULES[code][1]) if code in RULES else ""
    return PARAMETER.sub("…", words)


def reason(code: str, params: dict[str, Any]) -> str:
    """Why it remarks on something; `params` are what the rule found out."""
    return str(RULES[code][1]) % params if params else str(RULES[code][1])
