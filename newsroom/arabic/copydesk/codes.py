"""The stable identifiers of the rules; settings, translations and the guide name rules by them."""

from __future__ import annotations

CODES: tuple[str, ...] = (
    "latin-comma",
    "latin-semicolon",
    "latin-question",
    "straight-quotes",
    "mixed-quotes",
    "space-before-punctuation",
    "no-space-after-punctuation",
    "doubled-space",
    "space-inside-quotes",
    "space-inside-parentheses",
    "tatweel",
    "mixed-digits",
    "persian-letters",
    "bidi-marks",
    "hamza",
    "ta-marbuta",
    "alif-maqsura",
    "repeated-word",
    "repeated-punctuation",
    "headline-length",
    "headline-scrambled",
    "house-spelling",
)
