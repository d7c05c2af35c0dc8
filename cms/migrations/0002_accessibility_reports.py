
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0001_pages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessibilityReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('problem', models.TextField(max_length=4000, verbose_name='What does not work?')),
                ('page', models.CharField(blank=True, max_length=300, verbose_name='On which page?')),
                ('email', models.EmailField(blank=True, help_text='Only if you want a mail. We delete the address once we have answered.', max_length=254, verbose_name='E-mail for the answer')),
                ('language', models.CharField(default='de', editable=False, max_length=16, verbose_name='language')),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='received')),
                ('due_on', models.DateField(editable=False, verbose_name='answer by')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='answered')),
                ('answered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'report of a barrier',
                'verbose_name_plural': 'reports of barriers',
                'ordering': ('answered_at', 'due_on', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='accessibility_answer_has_text')],
            },
        ),
    ]
