
import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Evaluations with the teams' assessments and their approvals: three new tables."""


    dependencies = [
        ('forums', '0052_first_public'),
        ('proposals', '0045_suggestion_passage'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('slug', models.SlugField(editable=False, max_length=40, verbose_name='address')),
                ('starts', models.DateField(blank=True, null=True, verbose_name='from')),
                ('until', models.DateField(verbose_name='until')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('approved_version', models.PositiveIntegerField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'evaluation',
                'verbose_name_plural': 'evaluations',
                'ordering': ('-until', '-starts', '-pk'),
                'abstract': False,
                'base_manager_name': 'everything',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(condition=models.Q(('deleted', None)), fields=('slug',), name='evaluation_once'), models.CheckConstraint(condition=models.Q(('starts', None), ('starts__lte', models.F('until')), _connector='OR'), name='evaluation_days_in_order'), models.CheckConstraint(condition=models.Q(('approved_version', None), ('approved_version__lte', models.F('version')), _connector='OR'), name='evaluation_approved_what_was_written')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(verbose_name='version')),
                ('text', models.TextField(max_length=6000, verbose_name='assessment')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written at')),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.actionfield')),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='proposals.evaluation')),
            ],
            options={
                'verbose_name': 'assessment',
                'verbose_name_plural': 'assessments',
                'ordering': ('evaluation', 'version'),
                'constraints': [models.UniqueConstraint(fields=('evaluation', 'version'), name='assessment_numbered_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='assessment_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(verbose_name='version')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='approved at')),
                ('facts', models.JSONField(editable=False, verbose_name='figures')),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='proposals.evaluation')),
            ],
            options={
                'verbose_name': 'approval of an evaluation',
                'verbose_name_plural': 'approvals of evaluations',
                'ordering': ('evaluation', 'version'),
                'constraints': [models.UniqueConstraint(fields=('evaluation', 'version'), name='evaluation_approved_once')],
            },
        ),
    ]
