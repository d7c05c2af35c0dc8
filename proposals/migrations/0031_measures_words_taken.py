from django.db import migrations, models


class Migration(migrations.Migration):
    """Since when a measure's title waits for new words; empty where none were taken, or before this was kept."""

    dependencies = [("proposals", "0030_language_index")]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="words_taken_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="words of its title were taken"),
        ),
    ]
