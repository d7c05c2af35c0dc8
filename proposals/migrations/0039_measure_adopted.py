import django.utils.timezone
from django.db import migrations, models
from django.utils.timezone import localdate

import forums.municipality.calendar


def say_what_was_adopted(apps, schema_editor):
    """A measure on a body's path that is planned was adopted by it: no other verb led there. Its entries, and the steps
    of suggestions that tell of them, say so, too. An entry happened on the day on which it was written."""
    Measure, Progress = apps.get_model("proposals", "Measure"), apps.get_model("proposals", "Progress")
    Step = apps.get_model("proposals", "Step")
    Measure.objects.filter(path="proposed", status="planned").update(status="adopted")
    for entry in Progress.objects.iterator(chunk_size=500):
        entry.on = localdate(entry.at)
        entry.save(update_fields=["on"])
    adopted = Progress.objects.filter(status="planned", measure__path="proposed").exclude(body=None)
    entries = set(adopted.values_list("pk", flat=True))
    measures = set(adopted.values_list("measure", flat=True))
    adopted.update(status="adopted")
    told = Step.objects.filter(kind="measure_progress", data__measure__in=list(measures), data__status="planned")
    for step in told.iterator(chunk_size=500) if measures else []:
        if step.data.get("progress") in entries:
            step.data["status"] = "adopted"
            step.save(update_fields=["data"])


class Migration(migrations.Migration):
    """A body adopts what was proposed to it; what a team does by itself is planned. And the day on which it happened."""

    dependencies = [("proposals", "0038_challenges_and_facts")]

    operations = [
        migrations.AddField(
            model_name='progress',
            name='on',
            field=models.DateField(default=forums.municipality.calendar.today, verbose_name='happened on'),
        ),
        migrations.AlterField(
            model_name='measure',
            name='status',
            field=models.CharField(choices=[('proposed', 'Proposed'), ('adopted', 'Adopted'), ('planned', 'Planned'), ('running', 'Under way'), ('partly', 'Partly done'), ('done', 'Done'), ('stopped', 'Stopped')], default='planned', max_length=10, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='progress',
            name='at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='entered at'),
        ),
        migrations.AlterField(
            model_name='progress',
            name='status',
            field=models.CharField(choices=[('proposed', 'Proposed'), ('adopted', 'Adopted'), ('planned', 'Planned'), ('running', 'Under way'), ('partly', 'Partly done'), ('done', 'Done'), ('stopped', 'Stopped')], max_length=10, verbose_name='status'),
        ),
        migrations.RunPython(say_what_was_adopted, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('path', 'ourselves'), ('status', 'adopted'), _negated=True), models.Q(('path', 'proposed'), ('status', 'planned'), _negated=True)), name='measure_adopted_by_a_body'),
        ),
    ]
