"""Whether this database holds the demo, which says so when it is loaded."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0023_second_factor_reset'),
    ]

    operations = [
        migrations.AddField(
            model_name='municipality',
            name='demo',
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
