import uuid

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import i18nfield.fields
import modelcluster.fields
from django.db import migrations, models

import forums.municipality.calendar


class Migration(migrations.Migration):
    """Levels and numbers of goals, numbers of measures; what presses most in a field; of a measure who is responsible,
    from when, for which districts and themes, and whether a body adopted it; the day on which news happened."""

    dependencies = [
        ("proposals", "0036_progress_results"),("forums", "0043_council_papers"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='goal',
            options={'base_manager_name': 'everything', 'default_manager_name': 'objects', 'ordering': ('field', 'level', 'number', 'position', 'pk'), 'verbose_name': 'goal', 'verbose_name_plural': 'goals'},
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
        migrations.CreateModel(
            name='Challenge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('title', i18nfield.fields.I18nCharField(max_length=200, verbose_name='challenge')),
                ('description', i18nfield.fields.I18nTextField(blank=True, verbose_name='description')),
            ],
            options={
                'verbose_name': 'challenge',
                'verbose_name_plural': 'challenges',
                'ordering': ('field', 'position', 'pk'),
                'abstract': False,
                'base_manager_name': 'everything',
                'default_manager_name': 'objects',
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='challenge',
            name='field',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='challenges', to='forums.actionfield', verbose_name='action field'),
        ),
        migrations.AddField(
            model_name='measure',
            name='districts',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='None: the whole city.', related_name='measures', to='forums.district', verbose_name='districts'),
        ),
        migrations.AddField(
            model_name='measure',
            name='starts',
            field=models.DateField(blank=True, null=True, verbose_name='from'),
        ),
        migrations.AddField(
            model_name='measure',
            name='themes',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='measures', to='forums.crosscuttingtheme', verbose_name='cross-cutting themes'),
        ),
        migrations.AddField(
            model_name='measureactor',
            name='part',
            field=models.CharField(choices=[('responsible', 'Responsible'), ('partner', 'Partner')], default='partner', max_length=12, verbose_name='role'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('starts', None), ('until', None), ('starts__lte', models.F('until')), _connector='OR'), name='measure_starts_before_it_ends', violation_error_message='The measure ends before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='measureactor',
            constraint=models.UniqueConstraint(condition=models.Q(('part', 'responsible')), fields=('measure',), name='measure_has_one_responsible'),
        ),
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
    ]
