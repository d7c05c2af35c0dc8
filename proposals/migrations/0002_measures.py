import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import i18nfield.fields
import modelcluster.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0007_associations'),
        ('proposals', '0001_suggestions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('title', i18nfield.fields.I18nCharField(max_length=200, verbose_name='goal')),
                ('description', i18nfield.fields.I18nTextField(blank=True, verbose_name='description')),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='forums.actionfield', verbose_name='action field')),
            ],
            options={
                'verbose_name': 'goal',
                'verbose_name_plural': 'goals',
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
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('name', i18nfield.fields.I18nCharField(max_length=200, verbose_name='indicator')),
                ('unit', i18nfield.fields.I18nCharField(max_length=60, verbose_name='unit')),
                ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='target')),
                ('target_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='target year')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='proposals.goal', verbose_name='goal')),
            ],
            options={
                'verbose_name': 'indicator',
                'verbose_name_plural': 'indicators',
                'ordering': ('goal', 'position', 'pk'),
                'abstract': False,
                'base_manager_name': 'everything',
                'default_manager_name': 'objects',
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('slug', models.SlugField(blank=True, max_length=80, unique=True, verbose_name='slug')),
                ('title', i18nfield.fields.I18nCharField(max_length=200, verbose_name='measure')),
                ('what', i18nfield.fields.I18nTextField(blank=True, verbose_name='what is done')),
                ('who', i18nfield.fields.I18nCharField(blank=True, max_length=200, verbose_name='who does it')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('path', models.CharField(choices=[('ourselves', 'We do it ourselves'), ('proposed', 'We propose it')], default='ourselves', max_length=10, verbose_name='path')),
                ('status', models.CharField(choices=[('proposed', 'Proposed'), ('planned', 'Planned'), ('running', 'Under way'), ('done', 'Done'), ('stopped', 'Stopped')], default='planned', max_length=10, verbose_name='status')),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='forums.actionfield', verbose_name='action field')),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='proposals.goal', verbose_name='goal')),
                ('proposed_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposed_measures', to='forums.body', verbose_name='proposed to')),
            ],
            options={
                'verbose_name': 'measure',
                'verbose_name_plural': 'measures',
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
        migrations.CreateModel(
            name='MeasureActor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', i18nfield.fields.I18nCharField(blank=True, max_length=160, verbose_name='name')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body', verbose_name='body')),
                ('association', models.ForeignKey(blank=True, help_text='Being named awards no contract and no money.', limit_choices_to={'state': 'verified'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measure_actors', to='forums.association', verbose_name='association')),
                ('measure', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='actors', to='proposals.measure')),
            ],
            options={
                'verbose_name': 'actor of a measure',
                'verbose_name_plural': 'actors of measures',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Resource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('name', i18nfield.fields.I18nCharField(max_length=160, verbose_name='resource')),
                ('amount', i18nfield.fields.I18nCharField(blank=True, max_length=160, verbose_name='how much')),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resources', to='forums.actionfield', verbose_name='action field')),
            ],
            options={
                'verbose_name': 'resource',
                'verbose_name_plural': 'resources',
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
        migrations.CreateModel(
            name='MeasureOrigin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='proposals.measure')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'origin of a measure',
                'verbose_name_plural': 'origins of measures',
            },
        ),
        migrations.AddField(
            model_name='measure',
            name='suggestions',
            field=models.ManyToManyField(related_name='measures', through='proposals.MeasureOrigin', to='proposals.suggestion'),
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='on')),
                ('value', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='value')),
                ('source', models.CharField(blank=True, max_length=160, verbose_name='source')),
                ('indicator', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='proposals.indicator')),
            ],
            options={
                'verbose_name': 'reading',
                'verbose_name_plural': 'readings',
                'ordering': ('indicator', 'on'),
                'constraints': [models.UniqueConstraint(fields=('indicator', 'on'), name='reading_once_a_day')],
            },
        ),
        migrations.AddConstraint(
            model_name='measureorigin',
            constraint=models.UniqueConstraint(fields=('measure', 'suggestion'), name='measure_origin_once'),
        ),
        migrations.AddIndex(
            model_name='measure',
            index=models.Index(fields=['status', 'field'], name='measure_status'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('path', 'ourselves'), ('proposed_to__isnull', False), _connector='OR'), name='measure_proposed_to_a_body', violation_error_message='Please choose the body it is proposed to.'),
        ),
        migrations.CreateModel(
            name='Progress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('status', models.CharField(choices=[('proposed', 'Proposed'), ('planned', 'Planned'), ('running', 'Under way'), ('done', 'Done'), ('stopped', 'Stopped')], max_length=10, verbose_name='status')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='when')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('text_language', models.CharField(default='de', max_length=16, verbose_name='language of the text')),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='progress', to='proposals.measure')),
            ],
            options={
                'verbose_name': 'news of a measure',
                'verbose_name_plural': 'news of measures',
                'ordering': ('measure', 'number'),
                'constraints': [models.UniqueConstraint(fields=('measure', 'number'), name='progress_numbered_once')],
            },
        ),
    ]
