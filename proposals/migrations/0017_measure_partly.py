from django.db import migrations, models


class Migration(migrations.Migration):
    """A measure may be done in part."""

    dependencies = [
        ('proposals', '0016_errata'),
    ]

    operations = [
        migrations.AlterField(
            model_name='measure',
            name='status',
            field=models.CharField(choices=[('proposed', 'Proposed'), ('planned', 'Planned'), ('running', 'Under way'), ('partly', 'Partly done'), ('done', 'Done'), ('stopped', 'Stopped')], default='planned', max_length=10, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='progress',
            name='status',
            field=models.CharField(choices=[('proposed', 'Proposed'), ('planned', 'Planned'), ('running', 'Under way'), ('partly', 'Partly done'), ('done', 'Done'), ('stopped', 'Stopped')], max_length=10, verbose_name='status'),
        ),
    ]
