from django.db import migrations, models
from django.db.models import Q


def keep_back(apps, schema_editor):
    """What was really about danger and is not shown waits for somebody to look at it by itself."""
    cards = apps.get_model("forums", "Card")
    ended = apps.get_model("forums", "CardFlag").objects.exclude(outcome="").exclude(outcome="false_alarm")
    cards.objects.filter(pk__in=ended.values("card")).exclude(state="released").update(release_singly=True)


class Migration(migrations.Migration):
    """A card whose danger was real is never shown together with others."""

    dependencies = [("forums", "0038_activities_in_another_language")]

    operations = [
        migrations.AddField(
            model_name="card",
            name="release_singly",
            field=models.BooleanField(default=False, editable=False, verbose_name="to be released by itself"),
        ),
        migrations.RunPython(keep_back, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.CheckConstraint(
                condition=~Q(release_singly=True, state="released"), name="card_kept_back_not_released"
            ),
        ),
    ]
