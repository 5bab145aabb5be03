"""`manage.py load_synonyms`: the starting list of synonyms, or a list of one's own."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.synonyms.group import STARTING_LIST
from articles.synonyms.starting_list import load


class Command(BaseCommand):
    """May be run again at any time: rows that an editor changed stay as they are."""

    help = "Bring the starting list of synonyms up to date; rows that an editor changed stay as they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file."""
        parser.add_argument(
            "file", nargs="?", type=Path, default=STARTING_LIST, help="in the form of news.tsv"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what became of the rows.

        Raises:
            CommandError: the file cannot be read, or a line is no group.
        """
        try:
            counts = load(options["file"])
        except (OSError, ValueError) as fault:
            raise CommandError(str(fault)) from fault
        said = _(
            "New: %(new)s. Changed: %(changed)s. Taken out: %(gone)s. Kept as an editor left them: %(kept)s."
        )
        self.stdout.write(said % {name: counts[name] for name in ("new", "changed", "gone", "kept")})
