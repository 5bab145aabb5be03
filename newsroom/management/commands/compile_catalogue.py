"""Compile the messages with Babel: Django's `compilemessages` needs GNU gettext, a system package."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


def compile_stale(locale: Path) -> list[Path]:
    """Compile each catalogue under `locale` that is newer than what was compiled of it; what was written.

    Several processes may do so at once: a file appears whole or not at all.

    Raises:
        PoFileError: a catalogue is not well formed.
    """
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        descriptor, unfinished = tempfile.mkstemp(dir=target.parent, suffix=".unfinished")
        with os.fdopen(descriptor, "wb") as file:
            write_mo(file, catalogue)
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(target)
        written.append(target)
    return written


class Command(BaseCommand):
    """`manage.py compile_catalogue`."""

    help = "Compile the messages of each language whose catalogue is new."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile them."""
        for locale in settings.LOCALE_PATHS:
            for target in compile_stale(Path(locale)):
                if options["verbosity"] > 1:
                    self.stdout.write(str(target))
