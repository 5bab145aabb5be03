"""The editor's guide: chapters in Markdown under docs/editors-guide/, which the desk shows beside the work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

FOLDER = Path(settings.BASE_DIR) / "docs" / "editors-guide"
IMAGES = FOLDER / "images"
# The number in front keeps the order, the name is the chapter's address: «03-saving.md».
FILE = re.compile(r"(\d\d)-([a-z-]+)\.md")


@dataclass(frozen=True)
class Chapter:
    """One chapter, ready to be shown."""

    slug: str
    title: str
    html: SafeString


@cache
def chapters() -> dict[str, Chapter]:
    """All chapters in their order, by address; read once a process."""
    files = sorted(path for path in FOLDER.glob("*.md") if FILE.fullmatch(path.name))
    return {chapter.slug: chapter for chapter in map(_read, files)}


def address(chapter: str = "") -> str:
    """The page of a chapter; of the table of contents where there is no such chapter."""
    return reverse("admin:guide_chapter", args=[chapter]) if chapter in chapters() else reverse("admin:guide")


def _read(path: Path) -> Chapter:
    """The chapter in a file: its title is the first heading, the rest is the text."""
    heading, _line, text = path.read_text(encoding="utf-8").partition("\n")
    named = FILE.fullmatch(path.name)
    if named is None or not heading.startswith("# "):
        raise ValueError(f"{path.name} is no chapter: the first line must be its title.")
    # The files are our own, so their HTML (the <bdi> around Latin names) is trusted.
    return Chapter(named[2], heading.removeprefix("# ").strip(), mark_safe(_markdown().render(text)))  # noqa: S308


def _markdown() -> MarkdownIt:
    """CommonMark with tables; pictures and links between chapters lead to the desk's own addresses."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.add_render_rule("image", _image)
    parser.add_render_rule("link_open", _link)
    return parser


def _image(renderer: Any, tokens: Any, index: int, options: Any, environment: Any) -> str:
    token = tokens[index]
    token.attrs["src"] = reverse("admin:guide_image", args=[Path(str(token.attrs["src"])).name])
    token.attrs["loading"] = "lazy"
    return str(renderer.image(tokens, index, options, environment))


def _link(renderer: Any, tokens: Any, index: int, options: Any, environment: Any) -> str:
    named = FILE.match(str(tokens[index].attrs.get("href", "")))
    if named:
        tokens[index].attrs["href"] = reverse("admin:guide_chapter", args=[named[2]])
    return str(renderer.renderToken(tokens, index, options, environment))
