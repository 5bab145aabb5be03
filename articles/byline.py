"""The byline: «متابعة – SOURCE || DATE», kept as parts and printed in the house form."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from articles.models import Article, Credit
from newsroom.models import SiteIdentity


class Part(NamedTuple):
    """A piece of the byline."""

    kind: str
    """genre, credit, date or separator."""
    text: str
    url: str | None = None
    datetime: datetime | None = None


def parts(article: Article, credits: list[Credit], identity: SiteIdentity) -> list[Part]:
    """The pieces in order; separators and what is shown are settings of the paper."""
    line: list[Part] = []
    if identity.byline_shows_genre and article.genre:
        line.append(Part("genre", article.genre.name))
    names = _names(credits)
    if line and names:
        line.append(Part("separator", identity.byline_separator))
    line += names
    day = article.published_local_day
    if identity.byline_shows_date and day:
        if line:
            line.append(Part("separator", identity.byline_date_separator))
        line.append(Part("date", identity.house_style.site_date(day), datetime=article.published_at))
    return line


def _names(credits: list[Credit]) -> list[Part]:
    """Whoever signs, with «،» between them; what was not writing is said in brackets."""
    line: list[Part] = []
    for credit in credits:
        bearer = credit.bearer
        if line:
            line.append(Part("separator", "، "))
        said = "" if credit.role == Credit.Role.WRITER else f" ({credit.get_role_display()})"
        line.append(Part("credit", bearer.name, bearer.get_absolute_url() if bearer.is_published() else None))
        if said:
            line.append(Part("separator", said))
    return line
