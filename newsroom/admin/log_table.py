"""The editorial log as a table for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils.translation import gettext as _

from newsroom.admin.log_words import Change, Names, changes, done, kind
from newsroom.models import LogEntry
from newsroom.templatetags.newsroom import iso

AT_ONCE = 500
# Spreadsheets run what begins with one of these as a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that hands back what is written into it."""

    def write(self, text: str) -> str:
        return text


def lines(entries: Iterable[LogEntry]) -> Iterator[str]:
    """Comma-separated lines with a heading; a byte order mark tells spreadsheets that they are UTF-8."""
    writer = csv.writer(_Echo())
    heading = [_("at"), _("by"), _("verb"), _("kind"), _("number"), _("subject"), _("note"), _("from where")]
    yield "\ufeff" + writer.writerow([*heading, _("changes")])
    rows = iter(entries)
    while chunk := list(islice(rows, AT_ONCE)):
        names = Names(chunk)
        yield from (writer.writerow([_harmless(cell) for cell in _cells(entry, names)]) for entry in chunk)


def _cells(entry: LogEntry, names: Names) -> list[str]:
    return [
        iso(entry.at),
        str(entry.by or _("the system")),
        done(entry),
        kind(entry),
        str(entry.object_id),
        entry.label,
        entry.note,
        entry.origin,
        "\n".join(map(_line, changes(entry, names))),
    ]


def _line(change: Change) -> str:
    return f"{change.label}: {change.before or '–'} ← {change.now or '–'}"


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
