"""Names that a query may mean: people, organisations, events, places and tags, and headlines while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, Q, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Tag
from events.models import Event, Organisation, OtherName, Person, Place
from newsroom.arabic.normalise import fold, sort_key
from newsroom.arabic.search_terms import Query
from newsroom.heads import head, joined

MOST = 4
"""Of each kind."""


class Known(NamedTuple):
    """Something with a page of its own."""

    kind: str
    label: str
    url: str


def _words(query: Query) -> list[str]:
    words = [word.text for word in query.words] + [word for phrase in query.phrases for word in phrase.words]
    return [sort_key(word) or word for word in words]


def matching(query: Query, most: int = MOST) -> list[Known]:
    """Published records whose name, or one of whose other names, holds the words; then tags. Two queries."""
    words = _words(query)
    if not words:
        return []
    kinds: dict[str, tuple[Any, str]] = {
        "person": (Person, _("person")),
        "organisation": (Organisation, _("organisation")),
        "event": (Event, _("event")),
        "place": (Place, _("place")),
    }
    lists = []
    for kind, (model, _label) in kinds.items():
        named = model.objects.published().filter(_all_in("sort_key", words) | Q(pk__in=_other(model, words)))
        rows = head(named.by_name(), most).annotate(of=Value(kind, CharField()))
        lists.append(rows.values_list("of", "sort_key", "pk", "name", "slug"))
    places = list(kinds)
    found = [
        Known(kinds[kind][1], name, reverse(f"events:{kind}", args=[pk, slug]))
        for kind, _key, pk, name, slug in sorted(
            joined(lists), key=lambda row: (places.index(row[0]), *row[1:3])
        )
    ]
    return found + [Known(_("tag"), tag.name, tag.get_absolute_url()) for tag in _tags(words, most)]


def _all_in(column: str, words: Sequence[str]) -> Q:
    condition = Q()
    for word in words:
        condition &= Q(**{f"{column}__contains": word})
    return condition


def _other(model: Any, words: Sequence[str]) -> Any:
    kind = model._meta.model_name
    rows = OtherName.objects.filter(_all_in("folded", words), **{f"{kind}__isnull": False})
    return rows.values(f"{kind}_id")[:50]


def _tags(words: Sequence[str], most: int) -> list[Tag]:
    """Tags carry no folded name: their address text is near enough, and what it gives is compared folded."""
    rows = Tag.objects.filter(_any_of("name", words) | _any_of("slug", words))[:200]
    return [tag for tag in rows if all(word in fold(tag.name) for word in words)][:most]


def _any_of(column: str, words: Sequence[str]) -> Q:
    condition = Q()
    for word in words:
        condition |= Q(**{f"{column}__contains": word})
    return condition
