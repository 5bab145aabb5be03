"""Django's tags for translation, but words without variables are looked up once a language and not on every page.

Templates for readers say `{% load words %}` where others say `{% load i18n %}`.
"""

from __future__ import annotations

from django import template
from django.template.base import Parser, Token
from django.templatetags import i18n
from django.utils.translation import get_language

register = template.Library()
# A page has one language; `{% language %}`, which changes it half-way, stays with Django's own library.
register.tags |= {name: tag for name, tag in i18n.register.tags.items() if name != "language"}
register.filters |= i18n.register.filters


class KnownWords(template.Node):
    """Words of the template itself; a page of a report has thirty, which took a twentieth of its time."""

    def __init__(self, words: i18n.TranslateNode) -> None:
        self.words = words
        self.known: dict[str, str] = {}

    def render(self, context: template.Context) -> str:
        """As Django would, remembered by language."""
        language = _language(context)
        if language not in self.known:
            self.known[language] = self.words.render(context)
        return self.known[language]


def _language(context: template.Context) -> str:
    """That of the page, asked for once: it takes five times as long as the words."""
    of_page = context.render_context.dicts[0]
    known = of_page.get("language")
    if known is None:
        known = of_page["language"] = get_language() or ""
    return known


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> template.Node:
    """`{% translate "words" %}`, with all that Django's tag may be given."""
    node = i18n.do_translate(parser, token)
    said = node.filter_expression
    plain = said.var.literal is not None and not said.filters
    return KnownWords(node) if plain and not (node.asvar or node.noop or node.message_context) else node
