"""Whether a record bears a word is read from the index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The index of the terms of each record has the terms as well."""

    dependencies = [("events", "0006_names_alone")]

    operations = [
        migrations.RemoveIndex(model_name="nameterm", name="name_term_of"),
        migrations.AddIndex(
            model_name="nameterm",
            index=models.Index(fields=["kind", "number", "term"], name="name_term_of"),
        ),
    ]
