"""What the rule chooses from: the newest of all and of each kind of opinion, then of each section. Two queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db.models import BigIntegerField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.front_page.arranged import Arranged
from articles.front_page.rule import LATEST_LENGTH, Material, Row
from articles.front_page.slots import FOCUS, LEAD, MOST, OPINION, SECOND, Place
from articles.models import Article, Genre, Mention, Section
from articles.prominence import MOST_PINNED, pinned_reports
from newsroom import frame, prepared
from newsroom.prepared import NOW, NUMBER, Asked, Prepared

COLUMNS = ("published_at", "pk", "section_id", "genre_id")
# So many at most does the rule put above the bands.
ABOVE = LEAD.most + SECOND.most + OPINION.most + FOCUS.most + LATEST_LENGTH + MOST_PINNED
# Lengths of lists grow by steps, so that few queries have to be composed.
STEP = 5


def material(arranged: Arranged, sections: Sequence[Section]) -> Material:
    """What there is to fill the page with, beside what was placed by hand."""
    genres = opinion_genres()
    values = {NOW: timezone.now()}
    pinned = pinned_reports()
    asked: list[Asked] = [_newest(_enough(ABOVE + len(arranged.cards))).asked(values)]
    for genre in genres:
        most = _enough(OPINION.most + MOST_PINNED + len(arranged.cards))
        asked.append(_newest_of("genre", most).asked({**values, NUMBER: genre}))
    above = prepared.union(asked)
    # Whatever stands above the bands is one of these, so no band has to look further down its section.
    taken = Counter(row[2] for row in above)
    taken.update(report.section_id for report in (*pinned, *(card.article for card in arranged.cards)))
    about = _about(arranged)
    bands = []
    for section in sections:
        most = _enough(MOST[Place.BAND] + taken[section.pk] + min(len(about), FOCUS.most))
        bands.append(_newest_of("section", most).asked({**values, NUMBER: section.pk}))
    return Material(
        pool=_each_once(above + prepared.union(bands)),
        sections=[section.pk for section in sections],
        opinion=frozenset(genres),
        pinned=[report.pk for report in pinned],
        about=about,
    )


def _enough(most: int) -> int:
    return -(-most // STEP) * STEP


def _each_once(rows: list[tuple]) -> list[Row]:
    """The newest first; of a report that is on several lists, the row that knows of a photo."""
    found = {row[1]: row for row in sorted(rows)}
    return [Row(*row) for row in sorted(found.values(), reverse=True)]


@cache
def _newest(most: int) -> Prepared:
    """With the photo: only of the newest of all does the rule ask whether they have one."""
    rows = Article.objects.published(NOW).newest_first().annotate(photo=Coalesce("live__lead_photo_id", 0))
    return Prepared(lambda: rows.values_list(*COLUMNS, "photo")[:most])


@cache
def _newest_of(kind: str, most: int) -> Prepared:
    """One short index read a section or a genre: asked for several, a database would sort all there ever were."""
    rows = Article.objects.published(NOW).filter(**{f"{kind}_id": NUMBER}).newest_first()
    without = rows.annotate(photo=Value(0, BigIntegerField()))
    return Prepared(lambda: without.values_list(*COLUMNS, "photo")[:most])


_ABOUT = Prepared(
    lambda: (
        Mention.objects.published(NOW)
        .filter(event_id=NUMBER)
        .order_by("-published_at", "-article_id")
        .values_list("published_at", "article_id")[:ABOVE]
    )
)


def _about(arranged: Arranged) -> list[int]:
    """The newest reports about the event in focus."""
    if arranged.event is None:
        return []
    asked = _ABOUT.asked({NOW: timezone.now(), NUMBER: arranged.event.pk})
    return [number for _moment, number in sorted(prepared.union([asked]), reverse=True)]


def opinion_genres() -> list[int]:
    """The numbers of the genres that are opinion; looked up once an edition."""
    found: Any = frame.kept("opinion", _opinion_genres)
    return list(found)


def _opinion_genres() -> list[int]:
    return list(Genre.objects.filter(schema_type=Genre.SchemaType.OPINION).values_list("pk", flat=True))
