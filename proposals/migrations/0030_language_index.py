from django.db import migrations, models


class Migration(migrations.Migration):
    """The list by the language of a text."""

    dependencies = [("proposals", "0028_suggestion_point")]

    operations = [
        migrations.AddIndex(
            "suggestion",
            models.Index(fields=["language", "visibility", "-received_at", "-id"], name="suggestion_language"),
        ),
    ]
