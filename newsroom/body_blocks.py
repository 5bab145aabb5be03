"""The blocks of a clean body: paragraphs, headings, lists, quotes, figures and tables, each with its own HTML."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from newsroom.body import ALT, CAPTION, IMAGE, TAG

NAME = re.compile(r"</?([a-z0-9]+)")
ALONE = frozenset({"br", "hr", "img"})
LISTS = frozenset({"ul", "ol"})
# Tags that run within a line; outside of every block they make a paragraph of their own.
INLINE = frozenset({"strong", "em", "sub", "sup", "a", "br"})
BREAK = re.compile(r"</(?:p|h2|h3|li|blockquote|tr)>|<(?:br|ul|ol)[^>]*>")
CELL = re.compile(r"</t[dh]>")
HREF = re.compile(r' href="([^"]*)"')


@dataclass(frozen=True)
class Block:
    """One block."""

    tag: str
    """The name of its outermost tag; "p" for words that stand outside of all blocks."""
    html: str

    @property
    def text(self) -> str:
        """Its words; of a photo its address, alternative text and caption."""
        if self.tag in ("figure", "img"):
            return _figure_text(self.html)
        spaced = CELL.sub(" | ", BREAK.sub("\n", self.html))
        words = html.unescape(TAG.sub("", spaced))
        return re.sub(r"[^\S\n]*\n\s*", "\n", words).strip()

    @property
    def addresses(self) -> list[str]:
        """Where its links lead."""
        return [html.unescape(address) for address in HREF.findall(self.html)]


def body_blocks(body: str, *, items: bool = False) -> list[Block]:
    """The blocks of a body in their order; with `items`, each item of a list is a block of its own.

    Without `items` nothing but blank space between the blocks is left out.
    """
    blocks: list[Block] = []
    for tag, source in _outermost(body):
        if items and tag in LISTS:
            inside = source[source.index(">") + 1 : source.rindex("</")]
            blocks += [Block(name, item) for name, item in _outermost(inside)]
        else:
            blocks.append(Block(tag, source))
    return blocks


def _outermost(body: str) -> list[tuple[str, str]]:
    """The elements that stand in no other, with their names; loose words and inline tags gather in one."""
    found: list[tuple[str, str]] = []
    loose: list[str] = []
    inside: list[str] = []
    name, depth = "", 0

    def close_loose() -> None:
        if "".join(loose).strip():
            found.append(("p", "".join(loose).strip()))
        loose.clear()

    for part in TAG.split(body):
        if not part:
            continue
        tag = found_tag[1] if part.startswith("<") and (found_tag := NAME.match(part)) else ""
        if depth == 0 and (not tag or tag in INLINE):
            loose.append(part)
            continue
        if depth == 0:
            close_loose()
            name = tag
        inside.append(part)
        if tag and tag not in ALONE:
            depth += -1 if part.startswith("</") else 1
        if depth <= 0:
            found.append((name, "".join(inside)))
            inside.clear()
            depth = 0
    loose += inside
    close_loose()
    return found


def _figure_text(source: str) -> str:
    """The photo in words: two photos with the same caption are not the same photo."""
    image, caption = IMAGE.search(source), CAPTION.search(source)
    alt = ALT.search(image[0]) if image else None
    words = html.unescape(TAG.sub("", caption[1])) if caption else ""
    parts = [f"/photos/{image[1]}/" if image else "", html.unescape(alt[1]) if alt else "", words]
    return " — ".join(part.strip() for part in parts if part.strip())
