import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('forums', '0015_dialogue_forums_as_body'),
    ]

    operations = [
        migrations.RenameModel("RegisterEntry", "HistoryEntry"),
        migrations.AlterModelOptions(
            name='historyentry',
            options={'ordering': ('association', 'number'), 'verbose_name': "entry in an association's history", 'verbose_name_plural': "entries in associations' histories"},
        ),
        migrations.AlterField(
            model_name='association',
            name='contact_function',
            field=models.CharField(blank=True, max_length=120, verbose_name='role in the association'),
        ),
        migrations.AlterField(
            model_name='association',
            name='district',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='associations', to='forums.district', verbose_name='district'),
        ),
        migrations.AlterField(
            model_name='association',
            name='own_language',
            field=models.CharField(blank=True, choices=[('de', 'Deutsch'), ('en', 'English'), ('ar', 'العربية'), ('fa', 'فارسی / دری'), ('tr', 'Türkçe'), ('ku', 'Kurmancî'), ('ckb', 'سۆرانی'), ('uk', 'Українська'), ('ru', 'Русский'), ('ro', 'Română'), ('bg', 'Български'), ('pl', 'Polski'), ('sq', 'Shqip'), ('sr', 'Srpski'), ('pt', 'Português'), ('es', 'Español'), ('fr', 'Français'), ('it', 'Italiano'), ('el', 'Ελληνικά'), ('hy', 'Հայերեն'), ('arc', 'ܣܘܪܝܬ (Suryoyo)'), ('ti', 'ትግርኛ'), ('so', 'Soomaali'), ('sw', 'Kiswahili'), ('ta', 'தமிழ்'), ('vi', 'Tiếng Việt'), ('zh-hans', '中文'), ('rmy', 'Romani')], max_length=16, verbose_name='which language is that?'),
        ),
        migrations.AlterField(
            model_name='attendance',
            name='answer',
            field=models.CharField(blank=True, choices=[('yes', 'is coming'), ('no', 'is not coming')], max_length=4, verbose_name='answer'),
        ),
        migrations.AlterField(
            model_name='historyentry',
            name='kind',
            field=models.CharField(choices=[('begun', 'Registration started'), ('submitted', 'Sent to the office'), ('checked', 'Checklist filled in'), ('questioned', 'Question from the office'), ('answered', 'Answer from the association'), ('verified', 'Verified'), ('refused', 'Not accepted'), ('withdrawn', 'Withdrawn by the association'), ('suspended', 'Suspended'), ('resumed', 'Suspension lifted'), ('dissolved', 'Dissolved'), ('changed', 'Data changed'), ('consent', 'Consent changed'), ('invited', 'Speaker invited'), ('speaker', 'Speaker appointed'), ('mandate', 'Mandate changed'), ('joining', 'Joining a field'), ('reminded', 'Asked to confirm the data'), ('confirmed', 'Data confirmed'), ('unconfirmed', 'Not confirmed in time: no longer public'), ('imported', "Imported from the city's list")], max_length=12, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='joining',
            name='state',
            field=models.CharField(choices=[('requested', 'Waiting for the team'), ('asked', 'Question from the team'), ('declining', "Waiting for the team's second person"), ('member', 'Takes part'), ('declined', 'Declined'), ('ended', 'Ended')], default='requested', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='minutes_public',
            field=models.BooleanField(default=False, verbose_name='everyone may read the minutes'),
        ),
    ]
