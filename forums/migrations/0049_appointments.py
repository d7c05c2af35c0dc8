
import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Appointments by a decision on a paper, and the mandates they ended."""

    dependencies = [
        ('forums', '0048_milestone_papers_found'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('starts', models.DateField(blank=True, help_text='Empty: from the day of the decision.', null=True, verbose_name='from')),
                ('ends', models.DateField(blank=True, help_text='The end of the term, where there is one.', null=True, verbose_name='until')),
                ('body', models.ForeignKey(limit_choices_to={'kind': 'office'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body', verbose_name='office')),
                ('membership', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.membership')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.paper', verbose_name='paper')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'appointment',
                'verbose_name_plural': 'appointments',
                'ordering': ('-pk',),
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
            name='EndedMandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ended_before', models.DateField(null=True)),
                ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ended', to='forums.appointment')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='forums.membership')),
            ],
            options={
                'verbose_name': 'ended mandate',
                'verbose_name_plural': 'ended mandates',
            },
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(condition=models.Q(('deleted', None)), fields=('paper', 'body'), name='appointment_once_per_paper', violation_error_message='This paper appoints somebody to this office already.'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('starts', None), ('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='appointment_dates_in_order', violation_error_message='The end lies before the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='endedmandate',
            constraint=models.UniqueConstraint(fields=('appointment', 'membership'), name='ended_mandate_once'),
        ),
    ]
