import uuid

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import i18nfield.fields
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """What presses most in a field; of a measure: who answers for it, from when, for which districts and themes."""

    dependencies = [("forums", "0043_council_papers"), ("proposals", "0037_goal_numbers")]

    operations = [
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
    ]
