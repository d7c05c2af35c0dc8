import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('forums', '0004_bodies'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, verbose_name='kind')),
                ('event', models.CharField(max_length=120)),
                ('recipient', models.CharField(max_length=80)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('language', models.CharField(default='de', max_length=16)),
                ('about_id', models.PositiveBigIntegerField()),
                ('data', models.JSONField(default=dict)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                ('claimed_at', models.DateTimeField(editable=False, null=True)),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='sent')),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('trouble', models.CharField(blank=True, editable=False, max_length=120)),
                ('about_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
            },
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('sent_at', None)), fields=['written_at'], name='notice_unsent'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['about_type', 'about_id'], name='notice_about'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('event', 'recipient'), name='notice_once_per_event'),
        ),
    ]
