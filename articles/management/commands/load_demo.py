"""`manage.py load_demo`: a newsroom to try things in."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.demo import loader
from articles.demo.accounts import Account, make_accounts
from articles.demo.photographs import WIDTH


class Command(BaseCommand):
    """Repeatable and offline; the second time nothing is changed."""

    help = "Loads the demo newsroom and its accounts; the second time nothing is changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--accounts-only", action="store_true", help="make the accounts and nothing else")
        parser.add_argument("--photo-width", type=int, default=WIDTH, help="of the photos, in pixels")
        parser.add_argument(
            "--processes", type=int, default=os.cpu_count() or 1, help="how many draw photos at the same time"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then say who can sign in."""
        accounts = make_accounts() if options["accounts_only"] else self._load(options)
        if options["verbosity"]:
            self._show(accounts)

    def _load(self, options: dict[str, Any]) -> list[Account]:
        # `disable=None`: only where a terminal watches.
        with tqdm(total=loader.pieces_of_work(), desc=_("Demo newsroom"), disable=None, leave=False) as bar:
            return loader.load(
                width=options["photo_width"], processes=max(1, options["processes"]), progress=bar.update
            )

    def _show(self, accounts: list[Account]) -> None:
        for account in accounts:
            self.stdout.write(f"{account.username}\t{account.password}\t{account.role}")
