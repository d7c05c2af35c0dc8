import cms.paper_drafts.blocks
import cms.paper_drafts.facts
import django.core.validators
import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import modelcluster.fields
import uuid
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Drafts of council papers with their proposed sequence."""

    dependencies = [
        ('cms', '0012_printouts'),
        ('forums', '0052_first_public'),
        ('proposals', '0045_suggestion_passage'),
    ]

    operations = [
        migrations.CreateModel(
            name='PaperDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('kind', models.CharField(choices=[('status', 'Status report'), ('measures', 'Resolution on measures'), ('concept', 'Resolution on the concept'), ('appointment', 'Appointment'), ('evaluation', 'Evaluation')], default='status', max_length=12, verbose_name='kind')),
                ('subject', models.CharField(blank=True, help_text='Empty: the usual one.', max_length=250, verbose_name='subject')),
                ('public', models.BooleanField(default=True, verbose_name='public')),
                ('term_starts', models.DateField(blank=True, help_text='Empty: from the day of the decision.', null=True, verbose_name='from')),
                ('term_ends', models.DateField(blank=True, null=True, verbose_name='until')),
                ('first_year', models.PositiveSmallIntegerField(default=cms.paper_drafts.facts.this_year, verbose_name='money from the year')),
                ('last_year', models.PositiveSmallIntegerField(default=cms.paper_drafts.facts.this_year, verbose_name='money until the year')),
                ('issued_by', models.CharField(blank=True, help_text='For example: Der Bürgermeister', max_length=120, verbose_name='from')),
                ('office', models.CharField(blank=True, max_length=160, verbose_name='office in charge')),
                ('key_project', models.CharField(blank=True, max_length=160, verbose_name='key project')),
                ('products', models.TextField(blank=True, help_text='One on each line.', max_length=1000, verbose_name='products')),
                ('effects', models.CharField(choices=[('summed', 'as the resources add up'), ('none', 'there are none'), ('unsaid', 'not stated')], default='summed', max_length=6, verbose_name='financial effects')),
                ('rhythm', models.CharField(blank=True, choices=[('once', 'once'), ('yearly', 'every year'), ('both', 'once and every year')], max_length=6, verbose_name='how often')),
                ('equity_reduction', models.DecimalField(blank=True, decimal_places=2, help_text='Resources do not tell it. It stands in the form only beside other amounts.', max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='reduction of equity')),
                ('funded', models.BooleanField(blank=True, null=True, verbose_name='funding is secured')),
                ('funded_by', models.CharField(blank=True, choices=[('budget', 'from the budget, by the product or project'), ('other', 'otherwise, see the reasons')], max_length=6, verbose_name='funded')),
                ('funded_from', models.CharField(blank=True, max_length=160, verbose_name='by which product or project')),
                ('resolution', models.TextField(blank=True, max_length=10000, verbose_name='proposed resolution')),
                ('body', wagtail.fields.StreamField([('own', 2), ('earlier', 5), ('organisation', 6), ('process', 7), ('structure', 8), ('edition', 9), ('steering', 10), ('officer', 11), ('appointment', 12), ('suggestions', 13), ('measures', 14), ('field', 17), ('matrix', 18), ('money', 19), ('outlook', 20)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 120}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul'], 'label': 'Text'}), 2: ('wagtail.blocks.StructBlock', [[('title', 0), ('words', 1)]], {}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Empty: the usual heading.', 'label': 'Heading', 'max_length': 120, 'required': False}), 4: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul'], 'label': 'Before it, in your own words', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Mandate and earlier papers'}), 6: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Project organisation'}), 7: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Process so far'}), 8: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Structure of the concept'}), 9: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'The edition that is to be adopted'}), 10: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Communication and steering'}), 11: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Migration officer'}), 12: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Proposed appointment'}), 13: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Suggestions of people and associations'}), 14: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'The measures it is about'}), 15: ('wagtail.blocks.ChoiceBlock', [], {'choices': cms.paper_drafts.blocks.fields_to_choose, 'label': 'Action field'}), 16: ('wagtail.blocks.BooleanBlock', (), {'default': True, 'label': 'with figures of its suggestions', 'required': False}), 17: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4), ('field', 15), ('with_suggestions', 16)]], {}), 18: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Measures by action field and state'}), 19: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Financial effects by year'}), 20: ('wagtail.blocks.StructBlock', [[('title', 3), ('words', 4)]], {'label': 'Outlook'})}, verbose_name='reasons')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('frozen', models.JSONField(editable=False, null=True)),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='sent')),
                ('appointed_to', models.ForeignKey(blank=True, limit_choices_to={'kind': 'office'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body', verbose_name='office')),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cms.edition', verbose_name='edition')),
                ('fields', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='None: all of them.', related_name='+', to='forums.actionfield', verbose_name='action fields')),
                ('measures', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='proposals.measure', verbose_name='measures')),
                ('paper', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='forums.paper', verbose_name='paper')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forums.person', verbose_name='person')),
                ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.paper', verbose_name='earlier paper on the same matter')),
            ],
            options={
                'verbose_name': 'draft of a paper',
                'verbose_name_plural': 'drafts of papers',
                'ordering': ('-created', '-pk'),
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
            name='DraftStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('part', models.CharField(choices=[('recommends', 'recommends'), ('decides', 'decides'), ('notes', 'takes note')], default='recommends', max_length=10, verbose_name='what the body does')),
                ('number', models.CharField(blank=True, help_text='Empty as long as it is not known.', max_length=6, validators=[django.core.validators.RegexValidator('^[1-9]\\d{0,2}(\\.[1-9]\\d?)?\\Z', 'Please write it like 4 or 4.1.')], verbose_name='number on the agenda')),
                ('reporters', models.CharField(blank=True, help_text='By function, without names. For example: Leitung der Fachstelle', max_length=250, verbose_name='reported by')),
                ('body', models.ForeignKey(limit_choices_to={'kind__in': ['council', 'committee', 'decision_body', 'steering_group']}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forums.body', verbose_name='body')),
                ('meeting', models.ForeignKey(blank=True, help_text='Empty as long as no date is known.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forums.councilmeeting', verbose_name='meeting')),
                ('draft', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='cms.paperdraft')),
            ],
            options={
                'verbose_name': 'step of the sequence',
                'verbose_name_plural': 'steps of the sequence',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='paperdraft',
            constraint=models.CheckConstraint(condition=models.Q(('last_year__gte', models.F('first_year'))), name='paper_draft_years_in_order', violation_error_message='The last year lies before the first.'),
        ),
        migrations.AddConstraint(
            model_name='paperdraft',
            constraint=models.CheckConstraint(condition=models.Q(('term_starts', None), ('term_ends', None), ('term_ends__gte', models.F('term_starts')), _connector='OR'), name='paper_draft_term_in_order', violation_error_message='The end lies before the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='paperdraft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('frozen__isnull', True), ('paper', None), ('sent_at', None)), models.Q(('frozen__isnull', False), ('paper__isnull', False), ('sent_at__isnull', False)), _connector='OR'), name='paper_draft_sent_is_frozen'),
        ),
        migrations.AddConstraint(
            model_name='draftstep',
            constraint=models.CheckConstraint(condition=models.Q(('number', ''), ('meeting__isnull', False), _connector='OR'), name='draft_step_number_in_a_meeting', violation_error_message='Please choose the meeting.'),
        ),
    ]
