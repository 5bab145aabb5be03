"""Judge templates and style sheets by the house rules; a line for each fault, and 1 where there is one.

- every template compiles, and a component says on top which variables it reads
- no page for readers holds a script or a style of its own: the policy of the site forbids both
- no words outside `{% translate %}`, whatever their language
- style sheets know a start and an end, no left and right; letters are neither spaced nor slanted, Arabic has neither
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES, STYLES = ROOT / "templates", ROOT / "static" / "css"

COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"\{% blocktrans(?:late)?\b.*?\{% endblocktrans(?:late)? %\}", re.DOTALL)
# Blocks of Django's admin that hold the names of classes.
CLASSES = re.compile(r"\{% block (?:bodyclass|coltype|branding_class) %\}.*?\{% endblock(?: \w+)? %\}")
DJANGO = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
SPOKEN = re.compile(r"\b(?:alt|aria-label|aria-description|title|placeholder)=\"([^\"]*)\"")
LETTERS = re.compile("[A-Za-z\u0621-\u064a]")
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle=", re.DOTALL),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+=", re.DOTALL),
    "a style element": re.compile(r"<style\b"),
    "a script without src": re.compile(r"<script\b(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))"),
    "a javascript: address": re.compile(r"javascript:"),
}
# Physical sides as parts of properties and as values of the few that take one.
SIDES = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)(?:-[a-z]+)*-(?:left|right)\b|"
    r"(?:left|right)\s*:|(?:float|clear|text-align|caption-side)\s*:\s*(?:left|right)\b)"
)
LETTER_SPACING = re.compile(r"letter-spacing\s*:(?!\s*0\s*[;!}])")
ITALICS = re.compile(r"font-style\s*:\s*(?:italic|oblique)")


def line_of(text: str, position: int) -> int:
    """The number of the line at a position."""
    return text.count("\n", 0, position) + 1


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with what the pattern finds left blank; lines keep their numbers."""
    return pattern.sub(lambda found: re.sub(r"\S", " ", found[0]), text)


def template_faults(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the fault of each thing wrong in a template."""
    from django.template import TemplateSyntaxError
    from django.template.loader import get_template

    name = path.relative_to(TEMPLATES).as_posix()
    try:
        get_template(name)
    except TemplateSyntaxError as error:
        yield 1, f"does not compile: {error}"
        return
    text = path.read_text(encoding="utf-8")
    if name.startswith("components/") and not text.lstrip().startswith("{#"):
        yield 1, "a component begins with a comment that names its variables"
    words = blanked(DJANGO, blanked(CLASSES, blanked(TRANSLATED, blanked(COMMENT, text))))
    if not name.startswith("admin/"):
        for what, pattern in FORBIDDEN.items():
            for found in pattern.finditer(words):
                yield line_of(words, found.start()), what
    for found in SPOKEN.finditer(words):
        if LETTERS.search(found[1]):
            yield line_of(words, found.start()), f"words that are not translated: {found[1]}"
    for number, line in enumerate(blanked(TAG, words).splitlines(), 1):
        if LETTERS.search(re.sub(r"&[a-z]+;", "", line)):
            yield number, f"words that are not translated: {line.strip()}"


def style_faults(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the fault of each thing wrong in a style sheet."""
    text = blanked(re.compile(r"/\*.*?\*/", re.DOTALL), path.read_text(encoding="utf-8"))
    for pattern, what in (
        (SIDES, "a physical side; say start or end"),
        (LETTER_SPACING, "letters set apart; Arabic ones are joined"),
        (ITALICS, "slanted letters; Arabic has none"),
    ):
        for found in pattern.finditer(text):
            yield line_of(text, found.end()), f"{what}: {found[0].strip()}"


def main() -> int:
    """Print the faults; 1 where there are any."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    judged = [(path, template_faults(path)) for path in sorted(TEMPLATES.rglob("*.html"))]
    judged += [(path, style_faults(path)) for path in sorted(STYLES.rglob("*.css"))]
    found = [f"{path.relative_to(ROOT)}:{line}: {fault}" for path, faults in judged for line, fault in faults]
    print("\n".join(found) or f"{len(judged)} templates and style sheets keep the house rules.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
