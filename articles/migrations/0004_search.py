"""The search index: a table of terms, FTS5 over it on SQLite, GIN on PostgreSQL."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import articles.models.search_document

COLUMNS = ("title_terms", "terms", "facets")
NEW, OLD = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("new", "old"))
NAMES = ", ".join(COLUMNS)
ADD = f"INSERT INTO articles_search (rowid, {NAMES}) VALUES (new.place, {NEW});"  # noqa: S608 - names of our own
TAKE = f"INSERT INTO articles_search (articles_search, rowid, {NAMES}) VALUES ('delete', old.place, {OLD});"  # noqa: S608
# SQLite before 3.43 cannot delete from a contentless index, so the terms stand in the table and triggers follow it.
SQLITE = (
    f"CREATE VIRTUAL TABLE articles_search USING fts5({NAMES}, content='articles_searchdocument',"
    " content_rowid='place', tokenize='ascii', detail='column')",
    f"CREATE TRIGGER articles_search_added AFTER INSERT ON articles_searchdocument BEGIN {ADD} END",
    f"CREATE TRIGGER articles_search_removed AFTER DELETE ON articles_searchdocument BEGIN {TAKE} END",
    f"CREATE TRIGGER articles_search_changed AFTER UPDATE ON articles_searchdocument BEGIN {TAKE} {ADD} END",
)
POSTGRESQL = (
    "CREATE INDEX articles_search ON articles_searchdocument USING gin (terms, facets)",
    "CREATE INDEX articles_search_title ON articles_searchdocument USING gin (title_terms)",
)
SQLITE_BACK = (
    *(f"DROP TRIGGER articles_search_{what}" for what in ("added", "removed", "changed")),
    "DROP TABLE articles_search",
)
POSTGRESQL_BACK = ("DROP INDEX articles_search", "DROP INDEX articles_search_title")


def make(_apps: Any, editor: Any) -> None:
    """The index that the database reads; which one, its kind decides."""
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def unmake(_apps: Any, editor: Any) -> None:
    """Take it away again."""
    for statement in POSTGRESQL_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    """What is published already is brought in by `manage.py rebuild_search`."""

    dependencies = [("articles", "0003_desk")]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("place", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_document",
                        to="articles.article",
                        verbose_name="report",
                    ),
                ),
                ("revision", models.PositiveBigIntegerField()),
                ("published_at", models.DateTimeField()),
                ("version", models.PositiveSmallIntegerField()),
                ("facets", articles.models.search_document.TermsField()),
                ("phrases", models.TextField()),
                ("title_terms", articles.models.search_document.TermsField()),
                ("terms", articles.models.search_document.TermsField()),
            ],
            options={"verbose_name": "search document", "verbose_name_plural": "search documents"},
        ),
        migrations.RunPython(make, unmake),
    ]
