from django.conf import settings
from django.db import migrations, models
import django.db.models.deletion
import django.utils.timezone
import uuid


class Migration(migrations.Migration):

    dependencies = [
        ('proposals', '0002_measures'),
        ('forums', '0006_pictures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ranking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=80, verbose_name='model')),
                ('candidates', models.JSONField(verbose_name='fields with score and evidence')),
                ('confidence', models.FloatField(verbose_name='confidence')),
                ('clear', models.BooleanField(verbose_name='clear enough to route without a person')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rankings', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'ranking',
                'verbose_name_plural': 'rankings',
                'ordering': ('-at',),
            },
        ),
        migrations.AddIndex(
            model_name='ranking',
            index=models.Index(fields=['suggestion', '-at'], name='ranking_newest'),
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('as_what', models.CharField(blank=True, max_length=160, verbose_name='as')),
                ('text', models.TextField(verbose_name='comment')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'ordering': ('at',),
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('handed_over', 'Waits for the second signature'), ('effective', 'Effective'), ('objected', 'Objected to'), ('lapsed', 'Lapsed')], default='draft', max_length=12, verbose_name='state')),
                ('outcome', models.CharField(choices=[('accepted', 'Accepted'), ('already_covered', 'Already planned'), ('deferred', 'Deferred'), ('declined', 'Declined')], max_length=16, verbose_name='outcome')),
                ('reason', models.CharField(blank=True, choices=[('fits_the_concept', 'Fits the goals of the concept'), ('need_is_great', 'Many people need this'), ('quickly_done', 'Can be done quickly'), ('measure_exists', 'A measure exists'), ('offer_exists', 'An offer exists'), ('being_done', 'Is being done just now'), ('money_later', 'Money only in a later budget'), ('decision_awaited', 'Another decision has to come first'), ('partner_needed', 'A partner is missing'), ('no_money', 'No money'), ('no_staff', 'Nobody can do it'), ('not_allowed', 'The law does not allow it'), ('against_the_concept', 'Contradicts the concept'), ('harms_others', 'Others would be worse off'), ('not_effective', 'Would not help')], max_length=40, verbose_name='reason')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('would_change', models.TextField(blank=True, verbose_name='what would change it')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='on the desk again on')),
                ('path', models.CharField(blank=True, choices=[('ourselves', 'We do it ourselves'), ('proposed', 'We propose it')], max_length=10, verbose_name='path')),
                ('seat', models.CharField(choices=[('office', 'City'), ('field', 'Partner')], max_length=8, verbose_name='drafted by')),
                ('drafted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('lapse_reason', models.CharField(blank=True, max_length=40)),
                ('sole', models.BooleanField(default=False, verbose_name='decided by the project owner')),
                ('handed_over_at', models.DateTimeField(null=True)),
                ('asked', models.CharField(blank=True, choices=[('partner', 'the partner'), ('deputy', 'the deputy'), ('lead', 'the lead tandem')], max_length=8, verbose_name='waits for')),
                ('cosign_by', models.DateField(null=True, verbose_name='signature by')),
                ('objection', models.TextField(blank=True, verbose_name='objection')),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_version', models.PositiveIntegerField(default=0)),
                ('views', models.JSONField(default=list)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='forums.body', verbose_name='body')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.membership')),
                ('first_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.person')),
                ('measures', models.ManyToManyField(blank=True, related_name='decisions', to='proposals.measure', verbose_name='measures')),
                ('proposed_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body', verbose_name='proposed to')),
                ('second', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.membership')),
                ('second_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.person')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'decision',
                'verbose_name_plural': 'decisions',
                'ordering': ('suggestion', 'number'),
            },
        ),
        migrations.CreateModel(
            name='AnswerTranslation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=16, verbose_name='language')),
                ('text', models.TextField(verbose_name='answer')),
                ('by_machine', models.BooleanField(default=False, verbose_name='translated by a machine')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='proposals.decision')),
            ],
            options={
                'verbose_name': 'translated answer',
                'verbose_name_plural': 'translated answers',
            },
        ),
        migrations.CreateModel(
            name='PlannedMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='measure')),
                ('what', models.TextField(blank=True, verbose_name='what is done')),
                ('who', models.CharField(blank=True, max_length=200, verbose_name='who does it')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned', to='proposals.decision')),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.goal')),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='planned_by', to='proposals.measure')),
            ],
            options={
                'verbose_name': 'planned measure',
                'verbose_name_plural': 'planned measures',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Recusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.CharField(choices=[('office', 'City'), ('field', 'Partner')], max_length=8)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.person')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recusals', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'recusal',
                'verbose_name_plural': 'recusals',
            },
        ),
        migrations.CreateModel(
            name='SoloMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.CharField(choices=[('office', 'City'), ('field', 'Partner')], max_length=8)),
                ('stage', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('already_covered', 'Already planned'), ('deferred', 'Deferred'), ('declined', 'Declined'), ('merged', 'Merged'), ('not_ours', 'Another office'), ('council_petition', 'Given to the council'), ('personal_case', 'Personal advice'), ('withdrawn', 'Withdrawn')], max_length=16)),
                ('back_until', models.DateField(verbose_name='may be called back until')),
                ('called_back_at', models.DateTimeField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.person')),
                ('step', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='solo_move', to='proposals.step')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='solo_moves', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'move of one seat',
                'verbose_name_plural': 'moves of one seat',
            },
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['body', 'state', 'seat'], name='decision_to_sign'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['state', 'cosign_by'], name='decision_timed_out'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('suggestion', 'number'), name='decision_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'handed_over'])), fields=('suggestion',), name='decision_one_open'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('second_person', None), models.Q(('second_person', models.F('first_person')), _negated=True), _connector='OR'), name='decision_two_persons'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'effective'), _negated=True), ('sole', True), ('second_person__isnull', False), _connector='OR'), name='decision_two_signatures'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'lapsed']), models.Q(('answer', ''), _negated=True), _connector='OR'), name='decision_answered_in_german'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'objected'), _negated=True), models.Q(('objection', ''), _negated=True), _connector='OR'), name='decision_objection_says_why'),
        ),
        migrations.AddConstraint(
            model_name='answertranslation',
            constraint=models.UniqueConstraint(fields=('decision', 'language'), name='answer_once_per_language'),
        ),
        migrations.AddConstraint(
            model_name='recusal',
            constraint=models.UniqueConstraint(fields=('suggestion', 'person'), name='recusal_once'),
        ),
        migrations.AddIndex(
            model_name='solomove',
            index=models.Index(fields=['body', 'back_until'], name='solo_move_running'),
        ),
    ]
