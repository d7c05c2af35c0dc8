from collections import defaultdict

import django.db.models.deletion
from django.db import migrations, models


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


class Migration(migrations.Migration):
    """Strategic and operative goals, and the numbers of goals and measures."""

    dependencies = [
        ("proposals", "0036_progress_results"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='goal',
            options={'base_manager_name': 'everything', 'default_manager_name': 'objects', 'ordering': ('field', 'position', 'number', 'pk'), 'verbose_name': 'goal', 'verbose_name_plural': 'goals'},
        ),
        migrations.AddField(
            model_name='goal',
            name='last_measure',
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='last number of a measure'),
        ),
        migrations.AddField(
            model_name='goal',
            name='level',
            field=models.CharField(choices=[('strategic', 'Strategic goal'), ('operative', 'Operative goal')], default='operative', max_length=10, verbose_name='level'),
        ),
        migrations.AddField(
            model_name='goal',
            name='number',
            field=models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name='number'),
        ),
        migrations.AddField(
            model_name='goal',
            name='parent',
            field=models.ForeignKey(blank=True, limit_choices_to={'level': 'strategic'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='proposals.goal', verbose_name='serves the strategic goal'),
        ),
        migrations.AddField(
            model_name='measure',
            name='number',
            field=models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name='number'),
        ),
        migrations.AlterField(
            model_name='measure',
            name='goal',
            field=models.ForeignKey(blank=True, limit_choices_to={'level': 'operative'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='proposals.goal', verbose_name='goal'),
        ),
        migrations.RunPython(give_numbers, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('field', 'number'), name='goal_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level', 'strategic'), ('number', None), ('parent', None)), models.Q(('level', 'operative'), ('number__isnull', False)), _connector='OR'), name='goal_operative_is_numbered'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.UniqueConstraint(fields=('goal', 'number'), name='measure_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('goal', None), ('number', None)), models.Q(('goal__isnull', False), ('number__isnull', False)), _connector='OR'), name='measure_numbered_by_its_goal'),
        ),
    ]
