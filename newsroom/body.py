"""The body of a report: the HTML that is let in, and the HTML that readers get.

What comes in, from the editor or from an import, is cut down to one list of tags. Photos stand in a body as
`<img src="/photos/17/">`; on the way out they become whole figures with renditions, caption and credit.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

import nh3

from newsroom.arabic.typography import isolate_html

# What the editor offers; the names are those of django-prose-editor's extensions. No italics: Arabic has none.
EXTENSIONS = {
    "Bold": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Figure": True,
    "Caption": True,
    "Image": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}
TAGS = {
    *("p", "h2", "h3", "ul", "ol", "li", "blockquote", "br", "hr", "strong", "em", "sub", "sup", "a"),
    *("figure", "figcaption", "img", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
PHOTO_ADDRESS = re.compile(r"/photos/([1-9][0-9]{0,17})/")
# A tag, with quoted attributes in which «>» may stand; the cleaner always writes double quotes.
TAG = re.compile(r'(<[^>"]*(?:"[^"]*"[^>"]*)*>)')
FIGURE = re.compile(r"<figure>(.*?)</figure>", re.DOTALL)
IMAGE = re.compile(r'<img(?=[^>]*? src="/photos/([1-9][0-9]{0,17})/")(?:[^>"]*(?:"[^"]*"[^>"]*)*)>')
ALT = re.compile(r' alt="([^"]*)"')
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
# U+0000 and the other control characters, and the embeddings and overrides that turn the line around them.
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]")
CONTROL = re.compile("[\x00-\x1f\x7f]")
EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>")

Figure = Callable[[int, str, str], str]
"""Makes the markup of one photo: its number, the alternative text and the caption (HTML) given in the body."""


def _keep(tag: str, attribute: str, value: str) -> str | None:
    """Photos of our own only: a picture on another site is neither ours to show nor there tomorrow.

    A link with a control character in it hides its scheme from the cleaner («java&#1;script:»), so it goes.
    """
    if tag == "img" and attribute == "src":
        return value if PHOTO_ADDRESS.fullmatch(value) else None
    if attribute == "href" and CONTROL.search(value):
        return None
    return value


_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    attribute_filter=_keep,
    link_rel="noopener",
)


def clean_body(text: str) -> str:
    """The body with nothing in it but the allowed tags, attributes and addresses; "" where no words are left."""
    cleaned = _cleaner.clean(UNWANTED.sub("", text))
    cleaned = re.sub(r"<img(?![^>]* src=)[^>]*>", "", cleaned)
    return _without_empty_end(cleaned)


def _without_empty_end(body: str) -> str:
    """The body up to its last words. Peeled from the end, since one expression over all would try every beginning."""
    body = body.strip()
    end = len(body)
    while (start := body.rfind("<p>", 0, end)) >= 0 and EMPTY.fullmatch(body, start, end):
        end = start
        while end and body[end - 1].isspace():
            end -= 1
    return body[:end]


def plain_text(body: str) -> str:
    """The words of a clean body, paragraphs apart."""
    spaced = re.sub(r"</(?:p|h2|h3|li|blockquote|figcaption|td|th)>|<br>", "\n", body)
    words = html.unescape(TAG.sub("", spaced))
    return "\n".join(line for line in map(str.strip, words.split("\n")) if line)


def paragraphs(texts: Iterable[str]) -> str:
    """A body of plain paragraphs."""
    return "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in texts if text.strip())


def photo_numbers(body: str) -> list[int]:
    """The numbers of the photos that stand in a body."""
    return [int(number) for number in IMAGE.findall(body)]


def render_body(body: str, figure: Figure) -> str:
    """The HTML that readers get: Latin runs isolated, tables in a frame that scrolls, photos made by `figure`."""
    with_figures = FIGURE.sub(lambda found: _render_figure(found[1], figure), body)
    with_images = IMAGE.sub(lambda found: _render_figure(found[0], figure), with_figures)
    framed = with_images.replace("<table>", '<div class="table-frame" tabindex="0"><table>')
    framed = framed.replace("</table>", "</table></div>")
    return "".join(part if part.startswith("<") else _isolated(part) for part in TAG.split(framed))


def _isolated(text: str) -> str:
    """A run of text between tags, its left-to-right runs in `<bdi>`."""
    return isolate_html(html.unescape(text)) if text else ""


def _render_figure(inside: str, figure: Figure) -> str:
    """One figure; without a photo of ours in it, what it says is kept as paragraphs."""
    image = IMAGE.search(inside)
    if image is None:
        return inside
    alt, caption = ALT.search(image[0]), CAPTION.search(inside)
    return figure(int(image[1]), html.unescape(alt[1]) if alt else "", caption[1] if caption else "")
