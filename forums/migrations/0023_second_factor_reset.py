"""That a coordinator reset a second factor is on record."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', "0022_card_reviews"),
    ]

    operations = [
        migrations.AlterField(
            model_name='dataaccess',
            name='act',
            field=models.CharField(choices=[('looked', 'Looked at'), ('exported', 'Exported'), ('imported', 'Imported'), ('erased', 'Erased'), ('reset', 'Second factor reset')], max_length=10, verbose_name='act'),
        ),
    ]
