from django.db import migrations, models


class Migration(migrations.Migration):
    """Figures lead to what is overdue, and to answers that came in time or too late. Indexes only: no row is
    rewritten."""

    dependencies = [("proposals", "0009_card_outcome")]

    operations = [
        migrations.AddIndex(
            "suggestion",
            models.Index(fields=["visibility", "stage", "due_on"], name="suggestion_overdue"),
        ),
        migrations.AddIndex(
            "suggestion",
            models.Index(fields=["visibility", "answered_in_time", "-received_at", "-id"], name="suggestion_punctual"),
        ),
    ]
