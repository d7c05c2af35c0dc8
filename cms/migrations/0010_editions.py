import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import i18nfield.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The editions of the concept: what was adopted, frozen, and what happened to each."""

    dependencies = [
        ("cms", "0009_chapter_milestones"),
        ('forums', '0043_council_papers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('consultation', 'In consultation'), ('adopted', 'Adopted'), ('superseded', 'Superseded')], default='draft', editable=False, max_length=12, verbose_name='state')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('adopted_on', models.DateField(editable=False, null=True, verbose_name='adopted on')),
                ('adopted_by', i18nfield.fields.I18nCharField(blank=True, editable=False, max_length=200, verbose_name='adopted by')),
                ('paper_number', models.CharField(blank=True, editable=False, max_length=8, verbose_name='number of the paper')),
                ('result', models.CharField(blank=True, choices=[('open', 'no result yet'), ('unanimous', 'unanimous'), ('majority', 'by majority'), ('noted', 'taken note of'), ('postponed', 'postponed'), ('referred', 'referred'), ('dropped', 'taken off the agenda')], editable=False, max_length=10, verbose_name='result')),
                ('yes', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='yes')),
                ('no', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='no')),
                ('abstentions', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='abstentions')),
                ('consultation_from', models.DateField(blank=True, editable=False, null=True, verbose_name='consultation from')),
                ('consultation_until', models.DateField(blank=True, editable=False, null=True, verbose_name='consultation until')),
                ('number', models.PositiveSmallIntegerField(help_text='0 is the first concept, 1 its first update, and so on.', verbose_name='number')),
                ('slug', models.SlugField(help_text='For example: zweite-fortschreibung', max_length=60, verbose_name='end of the address')),
                ('title', i18nfield.fields.I18nCharField(max_length=160, verbose_name='title')),
                ('note', i18nfield.fields.I18nTextField(blank=True, verbose_name='note')),
                ('decision', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='forums.consultation')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ('-number',),
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
            name='EditionEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('begun', 'Begun'), ('consulted', 'Consultation opened'), ('prolonged', 'Dates of the consultation changed'), ('adopted', 'Adopted'), ('vote_corrected', 'Result of the vote corrected'), ('taken_back', 'Adoption taken back'), ('superseded', 'Superseded'), ('in_force_again', 'In force again'), ('words_taken', 'Words taken out')], max_length=14, verbose_name='kind')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='when')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('old_from', models.DateField(blank=True, null=True)),
                ('old_until', models.DateField(blank=True, null=True)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='cms.edition')),
            ],
            options={
                'verbose_name': 'entry of an edition',
                'verbose_name_plural': 'entries of editions',
                'ordering': ('edition', 'number'),
            },
        ),
        migrations.CreateModel(
            name='FrozenPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('image', models.PositiveIntegerField(editable=False)),
                ('width', models.PositiveSmallIntegerField(editable=False)),
                ('height', models.PositiveSmallIntegerField(editable=False)),
                ('content', models.BinaryField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='cms.edition')),
            ],
            options={
                'verbose_name': 'picture of an edition',
                'verbose_name_plural': 'pictures of editions',
            },
        ),
        migrations.CreateModel(
            name='FrozenSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('whole', 'Introduction'), ('part', 'Part'), ('chapter', 'Chapter'), ('field', 'Action field'), ('process', 'Process')], max_length=8)),
                ('key', models.CharField(max_length=64)),
                ('slug', models.SlugField(max_length=255)),
                ('number', models.CharField(blank=True, max_length=8)),
                ('below', models.BooleanField(default=False)),
                ('titles', models.JSONField(default=dict, verbose_name='titles')),
                ('content', models.JSONField(default=dict, verbose_name='content')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='cms.edition')),
            ],
            options={
                'verbose_name': 'section of an edition',
                'verbose_name_plural': 'sections of editions',
                'ordering': ('edition', 'position'),
            },
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(condition=models.Q(('deleted', None)), fields=('number',), name='edition_number_once', violation_error_message='There is an edition of this number already.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(condition=models.Q(('deleted', None)), fields=('slug',), name='edition_address_once', violation_error_message='There is an edition with this address already.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(condition=models.Q(('deleted', None), models.Q(('state', 'superseded'), _negated=True)), fields=('state',), name='edition_one_of_each_state', violation_error_message='Another edition is being worked on. It has to be adopted first.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('consultation_from', None), ('consultation_until', None)), models.Q(('consultation_from__isnull', False), ('consultation_until__gte', models.F('consultation_from')), ('consultation_until__isnull', False)), _connector='OR'), name='edition_consultation_in_order'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'consultation'), _negated=True), ('consultation_from__isnull', False), _connector='OR'), name='edition_consultation_has_days'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('adopted_on', None), ('decision', None), ('state__in', ['consultation', 'draft'])), models.Q(('adopted_on__isnull', False), ('decision__isnull', False), ('state__in', ['adopted', 'superseded'])), _connector='OR'), name='edition_adopted_by_decision'),
        ),
        migrations.AddConstraint(
            model_name='editionentry',
            constraint=models.UniqueConstraint(fields=('edition', 'number'), name='edition_entry_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='editionentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'prolonged'), ('old_from__isnull', False), ('old_until__isnull', False)), models.Q(models.Q(('kind', 'prolonged'), _negated=True), ('old_from', None), ('old_until', None)), _connector='OR'), name='edition_entry_keeps_old_dates'),
        ),
        migrations.AddConstraint(
            model_name='editionentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['prolonged', 'vote_corrected', 'taken_back', 'words_taken']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='edition_entry_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='frozenpicture',
            constraint=models.UniqueConstraint(fields=('edition', 'image'), name='edition_picture_once'),
        ),
        migrations.AddConstraint(
            model_name='frozensection',
            constraint=models.UniqueConstraint(fields=('edition', 'position'), name='edition_section_position'),
        ),
        migrations.AddConstraint(
            model_name='frozensection',
            constraint=models.UniqueConstraint(fields=('edition', 'kind', 'key'), name='edition_section_once'),
        ),
        migrations.AddConstraint(
            model_name='frozensection',
            constraint=models.UniqueConstraint(fields=('edition', 'kind', 'slug'), name='edition_section_address'),
        ),
    ]
