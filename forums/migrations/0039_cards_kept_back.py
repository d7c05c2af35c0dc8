from django.db import migrations, models
from django.db.migrations.state import StateApps
from django.db.models import Q


def keep_back(apps: StateApps, schema_editor: object) -> None:
    """Those whose flag was ended as a true one and that nobody has released since."""
    real = apps.get_model("forums", "CardFlag").objects.exclude(closed_at=None).exclude(outcome="false_alarm")
    cards = apps.get_model("forums", "Card")._base_manager.filter(pk__in=real.values("card"))
    cards.exclude(state="released").update(kept_back=True)


class Migration(migrations.Migration):
    """A card that was truly about danger is shown only by somebody who releases this very card."""

    dependencies = [("forums", "0038_activities_in_another_language")]

    operations = [
        migrations.AddField(
            model_name="card",
            name="kept_back",
            field=models.BooleanField(default=False, editable=False, verbose_name="to be released singly"),
        ),
        migrations.RunPython(keep_back, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.CheckConstraint(
                condition=~Q(kept_back=True, state="released"), name="card_kept_back_not_released"
            ),
        ),
    ]
