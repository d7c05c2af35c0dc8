from django.db import migrations, models


class Migration(migrations.Migration):
    """Another word for an act; no column changes."""

    dependencies = [
        ('forums', '0008_access_log'),
    ]

    operations = [
        migrations.AlterField(
            model_name='dataaccess',
            name='act',
            field=models.CharField(choices=[('looked', 'Looked at'), ('exported', 'Exported'), ('imported', 'Imported'), ('erased', 'Erased')], max_length=10, verbose_name='act'),
        ),
    ]
