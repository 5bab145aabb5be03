"""`manage.py make_roles`: the groups of the desk with their permissions."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.roles import make_roles


class Command(BaseCommand):
    """May be run again at any time: it gives the roles back what they are meant to hold."""

    help = "Create the roles of the desk and give them their permissions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them and say so."""
        for name, group in make_roles().items():
            self.stdout.write(f"{name}: {group.permissions.count()}")
