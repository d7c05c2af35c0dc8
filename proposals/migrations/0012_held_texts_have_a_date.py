from datetime import date, timedelta

from django.db import migrations, models

WEEK = timedelta(days=7)  # five working days, the default of the setting


def give_what_is_held_a_date(apps, schema_editor):
    apps.get_model("proposals", "Suggestion").objects.filter(visibility="held").update(check_by=date.today() + WEEK)


class Migration(migrations.Migration):
    """The day by which moderation has checked a text that it holds; what is held already gets one too."""

    dependencies = [("proposals", "0010_lateness_indexes")]

    operations = [
        migrations.AddField(
            model_name="suggestion",
            name="check_by",
            field=models.DateField(blank=True, null=True, verbose_name="on hold: to be checked by"),
        ),
        migrations.RunPython(give_what_is_held_a_date, migrations.RunPython.noop, elidable=True),
    ]
