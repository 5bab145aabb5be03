"""Names that a query may mean: people, organisations, events, places and tags, and headlines while somebody types."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import CharField, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Tag
from events import name_search
from events.models import Event, Organisation, Person, Place
from newsroom.arabic.search_terms import Query
from newsroom.heads import head, joined

MOST = 4
"""Of each kind."""


class Known(NamedTuple):
    """Something with a page of its own."""

    kind: str
    label: str
    url: str


def matching(query: Query, most: int = MOST) -> list[Known]:
    """Published records that bear all the words, or names that begin with them; then tags. Three queries."""
    words = _words(query)
    if not words:
        return []
    kinds: dict[str, tuple[Any, str]] = {
        "person": (Person, _("person")),
        "organisation": (Organisation, _("organisation")),
        "event": (Event, _("event")),
        "place": (Place, _("place")),
    }
    named = name_search.conditions([Tag, *(model for model, _label in kinds.values())], words)
    lists = []
    for kind, (model, _label) in kinds.items():
        rows = head(model.objects.published().filter(named[model]).by_name(), most)
        lists.append(
            rows.annotate(of=Value(kind, CharField())).values_list("of", "sort_key", "pk", "name", "slug")
        )
    places = list(kinds)
    tags = Tag.objects.filter(named[Tag]).order_by("name", "pk")[:most]
    found = [
        Known(kinds[kind][1], name, reverse(f"events:{kind}", args=[pk, slug]))
        for kind, _key, pk, name, slug in sorted(
            joined(lists), key=lambda row: (places.index(row[0]), *row[1:3])
        )
    ]
    return found + [Known(_("tag"), tag.name, tag.get_absolute_url()) for tag in tags]


def _words(query: Query) -> list[list[str]]:
    """The forms of each word: as it is and without its article."""
    words = [word.text for word in query.words] + [word for phrase in query.phrases for word in phrase.words]
    return [name_search.forms(word) for word in words]
