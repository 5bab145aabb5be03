"""`manage.py rebuild_search`: the search index made anew, a batch at a time, while readers go on searching."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles import archive_counts, desk_index, fts5, search_index, statement_index
from articles.models import Article
from events import name_index


class Command(BaseCommand):
    """Each batch is a transaction: a search meanwhile finds a report by its old terms or by its new ones."""

    help = "Makes the search index anew; search stays open."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refresh every report that readers see or will see."""
        total = Article.objects.filter(published_at__isnull=False).count()
        # `disable=None`: only where a terminal watches.
        with tqdm(total=total, disable=None, leave=False) as bar:
            for numbers in search_index.batches():
                search_index.refresh(numbers)
                bar.update(len(numbers))
        search_index.remove_strays()
        archive_counts.mend()
        for statements in statement_index.batches():
            statement_index.refresh(statements)
        name_index.mend()
        desk_index.mend()
        fts5.optimise()
        self.stdout.write(_("Reports in the search index: %(count)s.") % {"count": total})
