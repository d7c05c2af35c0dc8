import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which suggestions caused a change between two editions."""

    dependencies = [
        ('cms', '0010_editions'),
        ('proposals', '0031_measures_words_taken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChangeCause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=200)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changed_editions', to='proposals.suggestion')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='causes', to='cms.edition')),
            ],
            options={
                'verbose_name': 'cause of a change',
                'verbose_name_plural': 'causes of changes',
                'ordering': ('edition', 'place', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='changecause',
            constraint=models.UniqueConstraint(fields=('edition', 'place', 'suggestion'), name='change_cause_once'),
        ),
    ]
