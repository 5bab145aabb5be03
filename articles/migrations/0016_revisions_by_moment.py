"""The list of reports finds what was saved on some days without walking through the archive."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index, for each database alike."""

    dependencies = [("articles", "0015_marked_titles")]

    operations = [
        migrations.AddIndex(model_name="revision", index=models.Index(fields=["at"], name="revision_at")),
    ]
