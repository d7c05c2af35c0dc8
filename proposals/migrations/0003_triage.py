import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('proposals', '0002_measures'),
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
    ]
