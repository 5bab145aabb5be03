"""Nothing any more: what was done here is done by 0017, in one go with what it needs besides."""

from django.db import migrations


class Migration(migrations.Migration):
    """Kept for those who have run it."""

    dependencies = [("articles", "0014_titles_by_era")]

    operations: list[migrations.operations.base.Operation] = []
