"""What search and the archive need at a million reports.

Pairs of neighbouring words for phrases, eras for PostgreSQL, an index of what a hit shows for SQLite, and the counts of
days, months and years.
"""

from typing import Any

from django.db import migrations, models

from articles.models.search_document import EVERY_PAIR, MOST_SECONDS, NUMBER_BITS

DOCUMENTS = "articles_searchdocument"
# By hand: Django would make SQLite's table anew, and the triggers that keep FTS5 would be lost with the old one.
SQLITE = (
    f"ALTER TABLE {DOCUMENTS} ADD COLUMN pairs blob NOT NULL DEFAULT X'{EVERY_PAIR.hex()}'",
    # Rows lie one a page, because they are long; here a dozen lie on one.
    f"CREATE INDEX articles_search_hits ON {DOCUMENTS} (place, article_id, published_at, facets, pairs)",
)
ERA = ", ".join(
    f"'§{letter}' || (((place >> {NUMBER_BITS}) + {MOST_SECONDS}) >> {length})"
    for letter, length in (("w", 19), ("x", 23), ("y", 27))
)
POSTGRESQL = (
    f"ALTER TABLE {DOCUMENTS} ADD COLUMN pairs bytea NOT NULL DEFAULT '\\x{EVERY_PAIR.hex()}'",
    # Without eras a document would not be found at all.
    f"UPDATE {DOCUMENTS} SET facets = facets || array_to_tsvector(ARRAY[{ERA}])",  # noqa: S608 - numbers of our own
)


def forwards(_apps: Any, editor: Any) -> None:
    """In the database's own words; `%` stands in none of them."""
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def backwards(_apps: Any, editor: Any) -> None:
    """Take it away again; eras that stay hurt nobody."""
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP INDEX articles_search_hits")
    editor.execute(f"ALTER TABLE {DOCUMENTS} DROP COLUMN pairs")


def count(apps: Any, _editor: Any) -> None:
    """The counts of what is there; later each report moves them."""
    from articles.archive_counts import counted

    row = apps.get_model("articles", "PeriodCount")
    found = counted(apps.get_model("articles", "Article").objects.all())
    row.objects.bulk_create(
        [
            row(unit=unit, section=section, first=first, reports=number)
            for (unit, section, first), number in found.items()
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    """Afterwards `manage.py rebuild_search` makes phrases quick; they are found without it."""

    dependencies = [("articles", "0008_planning_and_statements")]

    operations = [
        migrations.CreateModel(
            name="PeriodCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "unit",
                    models.CharField(choices=[("d", "day"), ("m", "month"), ("y", "year")], max_length=1),
                ),
                ("section", models.BigIntegerField()),
                ("first", models.DateField()),
                ("reports", models.IntegerField()),
            ],
            options={"verbose_name": "count of the archive", "verbose_name_plural": "counts of the archive"},
        ),
        migrations.AddConstraint(
            model_name="periodcount",
            constraint=models.UniqueConstraint(
                fields=("unit", "section", "first"), name="period_counted_once"
            ),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(forwards, backwards)],
            state_operations=[
                migrations.AddField(
                    model_name="searchdocument",
                    name="pairs",
                    field=models.BinaryField(default=EVERY_PAIR),
                )
            ],
        ),
    ]
