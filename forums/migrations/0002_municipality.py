import datetime
import django.core.validators
import django.db.models.manager
import django.utils.timezone
import i18nfield.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0001_accounts'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClosingDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='day')),
                ('reason', i18nfield.fields.I18nCharField(blank=True, max_length=120, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'closing day',
                'verbose_name_plural': 'closing days',
                'ordering': ('day',),
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('modified', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='modified')),
                ('deleted', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deleted')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('slug', models.SlugField(unique=True, verbose_name='slug')),
            ],
            options={
                'verbose_name': 'district',
                'verbose_name_plural': 'districts',
                'ordering': ('name',),
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
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Stadt Rheine', max_length=80, verbose_name='name')),
                ('moderation', models.CharField(choices=[('before', 'Read before publication'), ('after', 'Read after publication')], default='before', max_length=8, verbose_name='moderation')),
                ('moderation_days', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MinValueValidator(1)], verbose_name='days to read a new suggestion')),
                ('answer_days', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(1)], verbose_name='days to the first answer')),
                ('extension_days', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(1)], verbose_name='days an interim answer adds')),
                ('partner_days', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1)], verbose_name='days a partner has to co-sign')),
                ('callback_days', models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(1)], verbose_name='days a partner may call a single step back')),
                ('lead_days', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1)], verbose_name='days the lead tandem may disagree')),
                ('reopen_weeks', models.PositiveSmallIntegerField(default=4, validators=[django.core.validators.MinValueValidator(1)], verbose_name='weeks in which an author may reopen')),
                ('question_days', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(1)], verbose_name='days an author has to answer a question')),
                ('accessibility_days', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1)], verbose_name='days to answer a report of a barrier')),
                ('originals_kept_days', models.PositiveSmallIntegerField(default=365, validators=[django.core.validators.MinValueValidator(1)], verbose_name='calendar days an original is kept after the end')),
                ('holiday_region', models.CharField(default='NW', max_length=2, verbose_name='federal state (holidays)')),
                ('opens_at', models.TimeField(default=datetime.time(8, 0), verbose_name='working hours from')),
                ('closes_at', models.TimeField(default=datetime.time(16, 0), verbose_name='working hours until')),
                ('association_label', i18nfield.fields.I18nCharField(blank=True, max_length=80, verbose_name='word for associations')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail of the office')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone of the office')),
                ('counselling', i18nfield.fields.I18nTextField(blank=True, verbose_name='confidential advice: where, when, telephone')),
                ('personal_advice', i18nfield.fields.I18nTextField(blank=True, verbose_name='advice in personal matters: where, when, telephone')),
                ('council_contact', i18nfield.fields.I18nTextField(blank=True, verbose_name='the way to the council (§ 24 GO NRW)')),
                ('danger_contacts', i18nfield.fields.I18nTextField(blank=True, verbose_name='contact sheet for danger, for moderators')),
                ('complaints_contact', i18nfield.fields.I18nTextField(blank=True, verbose_name='complaints about persons: where to')),
            ],
            options={
                'verbose_name': 'municipality',
            },
        ),
    ]
