"""One line of an import: what it may hold, and why one is refused."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn, cast

from django.db.models import Field, Model
from django.utils.translation import gettext as _

from articles.models import Article, Genre, Revision, Section, Tag
from events.models.entity import Entity
from newsroom.arabic.typography import strip_bidi

MOST_BYTES = 4 * 2**20
"""A longer line is refused unread: a report of a million words is none."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Moments outside are slips of a keyboard, and calendars and clocks stumble over the edges of time."""

# Control characters other than tabs and line ends, and halves of characters, which no database takes.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class BadLine(Exception):
    """A line that cannot be taken; the text is the reason, for whoever runs the import."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as a line gives it, checked, its lines and names tidied; what is missing is empty."""

    external_id: str
    section: str
    section_slug: str
    title: str
    lead: str
    body: tuple[str, ...]
    tags: tuple[str, ...]
    people: tuple[str, ...]
    organisations: tuple[str, ...]
    source: str
    genre: str
    event: str
    published_at: datetime
    digest: str
    """A fingerprint of all that the line says but its number: 64 hexadecimal digits."""


def read_line(line: bytes) -> ReportLine:
    """The report on a line.

    Raises:
        BadLine: it holds none, with the reason.
    """
    fields = _Fields(_json_object(line))
    values: dict[str, Any] = {
        "section": fields.required_text("section", _longest(Section, "name")),
        "section_slug": fields.text("section_slug", _longest(Section, "slug")),
        "title": fields.required_text("title", _longest(Revision, "headline")),
        "lead": fields.text("lead", _longest(Revision, "standfirst")),
        "body": fields.body(),
        "tags": fields.names("tags", _longest(Tag, "name")),
        "people": fields.names("people", _longest(Entity, "name")),
        "organisations": fields.names("organisations", _longest(Entity, "name")),
        "source": fields.text("source", _longest(Entity, "name")),
        "genre": fields.text("genre", _longest(Genre, "name")),
        "event": fields.text("event", _longest(Entity, "name")),
        "published_at": fields.moment("published_at"),
    }
    said = json.dumps(values, ensure_ascii=False, default=str)
    digest = hashlib.sha256(said.encode()).hexdigest()
    # Without a number of its own, a line is known by what it says.
    return ReportLine(external_id=fields.number() or f"line:{digest}", digest=digest, **values)


def _longest(model: type[Model], field: str) -> int:
    """The characters that a column takes."""
    return cast(Field, model._meta.get_field(field)).max_length or 0


def _json_object(line: bytes) -> dict[str, Any]:
    """The object on a line.

    Raises:
        BadLine: there is none.
    """
    if len(line) > MOST_BYTES:
        raise BadLine(_("the line is longer than %(limit)s MB") % {"limit": MOST_BYTES // 2**20})
    try:
        found = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise BadLine(_("it is not UTF-8 text")) from error
    except (ValueError, RecursionError) as error:
        raise BadLine(_("it is not JSON")) from error
    if not isinstance(found, dict):
        raise BadLine(_("it is not a JSON object"))
    return found


def _no_number(name: str) -> NoReturn:
    """NaN and Infinity are not JSON."""
    raise ValueError(name)


class _Fields:
    """The fields of a line, each taken by what it must be; null is the same as missing."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def number(self) -> str:
        """The caller's number, as text; "" where there is none."""
        value = self.values.get("id")
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise BadLine(_("«%(field)s» must be a number or a text") % {"field": "id"})
        text = self._fit("id", str(value)).strip()
        if not text:
            raise BadLine(_("«%(field)s» is empty") % {"field": "id"})
        return self._not_longer("id", text, _longest(Article, "external_id"))

    def text(self, field: str, longest: int) -> str:
        """One line of text, of at most `longest` characters; "" where there is none."""
        value = self.values.get(field)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise BadLine(_("«%(field)s» must be a text") % {"field": field})
        return self._not_longer(field, self._one_line(field, value), longest)

    def required_text(self, field: str, longest: int) -> str:
        """The same, not empty."""
        return self.text(field, longest) or self._missing(field)

    def body(self) -> tuple[str, ...]:
        """The paragraphs, at least one."""
        paragraphs = (self._fit("body", text).strip() for text in self._texts("body"))
        return tuple(text for text in paragraphs if text) or self._missing("body")

    def names(self, field: str, longest: int) -> tuple[str, ...]:
        """The names, each once; blank ones say nothing."""
        names = (self._one_line(field, text) for text in self._texts(field))
        return tuple(dict.fromkeys(self._not_longer(field, name, longest) for name in names if name))

    def moment(self, field: str) -> datetime:
        """A moment in UTC, to the second's fraction."""
        text = self.required_text(field, 64)
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise BadLine(
                _("«%(field)s» is not a date and time as ISO 8601 writes it") % {"field": field}
            ) from error
        if moment.tzinfo is None:
            raise BadLine(_("«%(field)s» names no time zone") % {"field": field})
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise BadLine(
                _("the year of «%(field)s» is not between %(first)s and %(last)s")
                % {"field": field, "first": FIRST_YEAR, "last": LAST_YEAR}
            )
        return moment.astimezone(UTC)

    def _texts(self, field: str) -> list[str]:
        value = self.values.get(field)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise BadLine(_("«%(field)s» must be a list of texts") % {"field": field})
        return value

    def _one_line(self, field: str, text: str) -> str:
        return " ".join(strip_bidi(self._fit(field, text)).split())

    def _fit(self, field: str, text: str) -> str:
        if UNFIT.search(text):
            raise BadLine(_("«%(field)s» holds characters that are no text") % {"field": field})
        return text

    def _not_longer(self, field: str, text: str, longest: int) -> str:
        if len(text) > longest:
            raise BadLine(
                _("«%(field)s» is longer than %(limit)s characters") % {"field": field, "limit": longest}
            )
        return text

    def _missing(self, field: str) -> NoReturn:
        raise BadLine(_("«%(field)s» is missing or empty") % {"field": field})
