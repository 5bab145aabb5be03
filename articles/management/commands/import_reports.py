"""`manage.py import_reports FILE.jsonl`: reports from another system, one a line."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from articles.importing import file
from articles.importing.ahead import Ahead, Prepared
from articles.importing.batch import SIZE, Writer
from articles.importing.line import BadLine, ReportLine, read_line


class Command(BaseCommand):
    """Importing twice changes nothing; a changed line updates its report; a bad line is named, the rest goes in."""

    help = "Imports reports from a file of JSON lines; see docs/import.md for what a line may hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file."""
        parser.add_argument("file", help="a file of JSON lines, .gz too; - reads standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, say what became of the lines, and fail where one was refused.

        Raises:
            CommandError: the file cannot be read, or a line was refused.
        """
        self.refused = 0
        writer = Writer(note=Path(options["file"]).name)
        try:
            self._import(options["file"], writer)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror or error}") from error
        except file.DAMAGED as error:
            raise CommandError(
                _("%(file)s: the compressed file is damaged") % {"file": options["file"]}
            ) from error
        finally:
            self._sum_up(writer)
        if self.refused:
            said = ngettext("%(count)s line was refused.", "%(count)s lines were refused.", self.refused)
            raise CommandError(said % {"count": self.refused})

    def _import(self, name: str, writer: Writer) -> None:
        total = file.size_of(name)
        # `disable=None`: only where a terminal watches.
        bar = tqdm(total=total, unit="B", unit_scale=True, disable=None, leave=False)
        with file.opened(name) as opened, bar, Ahead() as ahead:
            waiting: tuple[list[ReportLine], Prepared] | None = None
            for lines in _batches(self._good_lines(file.lines(opened), bar)):
                coming = lines, ahead.begin(lines)
                if waiting:
                    writer.write(*waiting)
                waiting = coming
            if waiting:
                writer.write(*waiting)

    def _good_lines(self, lines: Iterator[tuple[int, bytes]], bar: tqdm) -> Iterator[ReportLine]:
        """The lines that can be taken; the others are named on standard error as they come."""
        seen: dict[str, int] = {}
        for number, text in lines:
            bar.update(len(text))
            try:
                line = read_line(text)
                if line.external_id in seen:
                    raise BadLine(_("line %(line)s has the same number") % {"line": seen[line.external_id]})
            except BadLine as bad:
                self.refused += 1
                with bar.external_write_mode(self.stderr):
                    self.stderr.write(_("Line %(line)s: %(reason)s") % {"line": number, "reason": bad})
                continue
            seen[line.external_id] = number
            yield line

    def _sum_up(self, writer: Writer) -> None:
        counts = {
            "refused": self.refused,
            **{name: writer.counts[name] for name in ("new", "changed", "unchanged")},
        }
        said = _("New: %(new)s. Changed: %(changed)s. Unchanged: %(unchanged)s. Refused: %(refused)s.")
        self.stdout.write(said % counts)


def _batches(lines: Iterator[ReportLine]) -> Iterator[list[ReportLine]]:
    while batch := list(islice(lines, SIZE)):
        yield batch
