"""Whose archive a page shows, the paper's or a section's, and the addresses in it; the box in which a day is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import archive_counts
from articles.archive_counts import Unit, period
from articles.models import Article, Section
from articles.querysets import ArticleQuerySet
from articles.views.days import FIRST_YEAR, LAST_YEAR, first_and_last_day
from articles.views.section import section_day_url, section_or_404
from newsroom import frame
from newsroom.arabic.date_reading import DateError, PartialDate, Precision, parse_partial
from newsroom.forms.digits import fault
from newsroom.pages import Crumb

UNITS = {Precision.DAY: Unit.DAY, Precision.MONTH: Unit.MONTH, Precision.YEAR: Unit.YEAR}


def month_url(month: date) -> str:
    """The address of a month."""
    return reverse("articles:archive_month", args=[month.year, month.month])


def day_url(day: date) -> str:
    """The address of the paper of one day."""
    return reverse("articles:day", args=[day.year, day.month, day.day])


@dataclass(frozen=True)
class Place:
    """The archive of the whole paper, or of a section."""

    section: Section | None = None

    @classmethod
    def at(cls, slug: str | None) -> Place:
        """That of the section at an address; without one that of the paper.

        Raises:
            Http404: there is no such section.
        """
        return cls(section_or_404(slug) if slug is not None else None)

    @property
    def reports(self) -> ArticleQuerySet:
        """What readers see of it."""
        reports: ArticleQuerySet = Article.objects.published()
        return reports.in_section(self.section) if self.section else reports

    def counts(self, unit: str, first: date, last: date) -> dict[date, int]:
        """How many reports each day, month or year has."""
        return archive_counts.counts(unit, self.number, first__range=(first, last))

    def counts_of(self, unit: str, days: list[date]) -> dict[date, int]:
        """The same of some days, months or years."""
        return archive_counts.counts(unit, self.number, first__in=days)

    @property
    def number(self) -> int:
        """Of the section, as the counts have it."""
        return self.section.pk if self.section else archive_counts.WHOLE_PAPER

    def archive(self) -> str:
        """The address of its years."""
        if self.section:
            return reverse("articles:section_archive", args=[self.section.slug])
        return reverse("articles:archive")

    def year(self, year: int) -> str:
        """The address of a year."""
        if self.section:
            return reverse("articles:section_year", args=[self.section.slug, year])
        return reverse("articles:archive_year", args=[year])

    def month(self, month: date) -> str:
        """The address of a month."""
        if self.section:
            return reverse("articles:section_month", args=[self.section.slug, month.year, month.month])
        return month_url(month)

    def day(self, day: date) -> str:
        """The address of a day."""
        return section_day_url(self.section, day) if self.section else day_url(day)

    def url_of(self, typed: PartialDate) -> str:
        """The address of what somebody typed: a day, a month or a year."""
        if typed.precision == Precision.YEAR:
            return self.year(typed.day.year)
        return self.month(typed.day) if typed.precision == Precision.MONTH else self.day(typed.day)

    def named(self, title: str) -> str:
        """A title, the section's name before it."""
        return f"{self.section.name}، {title}" if self.section else title

    def crumbs(self, *steps: Crumb) -> list[Crumb]:
        """The way to a page of it."""
        above = [Crumb(self.section.name, self.section.get_absolute_url())] if self.section else []
        return [*above, Crumb(_("Archive"), self.archive() if steps else None), *steps]


class TypedDate(forms.CharField):
    """A day as the paper writes it, or a month, or a year."""

    def to_python(self, value: Any) -> Any:
        """What was typed.

        Raises:
            ValidationError: it is no date, with the reason.
        """
        text = super().to_python(value)
        if not text:
            return None
        try:
            found = parse_partial(text, today=timezone.localdate())
        except DateError as error:
            raise ValidationError(str(fault(error))) from error
        if not FIRST_YEAR <= found.day.year <= LAST_YEAR:
            raise ValidationError(_("There is no such day in the calendar."))
        return found


class JumpForm(forms.Form):
    """A box for a day; without JavaScript, and what was typed stays in it."""

    day = TypedDate(label=gettext_lazy("Go to a day"), max_length=60)

    def __init__(self, data: Any, place: Place) -> None:
        """`place`: whose days they are."""
        super().__init__(data)
        self.place = place

    def clean_day(self) -> PartialDate:
        """Within what there is.

        Raises:
            ValidationError: it lies before the first report or after the last, which the answer names.
        """
        typed: PartialDate = self.cleaned_data["day"]
        known = first_and_last_day(self.place.reports)
        if known is None:
            raise ValidationError(_("No reports yet"))
        first, last = (period(UNITS[typed.precision], day) for day in known)
        if not first <= typed.day <= last:
            style = frame.identity().house_style
            raise ValidationError(
                _("The archive begins on %(first)s and ends on %(last)s.")
                % {"first": style.full_date(known[0]), "last": style.full_date(known[1])}
            )
        return typed
