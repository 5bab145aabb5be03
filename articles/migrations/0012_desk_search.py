"""The index of words that only the desk sees, with FTS5 over it on SQLite and GIN on PostgreSQL."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import articles.models.search_document

ADD = (
    "INSERT INTO articles_desk_search (rowid, title_terms, terms)"
    " VALUES (new.article_id, new.title_terms, new.terms);"
)
TAKE = (
    "INSERT INTO articles_desk_search (articles_desk_search, rowid, title_terms, terms)"
    " VALUES ('delete', old.article_id, old.title_terms, old.terms);"
)
SQLITE = (
    "CREATE VIRTUAL TABLE articles_desk_search USING fts5(title_terms, terms, content='articles_deskdocument',"
    " content_rowid='article_id', tokenize='ascii', detail='column')",
    f"CREATE TRIGGER articles_desk_added AFTER INSERT ON articles_deskdocument BEGIN {ADD} END",
    f"CREATE TRIGGER articles_desk_removed AFTER DELETE ON articles_deskdocument BEGIN {TAKE} END",
    f"CREATE TRIGGER articles_desk_changed AFTER UPDATE ON articles_deskdocument BEGIN {TAKE} {ADD} END",
)
SQLITE_BACK = (
    *(f"DROP TRIGGER articles_desk_{what}" for what in ("added", "removed", "changed")),
    "DROP TABLE articles_desk_search",
)
POSTGRESQL = (
    "CREATE INDEX articles_desk_search ON articles_deskdocument USING gin (terms)",
    "CREATE INDEX articles_desk_search_title ON articles_deskdocument USING gin (title_terms)",
)
POSTGRESQL_BACK = ("DROP INDEX articles_desk_search", "DROP INDEX articles_desk_search_title")


def make(_apps: Any, editor: Any) -> None:
    """The index that the database reads; which one, its kind decides."""
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def unmake(_apps: Any, editor: Any) -> None:
    """Take it away again."""
    for statement in POSTGRESQL_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    """What is there already comes in when the tables have been made."""

    dependencies = [("articles", "0011_mention_parts")]

    operations = [
        migrations.CreateModel(
            name="DeskDocument",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="desk_document",
                        serialize=False,
                        to="articles.article",
                        verbose_name="report",
                    ),
                ),
                ("revision", models.PositiveBigIntegerField()),
                ("version", models.PositiveSmallIntegerField()),
                ("phrases", models.TextField()),
                ("title_terms", articles.models.search_document.TermsField()),
                ("terms", articles.models.search_document.TermsField()),
            ],
            options={
                "verbose_name": "search document of the desk",
                "verbose_name_plural": "search documents of the desk",
            },
        ),
        migrations.RunPython(make, unmake),
    ]
