"""What stands on a page dozens of times: a report as a card, as a row of a list, as an entry of a day's paper.

These three are written in Python, not as templates, because a front page prints sixty of them: as templates they took
two thirds of the page's time. All other components are templates.
"""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any, Protocol

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

from articles.models import Section
from newsroom.models import Photo
from newsroom.templatetags.newsroom import bidi, clock, day_ago, iso, picture

register = Library()


class Words(Protocol):
    """What readers see of a report in a list."""

    kicker: str
    headline: str
    standfirst: str
    lead_photo: Photo | None


class Listed(Protocol):
    """A report, or the card of one with words and a photo of its own."""

    shown: Any
    section: Section
    published_at: datetime

    def get_absolute_url(self) -> str:
        """The address of the report."""


@register.simple_tag
def card(
    article: Listed,
    *,
    size: str = "medium",
    level: int = 3,
    sizes: str = "(min-width: 60rem) 25vw, (min-width: 40rem) 50vw, 100vw",
    show_section: bool = False,
    show_standfirst: bool = False,
    show_date: bool = False,
    hide_photo: bool = False,
    priority: bool = False,
) -> SafeString:
    """A report in a grid.

    `size` is lead, wide, large, medium, small or plain; `level` that of the heading; `sizes` the photo's width in CSS;
    `priority` marks the first photo of a page.
    """
    words: Words = article.shown
    photo = None if hide_photo else words.lead_photo
    return _joined(
        f'<article class="card card--{size}{"" if photo else " card--text"}">',
        _photo(photo, sizes, priority=priority),
        _section_label(article.section) if show_section else "",
        _kicker(words),
        _headline(article, level),
        _standfirst(words) if show_standfirst else "",
        f'<p class="meta">{day_ago(article.published_at)}</p>' if show_date else "",
        "</article>",
    )


@register.simple_tag
def report_row(
    article: Listed, *, level: int = 2, show_section: bool = False, hide_date: bool = False
) -> SafeString:
    """A report in a list, newest first; on the page of one day with its hour instead of the day."""
    words: Words = article.shown
    moment = _hour(article.published_at) if hide_date else day_ago(article.published_at)
    section = f"<span>{bidi(article.section.name)}</span> " if show_section else ""
    return _joined(
        f'<article class="report-row{" report-row--photo" if words.lead_photo else ""}">',
        _photo(words.lead_photo, "(min-width: 54rem) 13rem, 24vw"),
        _kicker(words),
        _headline(article, level),
        _standfirst(words),
        f'<p class="meta">{section}{moment}</p>',
        "</article>",
    )


@register.simple_tag
def day_card(article: Listed) -> SafeString:
    """A report in the columns of a day's paper: words first, its hour under them."""
    words: Words = article.shown
    return _joined(
        '<article class="card day-card">',
        _kicker(words),
        _headline(article, 3),
        _standfirst(words),
        f'<p class="meta">{_hour(article.published_at)}</p>',
        "</article>",
    )


def _joined(*pieces: str) -> SafeString:
    return mark_safe("".join(pieces))  # noqa: S308 - every word in them is escaped


def _photo(photo: Photo | None, sizes: str, *, priority: bool = False) -> str:
    if photo is None:
        return ""
    return f'<div class="card__photo">{picture(photo, sizes=sizes, ratio="3:2", priority=priority)}</div>'


def _section_label(section: Section) -> str:
    return f'<p class="section-label"><a href="{escape(section.get_absolute_url())}">{bidi(section.name)}</a></p>'


def _kicker(words: Words) -> str:
    return f'<p class="kicker">{bidi(words.kicker)}</p>' if words.kicker else ""


def _headline(article: Listed, level: int) -> str:
    link = f'<a href="{escape(article.get_absolute_url())}">{bidi(article.shown.headline)}</a>'
    return f'<h{level} class="card__headline">{link}</h{level}>'


def _standfirst(words: Words) -> str:
    return f'<p class="card__standfirst">{bidi(words.standfirst)}</p>' if words.standfirst else ""


def _hour(moment: datetime) -> str:
    return f'<time datetime="{iso(moment)}">{clock(moment)}</time>'
