import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    """PDFs of the concept that are written in the background."""

    dependencies = [
        ('cms', '0011_change_causes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Printout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('language', models.CharField(editable=False, max_length=16)),
                ('state', models.CharField(choices=[('waiting', 'Waiting for its turn'), ('writing', 'Being written'), ('done', 'Ready'), ('failed', 'Failed')], default='waiting', editable=False, max_length=8)),
                ('asked_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False)),
                ('begun_at', models.DateTimeField(editable=False, null=True)),
                ('content', models.BinaryField(null=True)),
                ('edition', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='printouts', to='cms.edition')),
            ],
            options={
                'verbose_name': 'PDF of the concept',
                'verbose_name_plural': 'PDFs of the concept',
            },
        ),
        migrations.AddConstraint(
            model_name='printout',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('content__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('content', None)), _connector='OR'), name='printout_done_has_content'),
        ),
    ]
