"""What is planned, and who said what; the statements with a search index of their own."""

from typing import Any

import articles.models.search_document
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# FTS5 over the documents of statements, as migration 0004 has it over those of reports.
ADD = "INSERT INTO articles_statement_search (rowid, terms) VALUES (new.place, new.terms);"
TAKE = (
    "INSERT INTO articles_statement_search (articles_statement_search, rowid, terms)"
    " VALUES ('delete', old.place, old.terms);"
)
SQLITE = (
    "CREATE VIRTUAL TABLE articles_statement_search USING fts5(terms, content='articles_statementdocument',"
    " content_rowid='place', tokenize='ascii', detail='none')",
    f"CREATE TRIGGER articles_statement_added AFTER INSERT ON articles_statementdocument BEGIN {ADD} END",
    f"CREATE TRIGGER articles_statement_removed AFTER DELETE ON articles_statementdocument BEGIN {TAKE} END",
    f"CREATE TRIGGER articles_statement_changed AFTER UPDATE ON articles_statementdocument"
    f" BEGIN {TAKE} {ADD} END",
)
SQLITE_BACK = (
    *(f"DROP TRIGGER articles_statement_{what}" for what in ("added", "removed", "changed")),
    "DROP TABLE articles_statement_search",
)
POSTGRESQL = ("CREATE INDEX articles_statement_search ON articles_statementdocument USING gin (terms)",)
POSTGRESQL_BACK = ("DROP INDEX articles_statement_search",)


def make(_apps: Any, editor: Any) -> None:
    """The index that the database reads; which one, its kind decides."""
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def unmake(_apps: Any, editor: Any) -> None:
    """Take it away again."""
    for statement in POSTGRESQL_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Coverages, statements and what search reads of these."""

    dependencies = [
        ("articles", "0007_front_page"),
        ("events", "0003_desk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Readers see this from this moment on. Empty: they do not see it at all.",
                        null=True,
                        verbose_name="shown to readers from",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="place in the text"),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="Word for word as it stands in the report.",
                        max_length=2000,
                        verbose_name="quotation",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the title at the event, or the position on that day, as far as the record knows.",
                        max_length=200,
                        verbose_name="title held then",
                    ),
                ),
                ("said_on", models.DateField(verbose_name="said on")),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("day", "the day is known"),
                            ("month", "only the month is known"),
                            ("year", "only the year is known"),
                        ],
                        default="day",
                        max_length=5,
                        verbose_name="precision",
                    ),
                ),
                (
                    "stands",
                    models.BooleanField(default=True, editable=False, verbose_name="stands in the report"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="articles.article",
                        verbose_name="report",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="statements",
                        to="events.event",
                        verbose_name="said at",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="events.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="events.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="statements",
                        to="events.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="articles.revision",
                        verbose_name="revision it was cut from",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["-said_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="StatementDocument",
            fields=[
                ("place", models.BigAutoField(primary_key=True, serialize=False)),
                ("version", models.PositiveSmallIntegerField()),
                ("phrases", models.TextField()),
                ("terms", articles.models.search_document.TermsField()),
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="document",
                        to="articles.statement",
                        verbose_name="statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "search document of a statement",
                "verbose_name_plural": "search documents of statements",
            },
        ),
        migrations.CreateModel(
            name="Coverage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="In a few words; it may stay empty where the event says enough.",
                        max_length=200,
                        verbose_name="what about",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "text"),
                            ("photo", "photos"),
                            ("video", "video"),
                            ("live", "live coverage"),
                            ("interview", "interview"),
                        ],
                        default="text",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "due_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When it must be ready. Nothing is published by itself at this moment.",
                        null=True,
                        verbose_name="due at",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="For colleagues. Readers never see it.", verbose_name="note"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("assigned", "assigned"),
                            ("progress", "in progress"),
                            ("submitted", "submitted"),
                            ("completed", "completed"),
                            ("cancelled", "coverage cancelled"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="coverages",
                        to="articles.article",
                        verbose_name="the report it became",
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="coverages",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assigned to",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coverages",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="coverages",
                        to="articles.section",
                        verbose_name="section",
                    ),
                ),
            ],
            options={
                "verbose_name": "planned coverage",
                "verbose_name_plural": "planned coverages",
                "ordering": [models.OrderBy(models.F("due_at"), nulls_last=True), "id"],
                "indexes": [
                    models.Index(fields=["due_at", "id"], name="coverage_due"),
                    models.Index(fields=["assigned_to", "stage", "due_at"], name="coverage_of_account"),
                    models.Index(fields=["stage", "due_at", "id"], name="coverage_stage"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event__isnull", False), models.Q(("title", ""), _negated=True), _connector="OR"
                        ),
                        name="coverage_is_about_something",
                        violation_error_message="Choose an event, or say what it is about.",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["-said_on", "-id"], name="statement_newest"),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("person__isnull", False)),
                fields=["person", "-said_on", "-id"],
                name="statement_person_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("organisation__isnull", False)),
                fields=["organisation", "-said_on", "-id"],
                name="statement_organisation_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("event__isnull", False)),
                fields=["event", "-said_on", "-id"],
                name="statement_event_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(condition=models.Q(("stands", False)), fields=["id"], name="statement_fallen"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisation__isnull", True), ("person__isnull", False)),
                    models.Q(("organisation__isnull", False), ("person__isnull", True)),
                    _connector="OR",
                ),
                name="statement_has_one_speaker",
                violation_error_message="Choose either a person or an organisation.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="statement_says_something"
            ),
        ),
        migrations.RunPython(make, unmake),
    ]
