"""The marks of sources beside facts, and their list at the foot of a page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from events import citations
from events.models.entity import Entity
from newsroom.templatetags.newsroom import digits

register = template.Library()


@register.simple_tag
def cited(entity: Entity | str, fact: Any) -> SafeString:
    """The numbers of the sources of a fact (the name of a field, or a row such as a position), each a link."""
    if not isinstance(entity, Entity):
        return mark_safe("")  # a page of a kind whose facts nobody cites
    name = citations.fact_of(fact)
    numbers = [source.number for source in citations.of(entity) if name in source.facts]
    marks = format_html_join(
        "",
        '<a class="cite" href="#source-{}" aria-label="{}">{}</a>',
        ((number, _("source %(number)s") % {"number": digits(number)}, digits(number)) for number in numbers),
    )
    return format_html("<sup>{}</sup>", marks) if numbers else mark_safe("")


@register.inclusion_tag("components/citations.html")
def citation_list(entity: Entity) -> dict[str, Any]:
    """«المصادر»: the numbered list."""
    return {"sources": citations.of(entity)}
