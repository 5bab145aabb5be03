"""The first time a report's text names somebody it is linked to, the name leads to their page.

Done on the way out, so that the words stay as they were written: whoever unlinks a record, or renames it, need not open
old reports. The work is done once an edition for each text and kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, cast

from django.db.models import Q

from articles.models import Mention
from events.directory import Key
from events.models import Alone, OtherName
from events.models.alone import usual
from events.models.other_name import BEARERS
from newsroom import edition
from newsroom.arabic.names import Directory, Name
from newsroom.body_lines import body_lines
from newsroom.prepared import Prepared, numbers

# Where a name is not made a link: it is one already, or it is a heading, a caption, a table's head.
_CLOSED = re.compile(r"<(a|h2|h3|figcaption|th)\b.*?</\1>", re.DOTALL)
KEPT = 256
"""Texts that a process remembers; three megabytes, and the front page's reports ten times over."""


class Named(NamedTuple):
    """A record that the report is linked to, as far as its links depend on it."""

    key: Key
    name: str
    alone: str
    address: str


def linked(body: str, mentions: Iterable[Mention]) -> str:
    """The body with a link on the first mention of each record that readers may see.

    No query where this edition has shown the text before, else one.
    """
    named = tuple(_named(mention) for mention in mentions if mention.entity.is_published())
    return _linked(body, named, edition.current()) if named and body else body


def forget() -> None:
    """Keep nothing; for tests, in which each begins with another database."""
    _linked.cache_clear()


def _named(mention: Mention) -> Named:
    entity = mention.entity
    kind = str(entity._meta.model_name)
    return Named(Key(kind, entity.pk), entity.name, entity.alone, entity.get_absolute_url())


@lru_cache(maxsize=KEPT)
def _linked(body: str, named: tuple[Named, ...], _edition: int) -> str:
    return with_links(body, _names(named), {one.key: one.address for one in named})


def _names(named: Iterable[Named]) -> list[Name]:
    """All names of the records; one query for the other ones."""
    rows = [(one.key, one.name, "name", one.alone) for one in named]
    keys = sorted(key for key, *_rest in rows if key.kind in BEARERS)
    kinds = tuple(key.kind for key in keys)
    given = dict(zip(numbers(len(keys)), (key.number for key in keys), strict=True))
    for name, kind, alone, *bearers in _other_names(kinds).rows(given) if keys else ():
        bearer, number = next((bearer, pk) for bearer, pk in zip(BEARERS, bearers, strict=True) if pk)
        rows.append((Key(bearer, number), name, kind, alone))
    return [_name(*row) for row in rows if row[3] != Alone.NEVER]


@lru_cache(256)
def _other_names(kinds: tuple[str, ...]) -> Prepared:
    """The other names of so many records of these kinds."""
    stand_ins = list(zip(kinds, numbers(len(kinds)), strict=True))
    wanted = Q()
    for bearer in dict.fromkeys(kinds):
        wanted |= Q(**{f"{bearer}__in": [number for kind, number in stand_ins if kind == bearer]})
    columns = ("name", "kind", "alone", *(f"{one}_id" for one in BEARERS))
    return Prepared(lambda: OtherName.objects.filter(wanted).order_by("pk").values_list(*columns))


def _name(key: Key, text: str, kind: str, alone: str) -> Name:
    person = key.kind == "person"
    waits = (alone or usual(text, person=person)) == Alone.AFTER
    return Name(key, text, kind, alone=not waits, person=person, insisted=alone == Alone.ALWAYS)


def with_links(body: str, names: Iterable[Name], addresses: dict[Key, str]) -> str:
    """The body with each of the addresses on the first place that names its record alone."""
    directory = Directory(names)
    open_ = {**addresses}
    lines = body_lines(body)
    found = directory.find("\n".join(line.text.replace("\n", " ") for line in lines))
    closed = [place.span() for place in _CLOSED.finditer(body)]
    links: list[tuple[int, int, str]] = []
    offset, following = 0, iter(found)
    mention = next(following, None)
    for line in lines:
        end = offset + len(line.text)
        while mention is not None and mention.start < end:
            first, last = line.place(mention.start - offset), line.place(mention.end - offset - 1)
            key = cast("Key", mention.keys[0])
            fits = len(mention.keys) == 1 and key in open_ and "<" not in body[first[0] : last[1]]
            if fits and not any(start <= first[0] < stop for start, stop in closed):
                links.append((first[0], last[1], open_.pop(key)))
            mention = next(following, None)
        offset = end + 1
    for start, stop, address in reversed(links):
        body = f'{body[:start]}<a href="{html.escape(address)}">{body[start:stop]}</a>{body[stop:]}'
    return body
