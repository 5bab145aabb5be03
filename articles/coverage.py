"""The reports about somebody or something of the record: those that name it, and those that it signs."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, Credit, Mention
from articles.reads import cards
from events.coverage import Asked, Together
from events.models import Organisation, Person, Source
from events.models.entity import Entity
from newsroom.heads import head, joined
from newsroom.paging import Cursor, Page, cut

SIGNED, LOOK = "signed", "plays_"
PRINTED = ("id", "name", "slug", "published_at")
MOST_PEOPLE = 60
"""People of an organisation whose reports its page may include, those of the latest positions; each is one more short
read of an index."""
NEWEST, MOST_NAMES = 60, 12
"""Names that stand together are counted in so many of the newest reports, and so many of them are shown."""


class ReportsOfTheRecord:
    """What the record asks the paper; see events.coverage."""

    def reports(self, entity: Entity, cursor: Cursor | None, asked: Asked) -> Page:
        """A page of published reports, newest first."""
        return reports_about(entity, cursor, asked)

    def noticed(self, rows: Any) -> Any:
        """For each part, whether there is a report."""
        return rows.annotate(**{f"{LOOK}{part}": look for part, look in _looks(rows.model).items()})

    def parts(self, entity: Entity) -> list[tuple[str, str]]:
        """What `noticed` has noticed, else one query."""
        if not hasattr(entity, f"{LOOK}{Mention.Part.SUBJECT.value}"):
            entity = self.noticed(type(entity)._default_manager.filter(pk=entity.pk)).get()
        found = [part for part in _looks(type(entity)) if getattr(entity, f"{LOOK}{part}")]
        return [(part, part_label(part)) for part in found]

    def named_together(self, entity: Entity) -> list[Together]:
        """One query, whose cost does not grow with the number of reports."""
        kind = str(entity._meta.model_name)
        newest = _ordered(Mention.objects.filter(**{kind: entity}).published(), None)
        others: Any = Mention.objects.filter(article__in=newest.values("article")[:NEWEST])
        counts: Counter[Any] = Counter()
        rows = others.values_list(
            *(f"{table}__{name}" for table in ("person", "organisation") for name in PRINTED)
        )
        for row in rows:
            for model, values in ((Person, row[: len(PRINTED)]), (Organisation, row[len(PRINTED) :])):
                if values[0] is not None:
                    counts[model(**dict(zip(PRINTED, values, strict=True)))] += 1
        seen = [(one, count) for one, count in counts.items() if one != entity and one.is_published()]
        seen.sort(key=lambda found: (-found[1], found[0].name))
        return [Together(one, count) for one, count in seen[:MOST_NAMES]]


def _looks(model: type[Any]) -> dict[str, Any]:
    """For each part that a record of a kind may play, the look whether there is a report."""
    named = Mention.objects.published().filter(**{str(model._meta.model_name): OuterRef("pk")})
    looks: dict[str, Any] = {part.value: Exists(named.filter(part=part)) for part in Mention.Part}
    if model is Person:
        looks[SIGNED] = Exists(Credit.objects.published().filter(person=OuterRef("pk")))
    return looks


def reports_about(entity: Entity, cursor: Cursor | None, asked: Asked | None = None) -> Page:
    """A page of published reports linked to `entity`, newest first; two or three short index reads.

    Raises:
        Http404: a cursor was given and nothing lies beyond it.
    """
    size = settings.REPORTS_PER_PAGE
    page = cut(_nearest(_lists(entity, asked or Asked()), cursor, size + 1), cursor, size, "article_id")
    page.items = _articles([link.article_id for link in page.items])
    return page


def part_label(part: str) -> str:
    """How readers call the reports in which somebody plays this part."""
    return {
        Mention.Part.SUBJECT.value: _("Subject"),
        Mention.Part.SPEAKER.value: _("Speaker"),
        Mention.Part.QUOTED.value: _("Quoted"),
        Mention.Part.MENTIONED.value: _("Mentioned"),
        SIGNED: _("Signed"),
    }[part]


class Link(NamedTuple):
    """That a report is linked to something, and the report's moment."""

    published_at: datetime
    article_id: int


def _lists(entity: Entity, asked: Asked) -> list[Any]:
    """The lists of links that the page is made from."""
    kind = str(entity._meta.model_name)
    signed = [Credit.objects.filter(**{kind: entity})] if isinstance(entity, (Person, Source)) else []
    if asked.part == SIGNED:
        return signed or [Credit.objects.none()]
    mentions: list[Any] = [Mention.objects.filter(**{kind: entity})]
    mentions += [Mention.objects.filter(person=person) for person in asked.people[:MOST_PEOPLE]]
    if asked.part:
        return [links.filter(part=asked.part) for links in mentions]
    return mentions + signed


def _nearest(lists: list[Any], cursor: Cursor | None, size: int) -> list[Link]:
    """The nearest links beyond the cursor out of several lists, each report once; one query."""
    ordered = [_ordered(links.published(), cursor) for links in lists]
    if len(ordered) == 1:
        rows = ordered[0].values_list(*Link._fields)[:size]
    else:
        rows = joined([head(links, size).values_list(*Link._fields) for links in ordered])
    back = cursor is not None and cursor.back
    return sorted({Link(*row) for row in rows}, reverse=not back)[:size]


def _ordered(links: Any, cursor: Cursor | None) -> QuerySet:
    """Links in the order of the list, from the cursor on."""
    if cursor is None:
        return links.order_by("-published_at", "-article_id")
    return cursor.narrow(links, "article_id")


def _articles(numbers: list[int]) -> list[Article]:
    """The reports with these numbers, in this order, as cards need them."""
    found = cards(numbers)
    return [found[number] for number in numbers if number in found]
