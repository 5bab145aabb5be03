"""`manage.py check_search`: finds what the search index does not show as it is, and mends it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles import archive_counts, desk_index, fts5, search_index
from articles.models import Article
from events import name_index


class Command(BaseCommand):
    """Compares every report with its document, words, moment and links, and the archive's counts with the reports."""

    help = "Finds and mends drift of the search index; says so where another version of the analyser made it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check every report, mend those that drifted, say how many."""
        if outdated := search_index.outdated():
            self.stdout.write(
                _("Made by another version of the analyser, and made anew now: %(count)s.")
                % {"count": outdated}
            )
        mended = 0
        total = Article.objects.filter(published_at__isnull=False).count()
        with tqdm(total=total, disable=None, leave=False) as bar:
            for numbers in search_index.batches():
                drifted = search_index.drifted(numbers)
                search_index.refresh(drifted)
                mended += len(drifted)
                bar.update(len(numbers))
        strays = search_index.remove_strays()
        counts, names = archive_counts.mend(), name_index.mend()
        unseen = desk_index.mend()
        if not fts5.agrees():
            fts5.make_anew()
            self.stdout.write(_("FTS5 differed from the table that it indexes, and was made anew."))
        said = _("Checked: %(checked)s. Mended: %(mended)s. Removed: %(strays)s.")
        self.stdout.write(said % {"checked": total, "mended": mended, "strays": strays})
        self.stdout.write(_("Unpublished words put right, in reports: %(count)s.") % {"count": unseen})
        self.stdout.write(_("Words of names put right: %(count)s.") % {"count": names})
        self.stdout.write(_("Counts of the archive put right: %(count)s.") % {"count": counts})
