import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import forums.council.files
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Files that lie with a milestone."""

    dependencies = [
        ("forums", "0059_paper_former_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name='MilestoneDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('file', models.FileField(storage=forums.council.files.private, upload_to=forums.council.files.place, verbose_name='file')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='bytes')),
                ('pages', models.PositiveSmallIntegerField(editable=False, verbose_name='pages')),
                ('number', models.PositiveSmallIntegerField(editable=False, verbose_name='number')),
                ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='forums.milestone', verbose_name='milestone')),
            ],
            options={
                'verbose_name': 'document of a milestone',
                'verbose_name_plural': 'documents of milestones',
                'ordering': ('milestone', 'number'),
                'abstract': False,
                'base_manager_name': 'everything',
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('milestone', 'number'), name='milestone_document_numbered_once'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='milestone_document_has_title')],
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
    ]
