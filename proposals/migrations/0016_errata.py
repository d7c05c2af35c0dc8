import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Both seats correct a public answer; what has two signatures shares its columns, so each names its own body."""

    dependencies = [
        ('forums', '0016_associations_history'),
        ('proposals', '0015_step_kinds'),
    ]

    operations = [
        migrations.AlterField(
            model_name='decision',
            name='body',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='forums.body', verbose_name='body'),
        ),
        migrations.CreateModel(
            name='Erratum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.CharField(choices=[('office', 'City'), ('field', 'Partner')], max_length=8, verbose_name='drafted by')),
                ('drafted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('handed_over_at', models.DateTimeField(null=True)),
                ('asked', models.CharField(blank=True, choices=[('partner', 'the partner'), ('deputy', 'the deputy'), ('lead', 'the lead tandem')], max_length=8, verbose_name='waits for')),
                ('cosign_by', models.DateField(null=True, verbose_name='signature by')),
                ('objection', models.TextField(blank=True, verbose_name='objection')),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_version', models.PositiveIntegerField(default=0)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('handed_over', 'Waits for the second signature'), ('effective', 'Effective'), ('objected', 'Objected to'), ('lapsed', 'Lapsed')], default='draft', max_length=12, verbose_name='state')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('answer', models.TextField(verbose_name='answer')),
                ('would_change', models.TextField(blank=True, verbose_name='what would change it')),
                ('reason', models.TextField(verbose_name='why it is corrected')),
                ('by_owner', models.BooleanField(default=False, verbose_name='corrected by the project owner')),
                ('lapse_reason', models.CharField(blank=True, max_length=40)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='forums.body', verbose_name='body')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.membership')),
                ('first_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.person')),
                ('second', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.membership')),
                ('second_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.person')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='errata', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'erratum',
                'verbose_name_plural': 'errata',
                'ordering': ('suggestion', 'number'),
                'indexes': [models.Index(fields=['body', 'state', 'seat'], name='erratum_to_sign'), models.Index(fields=['state', 'cosign_by'], name='erratum_timed_out')],
                'constraints': [models.UniqueConstraint(fields=('suggestion', 'number'), name='erratum_numbered_once'), models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'handed_over'])), fields=('suggestion',), name='erratum_one_open'), models.CheckConstraint(condition=models.Q(('second_person', None), models.Q(('second_person', models.F('first_person')), _negated=True), _connector='OR'), name='erratum_two_persons'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'effective'), _negated=True), ('by_owner', True), ('second_person__isnull', False), _connector='OR'), name='erratum_two_signatures'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'objected'), _negated=True), models.Q(('objection', ''), _negated=True), _connector='OR'), name='erratum_objection_says_why')],
            },
        ),
    ]
