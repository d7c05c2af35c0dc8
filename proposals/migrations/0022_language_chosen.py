from django.db import migrations, models


class Migration(migrations.Migration):
    """What an author has said of the language is not to be changed by a program. A constant default: no row is rewritten."""

    dependencies = [("proposals", "0019_danger_constraints")]

    operations = [
        migrations.AddField(
            "suggestion",
            "language_chosen",
            models.BooleanField(default=False, verbose_name="language chosen by its author"),
        )
    ]
