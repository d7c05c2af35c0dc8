import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import modelsearch.index
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('forums', '0006_pictures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NumberCounter',
            fields=[
                ('year', models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name='year')),
                ('last', models.PositiveIntegerField(default=0, verbose_name='last number')),
            ],
            options={
                'verbose_name': 'number counter',
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('language', models.CharField(default='de', max_length=16, verbose_name='language of the text')),
                ('notice_language', models.CharField(default='de', max_length=16, verbose_name='language of messages')),
                ('stage', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('already_covered', 'Already planned'), ('deferred', 'Deferred'), ('declined', 'Declined'), ('merged', 'Merged'), ('not_ours', 'Another office'), ('council_petition', 'Given to the council'), ('personal_case', 'Personal advice'), ('withdrawn', 'Withdrawn')], default='open', max_length=16, verbose_name='stage')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due on')),
                ('hops', models.PositiveSmallIntegerField(default=0, verbose_name='times passed on')),
                ('held_from', models.PositiveIntegerField(default=0, editable=False)),
                ('begun_at', models.DateTimeField(blank=True, null=True)),
                ('forwarded_at', models.DateTimeField(blank=True, null=True)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('answer_asked_by', models.DateField(blank=True, null=True, verbose_name="author's answer asked by")),
                ('days_left_when_asked', models.SmallIntegerField(blank=True, null=True)),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('extended_at', models.DateTimeField(blank=True, null=True)),
                ('overdue_at', models.DateTimeField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('answered_on', models.DateField(editable=False, null=True, verbose_name='first answer')),
                ('answer_days', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='working days to the first answer')),
                ('answered_in_time', models.BooleanField(editable=False, null=True, verbose_name='first answer in time')),
                ('reopened_at', models.DateTimeField(blank=True, null=True)),
                ('review_asked_at', models.DateTimeField(blank=True, null=True)),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='on the desk again on')),
                ('supporter_count', models.PositiveIntegerField(default=0, editable=False, verbose_name='supporters')),
                ('visibility', models.CharField(choices=[('pending', 'Received'), ('public', 'Public'), ('held', 'Being checked'), ('rejected', 'Not published')], default='pending', max_length=8, verbose_name='visibility')),
                ('original', models.TextField(blank=True, verbose_name='original text')),
                ('original_deleted_on', models.DateField(blank=True, null=True, verbose_name='original deleted on')),
                ('public_text', models.TextField(blank=True, verbose_name='public text')),
                ('released_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='read by a moderator')),
                ('number', models.CharField(editable=False, max_length=12, unique=True, verbose_name='number')),
                ('client_uuid', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('kind', models.CharField(blank=True, choices=[('idea', 'Idea'), ('wish', 'Wish'), ('concern', 'Concern')], max_length=8, verbose_name='kind')),
                ('source', models.CharField(choices=[('online', 'Online'), ('paper', 'On paper'), ('forum', 'Dialogue forum'), ('association', 'Association'), ('import', 'Taken over from another procedure')], default='online', max_length=12, verbose_name='source')),
                ('source_key', models.CharField(blank=True, editable=False, max_length=120)),
                ('source_name', models.CharField(blank=True, max_length=160, verbose_name='where it was collected')),
                ('author_name', models.CharField(blank=True, max_length=80, verbose_name="author's name")),
                ('author_name_public', models.BooleanField(default=False, verbose_name='name may be shown')),
                ('photo_public', models.BooleanField(default=False, verbose_name='photo may be shown')),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='received')),
                ('link_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('secret_word', models.CharField(blank=True, editable=False, max_length=160)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='suggestions', to=settings.AUTH_USER_MODEL, verbose_name="author's account")),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='forums.district', verbose_name='district')),
                ('field', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='forums.actionfield', verbose_name='action field')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='held_suggestions', to='forums.body', verbose_name='who has it')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='proposals.suggestion', verbose_name='merged into')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='suggestions', to='forums.picture', verbose_name='photo')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='forums.crosscuttingtheme', verbose_name='theme')),
            ],
            options={
                'verbose_name': 'suggestion',
                'verbose_name_plural': 'suggestions',
                'ordering': ('-received_at', '-pk'),
                'abstract': False,
                'base_manager_name': 'everything',
                'default_manager_name': 'objects',
            },
            bases=(modelsearch.index.Indexed, models.Model),
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('everything', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('received', 'Received'), ('released', 'Published'), ('held', 'Being checked'), ('rejected', 'Not published'), ('appealed', 'Author asked to check again'), ('redacted', 'Public text changed'), ('personal', 'Name or photo shown or hidden'), ('read', 'Read by a moderator'), ('complaint', 'Given to the complaints office'), ('routed', 'Assigned'), ('forwarded', 'Passed on'), ('called_back', 'Called back by the partner'), ('begun', 'Work has begun'), ('asked', 'Question to the author'), ('replied', 'Author answered'), ('interim_answer', 'Interim answer, new date'), ('drafted', 'Draft of an answer'), ('handed_over', 'Draft handed to the partner'), ('objected', 'Partner objects'), ('lapsed', 'Draft lapsed'), ('decided', 'Decided'), ('recused', 'Passed to the deputy'), ('escalated', 'Passed to the lead tandem'), ('merged', 'Merged'), ('followed', 'News of the joint suggestion'), ('unmerged', 'Separated again'), ('reopened', 'Opened again'), ('withdrawn', 'Withdrawn'), ('overdue', 'Overdue'), ('returned', 'Back on the desk after deferral'), ('measure_linked', 'Linked to a measure'), ('measure_progress', 'News of a measure')], max_length=20, verbose_name='kind')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('seat', models.CharField(blank=True, choices=[('office', 'City'), ('field', 'Partner')], max_length=8, verbose_name='seat')),
                ('public', models.BooleanField(default=True, verbose_name='public')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('text_language', models.CharField(default='de', max_length=16, verbose_name='language of the text')),
                ('reason', models.CharField(blank=True, max_length=40, verbose_name='reason')),
                ('data', models.JSONField(blank=True, default=dict)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'step',
                'verbose_name_plural': 'steps',
                'ordering': ('suggestion', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Follower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('language', models.CharField(default='de', max_length=16, verbose_name='language of messages')),
                ('is_author', models.BooleanField(default=False)),
                ('since', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since')),
                ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmed')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='followers', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'follower',
                'verbose_name_plural': 'followers',
            },
        ),
        migrations.CreateModel(
            name='DangerFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('danger', models.CharField(choices=[('violence', 'Violence'), ('child', 'A child in danger'), ('suicide', 'Suicide'), ('person', 'A complaint about a person')], max_length=12, verbose_name='danger')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='words that raised it')),
                ('raised_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('alerted_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('result', models.TextField(blank=True, verbose_name='what came of it')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='danger_flags', to='proposals.suggestion')),
            ],
            options={
                'verbose_name': 'danger flag',
                'verbose_name_plural': 'danger flags',
                'ordering': ('-raised_at',),
            },
        ),
        migrations.CreateModel(
            name='DangerCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='when')),
                ('whom', models.CharField(max_length=160, verbose_name='whom you called')),
                ('result', models.TextField(verbose_name='result')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('flag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='proposals.dangerflag')),
            ],
            options={
                'verbose_name': 'call',
                'verbose_name_plural': 'calls',
                'ordering': ('at',),
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('browser', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='proposals.suggestion')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='supports', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'support',
                'verbose_name_plural': 'supports',
            },
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['visibility', '-received_at', '-id'], name='suggestion_list'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['visibility', 'stage', 'received_at', 'id'], name='suggestion_waiting'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['visibility', '-supporter_count', '-id'], name='suggestion_supported'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['visibility', '-settled_at', '-id'], name='suggestion_answered'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['field', 'visibility', 'stage'], name='suggestion_field'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['field', 'answer_days'], name='suggestion_answer_days'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['holder', 'stage', 'due_on'], name='suggestion_desk'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['stage', 'due_on'], name='suggestion_due'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['district', 'visibility'], name='suggestion_district'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['source', 'visibility'], name='suggestion_source'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='suggestion_imported_once'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('stage', 'merged')), models.Q(models.Q(('stage', 'merged'), _negated=True), ('merged_into', None)), _connector='OR'), name='suggestion_merged_has_target'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'deferred'), _negated=True), ('review_on__isnull', False), _connector='OR'), name='suggestion_deferred_has_date'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(fields=('suggestion', 'number'), name='step_numbered_once'),
        ),
        migrations.AddIndex(
            model_name='follower',
            index=models.Index(condition=models.Q(('confirmed_at', None)), fields=['since'], name='follower_unconfirmed'),
        ),
        migrations.AddConstraint(
            model_name='follower',
            constraint=models.UniqueConstraint(fields=('suggestion', 'email'), name='follower_once'),
        ),
        migrations.AddIndex(
            model_name='dangerflag',
            index=models.Index(condition=models.Q(('opened_at', None)), fields=['raised_at'], name='danger_flag_unopened'),
        ),
        migrations.AddConstraint(
            model_name='dangerflag',
            constraint=models.UniqueConstraint(fields=('suggestion', 'danger'), name='danger_flag_once'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.UniqueConstraint(condition=models.Q(('user', None), _negated=True), fields=('suggestion', 'user'), name='support_once_per_account'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.UniqueConstraint(condition=models.Q(('browser', ''), _negated=True), fields=('suggestion', 'browser'), name='support_once_per_browser'),
        ),
    ]
