"""The index of titles has links and eras too: on PostgreSQL a window of titles is one reading of one small index."""

from typing import Any

from django.db import migrations

OLD = "CREATE INDEX articles_search_title ON articles_searchdocument USING gin (title_terms)"
NEW = "CREATE INDEX articles_search_title ON articles_searchdocument USING gin (title_terms, facets)"


def _make(statement: str) -> Any:
    def make(_apps: Any, editor: Any) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute("DROP INDEX articles_search_title")
            editor.execute(statement)

    return make


class Migration(migrations.Migration):
    """Afterwards `manage.py rebuild_search`: this version of the analyser makes other tables of pairs."""

    dependencies = [("articles", "0013_suggested_links")]

    operations = [migrations.RunPython(_make(NEW), _make(OLD))]
