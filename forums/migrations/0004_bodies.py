import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import i18nfield.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0003_fields'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('slug', models.SlugField(unique=True, verbose_name='slug')),
                ('kind', models.CharField(choices=[('council', 'Council'), ('committee', 'Committee'), ('steering_group', 'Steering group'), ('decision_body', 'Decision body'), ('lead_tandem', 'Lead tandem'), ('network', 'Network'), ('office', 'Office'), ('initiative', 'Initiative')], max_length=16, verbose_name='kind')),
                ('structure', models.CharField(choices=[('project', 'For the update of the concept'), ('permanent', 'Permanent')], default='permanent', max_length=10, verbose_name='structure')),
                ('duty', models.CharField(blank=True, choices=[('lead', 'Lead tandem: front desk and escalations'), ('owner', 'Project owner: decides what the lead tandem cannot'), ('coordination', 'Project coordination'), ('concept_office', 'Office for the concept: part A and its own work'), ('complaints', 'Complaints about persons'), ('association_list', 'Keeps the list of associations'), ('migration_officer', 'Volunteer migration officer'), ('steering', 'Steering group'), ('decision', 'Decision body')], max_length=20, verbose_name='duty on this platform')),
                ('name', i18nfield.fields.I18nCharField(max_length=160, verbose_name='name')),
                ('task', i18nfield.fields.I18nTextField(blank=True, verbose_name='what it does')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('founded', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ended', models.DateField(blank=True, null=True, verbose_name='until')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('field', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='forums.actionfield', verbose_name='action field')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='forums.body', verbose_name='part of')),
                ('successors', models.ManyToManyField(blank=True, related_name='predecessors', to='forums.body', verbose_name='successors')),
            ],
            options={
                'verbose_name': 'body',
                'verbose_name_plural': 'bodies',
                'ordering': ('structure', 'position', 'slug'),
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
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('role', models.CharField(choices=[('chair', 'Chair'), ('deputy_chair', 'Deputy chair'), ('member', 'Member'), ('holder', 'Holder of the office'), ('office_seat', 'Tandem, seat of the city'), ('office_deputy', 'Tandem, deputy for the city'), ('field_seat', 'Tandem, seat of the partner'), ('field_deputy', 'Tandem, deputy for the partner'), ('actor', 'Partner or actor in the network')], max_length=16, verbose_name='role')),
                ('capacity', models.CharField(blank=True, choices=[('expert', 'Expert'), ('immigrant', 'Person with experience of migration'), ('multiplier', 'Multiplier'), ('council_group', 'Council group')], max_length=16, verbose_name='as')),
                ('organisation', i18nfield.fields.I18nCharField(blank=True, max_length=160, verbose_name='for which organisation')),
                ('starts', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='until')),
                ('interim', models.BooleanField(default=False, verbose_name='interim')),
                ('appointed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='forums.body', verbose_name='appointed by')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='forums.body', verbose_name='body')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='forums.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ('body', 'role', 'starts'),
                'abstract': False,
                'base_manager_name': 'everything',
                'default_manager_name': 'objects',
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('duty', ''), _negated=True), ('deleted', None), ('ended', None)), fields=('duty',), name='body_one_per_duty', violation_error_message='Another body has this duty already.'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(condition=models.Q(('deleted', None), ('ended', None), ('kind', 'network')), fields=('field',), name='body_one_network_per_field', violation_error_message='This action field has a network already. End that one first.'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('ended', None), ('founded', None), ('ended__gte', models.F('founded')), _connector='OR'), name='body_dates_in_order', violation_error_message='The end lies before the beginning.'),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(fields=['person', 'ends'], name='membership_person_ends'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('deleted', None), ('ends', None), ('role__in', ['office_seat', 'office_deputy', 'field_seat', 'field_deputy'])), fields=('body', 'role'), name='membership_one_per_seat', violation_error_message='This seat is taken. Write an end into the membership that holds it first.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('ends', None), ('starts', None), ('ends__gte', models.F('starts')), _connector='OR'), name='membership_dates_in_order', violation_error_message='The end lies before the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), ('role', 'actor'), _connector='OR'), name='membership_has_person', violation_error_message='Please choose a person. Only an actor of a network may be an organisation alone.'),
        ),
    ]
