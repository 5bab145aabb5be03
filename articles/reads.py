"""What the pages of reports read, prepared: the same grammar as everywhere, with SQL that is composed once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from articles.models import Article, Correction, Credit, Mention, Section, Statement, Tag
from articles.querysets import day_bounds
from events.models import Person
from newsroom.bundle import Bundle
from newsroom.paging import Cursor, Page, cut
from newsroom.prepared import LATER, MOMENT, NOW, NUMBER, OTHER_NUMBER, WORDS, Prepared, numbers

_PAGE = Prepared(lambda: Article.objects.for_page().telling_of_statements().filter(pk=NUMBER))
_CREDITS = Prepared(lambda: Credit.objects.filter(article=NUMBER).select_related("person__photo", "source"))
_MENTIONS = Prepared(lambda: Mention.objects.filter(article=NUMBER).with_entities())
_STATEMENTS = Prepared(
    lambda: (
        Statement.objects.filter(article=NUMBER, stands=True)
        .select_related("person", "organisation")
        .order_by("position", "pk")
    )
)
_MARGINS = Bundle(
    lambda: (Correction.objects.filter(article=NUMBER), Tag.objects.filter(tagged__content_object=NUMBER))
)


def for_page(number: int) -> Article | None:
    """The report with its whole live text, published or not."""
    return next(iter(_PAGE.objects({NUMBER: number})), None)


def credits_of(article: Article) -> list[Credit]:
    """Whoever signs, in order, with the person and the portrait, or the source."""
    return _CREDITS.objects({NUMBER: article.pk})


def mentions_of(article: Article) -> list[Mention]:
    """The links to the record, with whatever they name."""
    return _MENTIONS.objects({NUMBER: article.pk})


class Margins(NamedTuple):
    """What stands around the words of a report."""

    corrections: list[Correction]
    tags: list[Tag]


def margins_of(article: Article) -> Margins:
    """The corrections in the order in which they were made, and the tags by name; one query."""
    return Margins(*_MARGINS.rows({NUMBER: article.pk}))


def statements_of(article: Article) -> list[Statement]:
    """The statements that stand in its words and whose speakers have a page for readers, in the order of the text.

    No query where `for_page` saw none.
    """
    if not getattr(article, "has_statements", True):
        return []
    return [row for row in _STATEMENTS.objects({NUMBER: article.pk}) if row.speaker.is_published()]


def of_section(section: Section, cursor: Cursor | None) -> Page:
    """A page of the section, newest first, with what cards print; one query, whatever the length of the list.

    Raises:
        Http404: a cursor was given and nothing lies beyond it.
    """
    values = {NUMBER: section.pk, NOW: timezone.now()}
    if cursor is not None:
        values |= {MOMENT: cursor.moment, OTHER_NUMBER: cursor.number}
    size = settings.REPORTS_PER_PAGE
    return cut(_of_section(cursor and cursor.back, size + 1).objects(values), cursor, size)


@cache
def _of_section(back: bool | None, most: int) -> Prepared:  # noqa: FBT001
    """`back` is the direction of the cursor, None without one."""
    reports = Article.objects.published(NOW).in_section(Section(pk=NUMBER)).for_card()
    ordered = reports.newest_first() if back is None else Cursor(MOMENT, OTHER_NUMBER, back).narrow(reports)
    return Prepared(lambda: ordered[:most])


_OF_DAY = Prepared(
    lambda: (
        Article.objects.published(NOW)
        .filter(published_at__gte=MOMENT, published_at__lt=LATER)
        .newest_first()
        .for_card()
    )
)


def of_day(day: date) -> list[Article]:
    """The reports of a day by the site's clock, newest first, with what cards print."""
    start, end = day_bounds(day)
    return _OF_DAY.objects({NOW: timezone.now(), MOMENT: start, LATER: end})


def moments_beside(
    start: datetime, end: datetime, section: Section | None = None
) -> tuple[datetime | None, datetime | None]:
    """The last moment of publication before `start` and the first from `end` on; two index reads."""
    values = {NOW: timezone.now(), MOMENT: start, LATER: end, NUMBER: section.pk if section else None}
    before, after = (query.rows(values) for query in _beside(section is not None))
    return before[0][0] if before else None, after[0][0] if after else None


@cache
def _beside(narrowed: bool) -> tuple[Prepared, Prepared]:  # noqa: FBT001
    reports = Article.objects.published(NOW)
    if narrowed:
        reports = reports.in_section(Section(pk=NUMBER))
    before = reports.filter(published_at__lt=MOMENT).newest_first().values_list("published_at")
    after = reports.filter(published_at__gte=LATER).order_by("published_at", "id").values_list("published_at")
    return Prepared(lambda: before[:1]), Prepared(lambda: after[:1])


_SECTION = Prepared(lambda: Section.objects.filter(slug=WORDS))


def section_at(slug: str) -> Section | None:
    """The section whose address has these words."""
    return next(iter(_SECTION.objects({WORDS: slug})), None)


def writers_of(articles: Sequence[int]) -> dict[int, Person]:
    """The first person who signs each of these reports as writer, with the portrait, by the number of the report."""
    if not articles:
        return {}
    values = dict(zip(numbers(len(articles)), articles, strict=True))
    signed = _writers(len(articles)).objects(values)
    return {credit.article_id: credit.person for credit in reversed(signed)}


@cache
def _writers(count: int) -> Prepared:
    writers = Credit.objects.filter(role=Credit.Role.WRITER, person__isnull=False)
    return Prepared(
        lambda: (
            writers.filter(article__in=numbers(count)).select_related("person__photo").order_by("order", "id")
        )
    )


def cards(wanted: Iterable[int]) -> dict[int, Article]:
    """Those of these reports that readers see, with what a card prints, by their numbers."""
    asked = list(dict.fromkeys(wanted))
    if not asked:
        return {}
    values = dict(zip(numbers(len(asked)), asked, strict=True))
    return {article.pk: article for article in _cards(len(asked)).objects({**values, NOW: timezone.now()})}


@cache
def _cards(count: int) -> Prepared:
    return Prepared(
        lambda: Article.objects.published(NOW).for_card().filter(pk__in=numbers(count)).order_by()
    )
