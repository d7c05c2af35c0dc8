from collections import defaultdict

from django.db import migrations
from django.utils.timezone import localdate


def give_numbers(apps, schema_editor):
    """What is there is operative, since measures and indicators belong to it, below no strategic goal, since nobody has
    said which. Numbers in the order of the pages; what was deleted comes last, and keeps its number, too."""
    Goal, Measure = apps.get_model("proposals", "Goal"), apps.get_model("proposals", "Measure")
    given = defaultdict(int)
    for goal in _in_order(Goal.objects.all()):
        given[goal.field_id] += 1
        goal.number = given[goal.field_id]
        goal.save(update_fields=["number"])
    below = defaultdict(int)
    for measure in _in_order(Measure.objects.exclude(goal=None)):
        below[measure.goal_id] += 1
        measure.number = below[measure.goal_id]
        measure.save(update_fields=["number"])
    for goal, last in below.items():
        Goal.objects.filter(pk=goal).update(last_measure=last)


def _in_order(rows):
    return sorted(rows, key=lambda row: (row.deleted is not None, row.field_id, row.position, row.pk))


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
    """Numbers for what is there, and what was adopted by a body. No change of tables: PostgreSQL allows none behind
    changed rows."""

    dependencies = [("proposals", "0037_goals_and_facts")]

    operations = [
        migrations.RunPython(give_numbers, migrations.RunPython.noop),
        migrations.RunPython(say_what_was_adopted, migrations.RunPython.noop),
    ]
