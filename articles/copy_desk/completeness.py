"""Remarks on what a report lacks."""

from __future__ import annotations

from collections.abc import Iterator

from articles.copy_desk.remark import Remark, Subject
from newsroom.body import photo_numbers
from newsroom.models import Photo


def completeness(subject: Subject) -> Iterator[Remark]:
    """A standfirst, somebody who signs; for each photo what can be seen on it and whose it is."""
    words, article = subject.words, subject.article
    if not words.standfirst.strip():
        yield Remark("missing-standfirst", "standfirst")
    if article is not None and article.pk and not article.credits.exists():
        yield Remark("missing-byline", "credits")
    if words.lead_photo is None:
        yield Remark("missing-photo", "lead_photo")
    for field, photo in _photos(words.lead_photo, words.body):
        if photo is None:
            yield Remark("photo-gone", field)
            continue
        named = (("photo", str(photo.alt or photo.pk)),)
        if not photo.alt.strip():
            yield Remark("missing-alt", field, params=named)
        if not photo.credit.strip():
            yield Remark("missing-credit", field, params=named)


def _photos(lead: Photo | None, body: str) -> Iterator[tuple[str, Photo | None]]:
    """The photos of the report with the field they stand in; None for one that is not there. One query."""
    if lead is not None:
        yield "lead_photo", lead
    numbers = photo_numbers(body)
    known = Photo.objects.in_bulk(numbers) if numbers else {}
    for number in dict.fromkeys(numbers):
        yield "body", known.get(number)
