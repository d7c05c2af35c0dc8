from django.db import migrations, models
from django.db.models import F
from django.utils import timezone


def keep_back(apps, schema_editor):
    """What has an open flag is kept back from now on; what stood in public with one is held, and its history says so."""
    flags, suggestions = apps.get_model("proposals", "DangerFlag"), apps.get_model("proposals", "Suggestion")
    flags.objects.exclude(closed_at=None).update(outcome="earlier")
    flagged = suggestions._base_manager.filter(pk__in=flags.objects.filter(closed_at=None).values("suggestion"))
    steps = apps.get_model("proposals", "Step")
    for suggestion in flagged.filter(visibility="public").iterator():
        number = suggestion.version + 1
        steps.objects.create(
            suggestion=suggestion, number=number, kind="held", at=timezone.now(), reason="care", text_language="de"
        )
        suggestions._base_manager.filter(pk=suggestion.pk).update(visibility="held", version=F("version") + 1)
    flagged.update(in_danger=True)
    suggestions._base_manager.filter(stage="personal_case", visibility="public").update(visibility="held")


class Migration(migrations.Migration):
    """While a danger flag is open, a text is kept from the public; a flag ends with what was done."""

    dependencies = [("proposals", "0017_measure_partly")]

    operations = [
        migrations.AddField(
            model_name="suggestion",
            name="in_danger",
            field=models.BooleanField(default=False, editable=False, verbose_name="a danger flag is open"),
        ),
        migrations.AddField(
            model_name="dangerflag",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("called", "I called somebody"),
                    ("advised", "I gave advice or passed on who helps"),
                    ("false_alarm", "It was a false alarm"),
                    ("earlier", "Closed before this was asked"),
                ],
                default="",
                max_length=12,
                verbose_name="what was done",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(keep_back, migrations.RunPython.noop),
    ]
