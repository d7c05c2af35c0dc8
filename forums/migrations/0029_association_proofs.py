import django.db.models.deletion
import django.utils.timezone
import forums.associations.proofs.proof
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Files that show the office that an association exists."""

    dependencies = [
        ("forums", "0028_registrations_arrived"),
    ]

    operations = [
        migrations.AlterField(
            model_name='historyentry',
            name='kind',
            field=models.CharField(choices=[('begun', 'Registration started'), ('submitted', 'Sent to the office'), ('checked', 'Checklist filled in'), ('questioned', 'Question from the office'), ('answered', 'Answer from the association'), ('verified', 'Verified'), ('refused', 'Not accepted'), ('withdrawn', 'Withdrawn by the association'), ('suspended', 'Suspended'), ('resumed', 'Suspension lifted'), ('dissolved', 'Dissolved'), ('changed', 'Data changed'), ('consent', 'Consent changed'), ('invited', 'Speaker invited'), ('speaker', 'Speaker appointed'), ('mandate', 'Mandate changed'), ('joining', 'Joining a field'), ('reminded', 'Asked to confirm the data'), ('confirmed', 'Data confirmed'), ('unconfirmed', 'Not confirmed in time: no longer public'), ('imported', "Imported from the city's list"), ('proof', 'Proof handed in'), ('proof_back', 'Proof taken back')], max_length=12, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='Proof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('client_uuid', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('kind', models.CharField(blank=True, choices=[('statutes', 'Statutes'), ('register', 'Extract from the register of associations'), ('founding', 'Minutes of the founding'), ('other', 'Something else')], max_length=12, verbose_name='kind')),
                ('file', models.FileField(storage=forums.associations.proofs.proof._private, upload_to=forums.associations.proofs.proof._place, verbose_name='file')),
                ('name', models.CharField(max_length=120, verbose_name='name of the file')),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='bytes')),
                ('pages', models.PositiveSmallIntegerField(editable=False, verbose_name='pages')),
                ('taken_in', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='when')),
                ('association', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proofs', to='forums.association')),
                ('by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'proof of an association',
                'verbose_name_plural': 'proofs of associations',
                'ordering': ('taken_in', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('association', 'digest'), name='proof_handed_in_once')],
            },
        ),
    ]
